import { writeRoutes, liveRoute } from '../../../src/pages/addon/writes.ts';
import { pageData } from '../../../src/pages/addon/ticket-page.ts';
import { orRefused, refusedJson } from '../../../src/pages/addon/refuse.tsx';
import type { PageDeps } from '../../../src/pages/kit/deps.ts';
import type { Asked, Reply } from '../../../src/pages/kit/route.ts';
import type { Random } from '../../../src/sandbox/shell/random.ts';
import { TicketRefused, type SignedIn, type TicketDesk } from '../../../src/sync/tickets/desk.ts';
import { openDesk } from '../../../src/sync/tickets/open-desk.ts';
import type { Classroom } from './classroom.ts';
import type { Clock } from './clock.ts';
import { Process, type StoreFaults } from './process.ts';
import { ATTACHMENT, BASE, nameOf, PLACE, TICKET } from './school.ts';
import type { TicketStore } from './ticket-store.ts';

export interface Request {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The cookie, or what stands for it. */
  readonly token: string | null;
  /** Before whose eyes the answer comes; the server does not look at it. */
  readonly by: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: number;
}

/** Who signed in, kept in the store: it outlives every process. Ended after an hour without a request. */
export class Sessions {
  readonly #held = new Map<string, { readonly person: string; seen: number }>();
  readonly #clock: Clock;
  #made = 0;
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(person: string): string {
    this.#made += 1;
    const token = `session-${this.#made}`;
    this.#held.set(token, { person, seen: this.#clock.now() });
    return token;
  }

  end(token: string | null): void {
    if (token !== null) this.#held.delete(token);
  }

  /** Whose it is, without being used. */
  peek(token: string | null): string | null {
    return (token === null ? undefined : this.#held.get(token))?.person ?? null;
  }

  personOf(token: string | null): string | null {
    const session = token === null ? undefined : this.#held.get(token);
    if (session === undefined) return null;
    if (this.#clock.now() - session.seen > 3_600_000) {
      this.end(token);
      return null;
    }
    session.seen = this.#clock.now();
    return session.person;
  }
}

export interface ServerParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: TicketStore;
  readonly classroom: Classroom;
  readonly sessions: Sessions;
  readonly faults: () => StoreFaults;
  /** What a planted fault makes of the desk. */
  readonly wrong: (desk: TicketDesk) => TicketDesk;
}

/** One instance of `waymark serve`: the real routes of a ticket's script over the real desk, without a socket. */
export class Server {
  readonly process: Process;
  readonly desk: TicketDesk;
  readonly #parts: ServerParts;
  readonly #deps: PageDeps;
  constructor(parts: ServerParts, made: number) {
    const { clock, random, store, classroom, faults } = parts;
    this.#parts = parts;
    this.process = new Process(clock, random, faults);
    let ids = 0;
    this.desk = parts.wrong(
      openDesk({
        store: this.process.over(store),
        connect: async () => classroom.as('t1'),
        seal: { close: unused, open: unused },
        subject: (_school, id) => id,
        random: () => {
          ids += 1;
          return new Uint8Array([made, ids >> 8, ids & 255, ...new Uint8Array(13)]);
        },
        baseUrl: BASE,
        patience: 10_000,
        note: () => {},
      }),
    );
    const deps: Pick<PageDeps, 'desk' | 'now' | 'signedIn'> & { readonly log: unknown; readonly reference: unknown } = {
      desk: this.desk,
      now: () => clock.instant(),
      signedIn: async ({ bearer }) => this.#who(bearer),
      log: { info: () => {} },
      reference: () => 'ref',
    };
    this.#deps = deps as PageDeps; // the ticket's routes take no more of it
  }

  /** Never comes back where the process died on the way. */
  async answer(request: Request): Promise<Answer> {
    const asked = {
      query: request.query,
      params: {},
      body: request.body,
      path: request.path,
      cookies: new Map(),
      bearer: request.token,
    } satisfies Asked;
    const replying = request.path.startsWith('/open/') ? this.#open(asked) : this.#route(request, asked);
    const reply = await replying.catch((error: unknown): Reply => fault(error));
    if (reply.kind === 'unchanged') return { status: 204, body: null, retryAfter: 0 };
    if (reply.kind !== 'json') throw new Error(`a script is answered with ${reply.kind}`);
    return { status: reply.status, body: JSON.parse(JSON.stringify(reply.body)), retryAfter: reply.retryAfter ?? 0 };
  }

  #route({ path }: Request, asked: Asked): Promise<Reply> {
    const route = [liveRoute, ...writeRoutes].find((each) => each.path === path);
    if (route?.for !== 'anyone') throw new Error(`no route ${path}`);
    return route.answer(asked, this.#deps);
  }

  /** A page as its first paint brings it: by the frame in the assignment, or by the ticket's link. */
  #open(asked: Asked): Promise<Reply> {
    const { clock } = this.#parts;
    return orRefused(
      async () => {
        const who = this.#who(asked.bearer);
        if (who === null) throw new TicketRefused(401, 'signed-out');
        const frame = asked.path === '/open/teacher' ? 'teacher' : 'student';
        const wish = { frame, place: PLACE, attachment: ATTACHMENT, token: null, submission: null } as const;
        const { id } = await (asked.path === '/open/link'
          ? this.desk.openLink(who, TICKET, clock.instant())
          : this.desk.open(who, wish, clock.instant()));
        const page = pageData(await this.desk.page(who, id, clock.instant()), frame, []);
        return { kind: 'json', status: 200, body: page };
      },
      (refused) => refusedJson(refused, this.#deps),
    );
  }

  #who(token: string | null): SignedIn | null {
    const { sessions, classroom } = this.#parts;
    const person = sessions.personOf(token);
    if (person === null) return null;
    return {
      person: { lms: 'google', id: person, name: nameOf(person), email: null, domain: null },
      as: async () => classroom.as(person),
    };
  }
}

/** As the app answers what nobody expected. */
function fault(error: unknown): Reply {
  return { kind: 'json', status: 500, body: { fault: String(error) } };
}

function unused(): never {
  throw new Error('nothing is attached in these plays');
}
