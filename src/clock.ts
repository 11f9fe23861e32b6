import { DateTime } from 'luxon';
import { fromDateTime, type Instant } from './time.ts';

/** The machine's clock. Only entry points read it; everything else is handed the time. */
export function systemClock(): Instant {
  return fromDateTime(DateTime.utc());
}
