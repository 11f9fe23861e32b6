import type { World } from '../../src/http/types.ts';

/** A clock that only waiting moves: calls and computing take none of it, so that nothing but the pacing keeps calls apart. */
export interface VirtualTime extends Pick<World, 'now' | 'sleep' | 'random' | 'timeLimit'> {
  /** Counts a call as under way, during which the clock stands. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export function virtualTime(start: number): VirtualTime {
  let clock = start;
  let underWay = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  /** Once nothing is under way, the clock jumps to whoever wakes first. */
  function settle(): void {
    setImmediate(() => {
      if (underWay > 0 || sleepers.length === 0) return;
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      clock = Math.max(clock, next?.at ?? clock);
      next?.wake();
      settle();
    });
  }

  return {
    now: () => clock,
    random: () => 0.5,
    timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleepers.push({ at: clock + milliseconds, wake: resolve });
        settle();
      }),
    async during(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        settle();
      }
    },
  };
}
