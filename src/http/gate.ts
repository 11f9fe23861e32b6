import type { HttpFailure } from './failure.ts';
import type { Draw, Quota } from './quota.ts';
import type { Terms, World } from './types.ts';

/** Requests under way at the same time, to all hosts together. */
export const MOST_AT_ONCE = 32;

/** Lets calls out: bounded in number, paced by their quotas, schools in turn so that none starves the others. */
export interface Gate {
  /**
   * Resolves when the call may go; the function it returns must be called when the call is over.
   * @throws HttpFailure when it cannot be told whether the limits have room for it
   */
  enter(terms: Terms): Promise<() => void>;
}

interface Waiting {
  readonly terms: Terms;
  readonly go: () => void;
  readonly fail: (failure: HttpFailure) => void;
  /** In order of arrival. */
  readonly number: number;
}

/**
 * Waiting calls of one school under equal terms: if the first may not go, none of the others may, so that only the
 * first has to be checked.
 */
type Lanes = Map<string, Waiting[]>;

function laneOf({ quotas, cost, alone }: Terms): string {
  return JSON.stringify([alone, cost, quotas.map(({ name }) => name)]);
}

export function createGate(quota: Quota, { now, sleep }: Pick<World, 'now' | 'sleep'>): Gate {
  // Schools in the order of their turns: a school that was served moves to the end.
  const queues = new Map<string, Lanes>();
  const running = new Set<string>();
  let atOnce = 0;
  let entered = 0;
  let wakeAt = Number.POSITIVE_INFINITY;

  /** `short`: buckets that an earlier call is still waiting for, so that a cheap call does not slip past an expensive one forever. */
  function mayGo({ terms }: Waiting, short: Set<string>): boolean {
    if (terms.alone !== null && running.has(terms.alone)) return false;
    if (!quota.fetched(terms) && terms.quotas.some(({ name }) => short.has(name))) return false;
    if (quota.wait(terms) === 0) return true;
    for (const { name } of terms.quotas) short.add(name);
    return false;
  }

  function next(): Waiting | null {
    const short = new Set<string>();
    for (const [school, lanes] of queues) {
      const found = firstOf(lanes).find((waiting) => mayGo(waiting, short));
      if (found === undefined) continue;
      const lane = laneOf(found.terms);
      const rest = lanes.get(lane) ?? [];
      rest.shift();
      if (rest.length === 0) lanes.delete(lane);
      queues.delete(school);
      if (lanes.size > 0) queues.set(school, lanes);
      return found;
    }
    return null;
  }

  /** The first call of each lane, in order of arrival. */
  function firstOf(lanes: Lanes): Waiting[] {
    return [...lanes.values()].flatMap(([first]) => first ?? []).toSorted((a, b) => a.number - b.number);
  }

  function start({ terms, go }: Waiting): void {
    atOnce += 1;
    if (terms.alone !== null) running.add(terms.alone);
    quota.take(terms);
    go();
  }

  function letOut(): void {
    while (atOnce < MOST_AT_ONCE) {
      const found = next();
      if (found === null) {
        wakeLater();
        quota.fetch(upcoming, { again: letOut, away: giveUp });
        return;
      }
      start(found);
    }
  }

  /** When only the quotas hold calls back, nothing else will wake the gate. */
  function wakeLater(): void {
    const waits = [...queues.values()]
      .flatMap(firstOf)
      .map(({ terms }) => quota.wait(terms))
      .filter((wait) => wait > 0 && Number.isFinite(wait));
    if (waits.length === 0) return;
    const wait = Math.min(...waits);
    const at = now() + wait;
    if (at >= wakeAt) return;
    wakeAt = at;
    void sleep(wait).then(() => {
      if (wakeAt !== at) return; // it was to wake earlier since
      wakeAt = Number.POSITIVE_INFINITY;
      letOut();
    });
  }

  /** Those that may go as soon as the quotas have room, schools in turn. */
  function upcoming(): Draw[] {
    const free = MOST_AT_ONCE - atOnce;
    const writers = new Set(running);
    const bySchool = [...queues.values()].map((lanes) =>
      [...lanes.values()]
        .flatMap((lane) => lane.slice(0, free))
        .toSorted((a, b) => a.number - b.number)
        .filter(({ terms: { alone } }) => alone === null || (!writers.has(alone) && writers.add(alone)))
        .slice(0, free),
    );
    const longest = Math.max(0, ...bySchool.map(({ length }) => length));
    return Array.from({ length: longest }, (_, place) => bySchool.flatMap((calls) => calls[place]?.terms ?? []))
      .flat()
      .slice(0, free);
  }

  /** Calls whose limits cannot be told are rejected; the others go on waiting. */
  function giveUp(failure: HttpFailure): void {
    for (const [school, lanes] of queues) {
      for (const [lane, calls] of lanes) {
        if (calls.every(({ terms }) => quota.wait(terms) !== Number.POSITIVE_INFINITY)) continue;
        lanes.delete(lane);
        for (const { fail } of calls) fail(failure);
      }
      if (lanes.size === 0) queues.delete(school);
    }
  }

  function leave(terms: Terms): void {
    atOnce -= 1;
    quota.ended(terms);
    if (terms.alone !== null) running.delete(terms.alone);
    letOut();
  }

  return {
    enter(terms) {
      return new Promise((resolve, reject) => {
        const lanes = queues.get(terms.school) ?? new Map<string, Waiting[]>();
        const lane = laneOf(terms);
        const queue = lanes.get(lane) ?? [];
        entered += 1;
        queue.push({
          terms,
          number: entered,
          go: () => {
            resolve(() => {
              leave(terms);
            });
          },
          fail: reject,
        });
        lanes.set(lane, queue);
        queues.set(terms.school, lanes);
        letOut();
      });
    },
  };
}
