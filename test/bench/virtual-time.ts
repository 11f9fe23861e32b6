import type { World } from '../../src/http/types.ts';

/** A clock that only waiting moves: calls and computing take none of it, so that nothing but the pacing keeps calls apart. */
export interface VirtualTime extends Pick<World, 'now' | 'sleep' | 'random' | 'timeLimit'> {
  /** Counts a call as under way, during which the clock stands. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function virtualTime(start: number): VirtualTime {
  let clock = start;
  let underWay = 0;
  let isSettling = false;
  /** Who wakes first stands last. */
  const sleepers: Sleeper[] = [];

  /** Once nothing is under way, the clock jumps to whoever wakes first. */
  function settle(): void {
    if (isSettling) return;
    isSettling = true;
    setImmediate(() => {
      isSettling = false;
      if (underWay > 0) return;
      const next = sleepers.pop();
      if (next === undefined) return;
      clock = Math.max(clock, next.at);
      next.wake();
      settle();
    });
  }

  function add(sleeper: Sleeper): void {
    let [low, high] = [0, sleepers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sleepers[middle]?.at ?? 0) > sleeper.at) low = middle + 1;
      else high = middle;
    }
    sleepers.splice(low, 0, sleeper);
  }

  return {
    now: () => clock,
    random: () => 0.5,
    timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        // whole ones, as a timer has: a wait that is too short to move the clock would be waited for again and again
        add({ at: clock + Math.ceil(milliseconds), wake: resolve });
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
