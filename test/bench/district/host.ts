import type { Random } from '../../../src/sandbox/shell/random.ts';
import type { VirtualTime } from '../virtual-time.ts';

const MINUTE = 60_000;
/** What the host says of each call: whose it is, by headers that only this stand-in reads. */
export const SCHOOL_HEADER = 'x-bench-school';
export const USER_HEADER = 'x-bench-user';

export interface HostOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  /** Calls a minute: of the project, of one user. */
  readonly limits: readonly [number, number];
  /** Share of the calls that end with 503, though nothing is the matter. */
  readonly failing: number;
  /** Whose calls all end with 503, from the first of the two moments until the second. */
  readonly outage?: { readonly school: string; readonly from: number; readonly until: number };
}

/** A host that counts as Google does: every call that arrives, in any minute, by its own clock; what is above a limit is refused. */
export interface Host {
  readonly fetch: typeof fetch;
  /** When each call arrived, in order. */
  readonly arrivals: readonly number[];
  readonly refused: () => number;
  /** Lets go of everything noted. */
  readonly forget: () => void;
}

export function openHost({ time, random, limits: [project, user], failing, outage }: HostOptions): Host {
  const arrivals: number[] = [];
  const ofUsers = new Map<string, number[]>();
  let refused = 0;

  function status(school: string, who: string, at: number): number {
    const own = ofUsers.get(who) ?? [];
    ofUsers.set(who, own);
    arrivals.push(at);
    own.push(at);
    if (isAbove(arrivals, project, at) || isAbove(own, user, at)) {
      refused += 1;
      return 429;
    }
    if (outage?.school === school && at >= outage.from && at < outage.until) return 503;
    return random() < failing ? 503 : 200;
  }

  return {
    arrivals,
    refused: () => refused,
    forget() {
      arrivals.length = 0;
      ofUsers.clear();
    },
    async fetch(_, init) {
      const headers = new Headers(init?.headers);
      await time.sleep(20 + random() * 60);
      const given = status(headers.get(SCHOOL_HEADER) ?? '', headers.get(USER_HEADER) ?? '', time.now());
      await time.sleep(80 + random() * 240);
      return new Response('{}', { status: given, headers: { 'content-type': 'application/json' } });
    },
  };
}

/** Whether the last of these times makes one more than so many in a minute. */
function isAbove(times: readonly number[], most: number, at: number): boolean {
  const before = times.at(-1 - most);
  return before !== undefined && before > at - MINUTE;
}
