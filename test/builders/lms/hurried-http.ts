import { setImmediate } from 'node:timers/promises';
import { realHttp } from '../../../src/http/real.ts';
import type { Http } from '../../../src/http/types.ts';

/** The HTTP layer on the real network, whose waits before a retry are over at once: its clock is put forward by them instead. */
export function hurriedHttp(): Http {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  return realHttp({
    now,
    async sleep(milliseconds) {
      const until = now() + milliseconds;
      await setImmediate(); // others, who wait at the same time, begin before the clock moves
      ahead += Math.max(0, until - now());
    },
  });
}
