import { DateTime } from 'luxon';
import { fromDateTime, type Instant, type SchoolDate } from '../time.ts';

/** The last minute of the day on which the revision window ends, in the school's zone. */
export function endOfWindow(date: SchoolDate, days: number, zone: string): Instant {
  return fromDateTime(DateTime.fromISO(date, { zone }).plus({ days }).set({ hour: 23, minute: 59 }));
}
