import type { Quota } from './quota.ts';
import type { Terms, World } from './types.ts';

/** Requests under way at the same time, to all hosts together. */
export const MOST_AT_ONCE = 16;

/** Lets calls out: bounded in number, paced by their quotas, schools in turn so that none starves the others. */
export interface Gate {
  /** Resolves when the call may go; what it gives back must be called when the call is over. */
  enter(terms: Terms): Promise<() => void>;
}

interface Waiting {
  readonly terms: Terms;
  readonly go: () => void;
}

export function createGate(quota: Quota, { now, sleep }: Pick<World, 'now' | 'sleep'>): Gate {
  // Schools in the order in which their turn comes: who was served moves to the end.
  const queues = new Map<string, Waiting[]>();
  const running = new Set<string>();
  let atOnce = 0;
  let wakeAt = Number.POSITIVE_INFINITY;

  /** `short`: buckets somebody before it waits for; a cheap call does not slip past a dear one for ever. */
  function mayGo({ terms }: Waiting, short: Set<string>): boolean {
    if (terms.alone !== null && running.has(terms.alone)) return false;
    if (terms.quotas.some(({ name }) => short.has(name))) return false;
    if (quota.wait(terms.quotas, terms.cost) === 0) return true;
    for (const { name } of terms.quotas) short.add(name);
    return false;
  }

  function next(): Waiting | null {
    const short = new Set<string>();
    for (const [school, queue] of queues) {
      const at = queue.findIndex((waiting) => mayGo(waiting, short));
      const [found] = at < 0 ? [] : queue.splice(at, 1);
      if (found === undefined) continue;
      queues.delete(school);
      if (queue.length > 0) queues.set(school, queue);
      return found;
    }
    return null;
  }

  function start({ terms, go }: Waiting): void {
    atOnce += 1;
    if (terms.alone !== null) running.add(terms.alone);
    quota.take(terms.quotas, terms.cost);
    go();
  }

  function letOut(): void {
    while (atOnce < MOST_AT_ONCE) {
      const found = next();
      if (found === null) {
        wakeLater();
        return;
      }
      start(found);
    }
  }

  /** When only the quotas hold calls back, nothing else will wake the gate. */
  function wakeLater(): void {
    const waits = [...queues.values()].flat().map(({ terms }) => quota.wait(terms.quotas, terms.cost)).filter((wait) => wait > 0 && Number.isFinite(wait));
    if (waits.length === 0) return;
    const wait = Math.min(...waits);
    const at = now() + wait;
    if (at >= wakeAt) return;
    wakeAt = at;
    void sleep(wait).then(() => {
      wakeAt = Number.POSITIVE_INFINITY;
      letOut();
    });
  }

  function leave(terms: Terms): void {
    atOnce -= 1;
    quota.ended(terms.quotas, terms.cost);
    if (terms.alone !== null) running.delete(terms.alone);
    letOut();
  }

  return {
    enter(terms) {
      return new Promise((resolve) => {
        const queue = queues.get(terms.school) ?? [];
        queue.push({ terms, go: () => { resolve(() => { leave(terms); }); } });
        queues.set(terms.school, queue);
        letOut();
      });
    },
  };
}
