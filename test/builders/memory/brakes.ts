import type { Brakes, Pause } from '../../../src/writeback/brakes.ts';
import { instant } from '../../../src/time.ts';

export const PAUSE: Pause = { of: 'course', by: 'teacher', since: instant('2026-03-09T07:59:00Z') };

/** Brakes in memory: `pauseAfter` so many times of asking, and at most `most` writes. */
export function brakes({
  pauseAfter = Infinity,
  most = Infinity,
}: { pauseAfter?: number; most?: number } = {}): Brakes & { taken(): number; asked(): number } {
  let asked = 0;
  let taken = 0;
  return {
    asked: () => asked,
    taken: () => taken,
    paused: async () => {
      asked += 1;
      return asked > pauseAfter ? PAUSE : null;
    },
    take: async () => {
      if (taken >= most) return most;
      taken += 1;
      return null;
    },
    giveBack: async () => {
      taken -= 1;
    },
  };
}
