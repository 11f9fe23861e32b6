import { Server, type Answer, type Request, type ServerParts } from './server.ts';

/** What may become of a request, each with its chance. */
export interface NetworkFaults {
  readonly lostBefore: number;
  readonly lostAfter: number;
  readonly doubled: number;
  readonly slow: number;
}

/** After which an answer is not waited for any more; as in `src/pages/browser/call.ts`. */
const PATIENCE = 20_000;

/** What lies between the browsers and Waymark, and Waymark itself: one or two instances, each started again after it died. */
export class Network {
  readonly #parts: ServerParts;
  readonly #servers: (Server | null)[];
  readonly #inFlight = new Map<Server, Set<() => void>>();
  readonly #faults: () => NetworkFaults;
  #made = 0;
  /** Who looks at each answer as it leaves the server. */
  onAnswer: (request: Request, answer: Answer) => void = () => {};
  onDeath: (where: 'before' | 'within' | 'after') => void = () => {};
  readonly counts = { requests: 0, lost: 0, lostAnswer: 0, doubled: 0, slow: 0, deaths: 0 };
  constructor(parts: ServerParts, instances: number, faults: () => NetworkFaults) {
    this.#parts = parts;
    this.#faults = faults;
    this.#servers = Array.from({ length: instances }, () => this.#start());
  }

  /** An instance is killed while it does nothing in the store. */
  killOne(): void {
    this.#servers.find((server) => server !== null)?.process.kill('before');
  }

  /** Null: no answer came. @param isThere whether the device has its network */
  send(request: Request, isThere: () => boolean): Promise<Answer | null> {
    const { clock, random } = this.#parts;
    this.counts.requests += 1;
    return new Promise((resolve) => {
      if (!isThere()) {
        clock.later(30, () => resolve(null));
        return;
      }
      const forget = clock.later(PATIENCE, () => resolve(null));
      const ends = (answer: Answer | null): void => {
        forget();
        resolve(answer);
      };
      const fate = this.#fate(random());
      const up = fate === 'slow' ? random() * 40_000 : 10 + random() * 150;
      if (fate === 'lostBefore') {
        if (random() < 0.5) clock.later(up, () => ends(null));
        return;
      }
      clock.later(up, () => this.#deliver(request, fate === 'lostAfter', isThere, ends));
      if (fate === 'doubled')
        clock.later(up + random() * (isSaving(request) ? 30_000 : 100), () =>
          this.#deliver(request, true, isThere, () => {}),
        );
    });
  }

  #deliver(request: Request, isLost: boolean, isThere: () => boolean, ends: (answer: Answer | null) => void): void {
    const { clock, random } = this.#parts;
    const server = this.#servers[Math.floor(random() * this.#servers.length)] ?? null;
    if (server === null) {
      clock.later(20, () => ends(null)); // the connection is refused
      return;
    }
    const broken = (): void => {
      if (random() < 0.7) clock.later(10, () => ends(null));
    };
    const inFlight = this.#inFlight.get(server);
    inFlight?.add(broken);
    void server.answer(request).then((answer) => {
      inFlight?.delete(broken);
      if (!server.process.alive) return;
      this.onAnswer(request, answer);
      if (!isLost)
        clock.later(10 + random() * 120, () => {
          if (isThere()) ends(answer);
        });
    });
  }

  #start(): Server {
    this.#made += 1;
    const server = new Server(this.#parts, this.#made);
    const { clock, random } = this.#parts;
    this.#inFlight.set(server, new Set());
    server.process.onDeath = (where) => {
      this.counts.deaths += 1;
      this.onDeath(where);
      const place = this.#servers.indexOf(server);
      this.#servers[place] = null;
      for (const broken of this.#inFlight.get(server) ?? []) broken();
      this.#inFlight.delete(server);
      clock.later(300 + random() * 8000, () => {
        this.#servers[place] = this.#start();
      });
    };
    return server;
  }

  #fate(drawn: number): keyof NetworkFaults | null {
    const faults = this.#faults();
    let left = drawn;
    for (const fate of ['lostBefore', 'lostAfter', 'doubled', 'slow'] as const) {
      if (left < faults[fate]) {
        this.counts[
          ({ lostBefore: 'lost', lostAfter: 'lostAnswer', doubled: 'doubled', slow: 'slow' } as const)[fate]
        ] += 1;
        return fate;
      }
      left -= faults[fate];
    }
    return null;
  }
}

/** What a step of the teacher's says twice within a moment is that step; minutes later it would be another. */
function isSaving({ path }: Request): boolean {
  return path !== '/addon/ticket';
}
