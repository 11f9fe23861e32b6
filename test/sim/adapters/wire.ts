import type { Answered, Asked } from '../../../src/sandbox/google/index.ts';
import type { Fault } from '../faults.ts';
import type { Point } from '../faults.ts';
import { socketError } from '../../builders/lms/http-world.ts';
import { leaves } from '../deeds.ts';
import { handOf } from '../judge/hand.ts';
import type { Hand } from '../judge/watched.ts';
import type { Actor, World } from '../world.ts';

/** What a request is to the world. */
export interface Meaning {
  readonly what: string;
  readonly kind: Point['kind'];
  /** The one post its answer tells of. What lists tell is noted at the port (`stages.ts`). */
  readonly looksAt: string | null;
}

/** What both stand-ins can be told to do with the next request. */
export type Told = { readonly method: '*' } & (
  | { readonly kind: 'busy'; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly code: number; readonly effect?: boolean }
  | { readonly kind: 'lost'; readonly effect: boolean }
  | { readonly kind: 'html' }
  | { readonly kind: 'stale'; readonly lists: number }
);

/** The side of a stand-in that requests arrive at. */
export interface Reached {
  step: number;
  answers(asked: Asked): Answered | null;
  readonly box: { fail(fault: Told): void; heal(): void };
  connect(good: boolean): void;
  notice(by: (id: string) => Hand): void;
}

const READ_LIMIT = 10_000;
const WRITE_LIMIT = 30_000;
/** What the HTTP layer looks at of an abort; made once, for it holds a trace. */
const TOO_LONG = new DOMException('too long', 'TimeoutError');

/** The network between one process and a stand-in: every request is a point where the world may act. */
export function wire({
  world,
  host,
  actor,
  meaningOf,
}: {
  readonly world: World;
  readonly host: Reached;
  readonly actor: Actor;
  readonly meaningOf: (asked: Asked) => Meaning;
}): typeof fetch {
  /** The request arrives; what it changes was done by this process, with what it knew when it sent it. */
  function arrive(asked: Asked, by: ((id: string) => Hand) | null, told: Told | null): Answered | null {
    host.step = world.step;
    host.connect(!world.revoked);
    if (told !== null) host.box.fail(told);
    const answered = host.answers(asked);
    host.box.heal();
    if (by !== null) host.notice(by);
    return answered;
  }

  async function silence(limit: number): Promise<never> {
    await world.sleep(actor, limit);
    throw TOO_LONG;
  }

  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    const asked: Asked = {
      verb: init.method ?? 'GET',
      url: new URL(input instanceof Request ? input.url : input),
      header: (name) => headers.get(name) ?? undefined,
      body: typeof init.body === 'string' ? init.body : '',
    };
    const { what, kind, looksAt } = meaningOf(asked);
    const writes = kind === 'create' || kind === 'write' || kind === 'say';
    const limit = writes ? WRITE_LIMIT : READ_LIMIT;
    const by = writes ? handOf(actor, world.step) : null;
    const begun = Date.parse(world.now());
    const fault = await world.at(actor, what, kind);
    if (Date.parse(world.now()) - begun > limit) throw TOO_LONG; // stopped meanwhile: the connection is gone, and nothing was sent on it
    if (writes) leaves(actor);
    if (fault === 'lost' && world.chance() < 0.5) return silence(limit);
    if (fault === 'late' || fault === 'very-late') {
      world.arriveLater(() => {
        world.tell(() => `the host now does what ${actor.label} asked: ${what}`);
        arrive(asked, by, null);
      }, fault === 'very-late');
      return silence(limit);
    }
    if (fault === 'slow') await world.sleep(actor, limit * 0.9 * world.chance());
    const answered = arrive(asked, by, toldBy(fault, world));
    if (fault === 'doubled') arrive(asked, by, null);
    if (fault === 'crash-after') return world.kill(actor);
    if (answered === null) throw socketError('ECONNRESET');
    if (answered.status < 300 && looksAt !== null) actor.lookedAt.set(looksAt, world.step);
    const { status, headers: given, text } = answered;
    const read =
      fault === 'broken' ? text.slice(0, text.length / 2) : fault === 'hidden' ? oneRowLess(text, world) : text;
    return new Response(status === 204 || status === 304 ? null : read, { status, headers: given });
  };
}

/** Faults that the host makes itself, in its own words. */
function toldBy(fault: Fault | null, world: World): Told | null {
  if (fault === 'busy') return { method: '*', kind: 'busy', ...(world.chance() < 0.5 ? { retryAfter: 5 } : {}) };
  if (fault === 'broken') return world.chance() < 0.5 ? { method: '*', kind: 'html' } : null;
  if (fault === 'stale') return { method: '*', kind: 'stale', lists: 1 + Math.floor(world.chance() * 3) };
  return fault === null ? null : (TOLD[fault] ?? null);
}

const TOLD: Readonly<Partial<Record<Fault, Told>>> = {
  refused: { method: '*', kind: 'error', code: 403 },
  'error-before': { method: '*', kind: 'error', code: 503 },
  'error-after': { method: '*', kind: 'error', code: 500, effect: true },
  lost: { method: '*', kind: 'lost', effect: false },
  unanswered: { method: '*', kind: 'lost', effect: true },
};

/** A list that leaves out a row for once. */
function oneRowLess(text: string, world: World): string {
  const answer = JSON.parse(text) as object;
  const rows = rowsIn(answer);
  if (rows === null || rows.length < 2) return text;
  rows.splice(Math.floor(world.chance() * rows.length), 1);
  return JSON.stringify(answer);
}

function rowsIn(answer: object): unknown[] | null {
  for (const value of Object.values(answer) as unknown[]) {
    if (Array.isArray(value)) return value as unknown[];
    const inner = typeof value === 'object' && value !== null ? rowsIn(value) : null;
    if (inner !== null) return inner;
  }
  return null;
}
