import type { Instant } from './time.ts';

/** The machine's clock. Only entry points read it; everything else is handed the time. Without luxon, whose first time loads the world's languages. */
export function systemClock(): Instant {
  return new Date().toISOString() as Instant;
}
