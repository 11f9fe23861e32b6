import type { Instant, SchoolDate } from '../time.ts';
import { isSchoolDay } from './calendar.ts';
import { daysBefore, todayAt, type Schedule } from './due-date.ts';

/** With more nights than this ahead of the clock it is not the clock that was wrong for a while. */
const MOST = 5;

/**
 * Which finished nights a clock that had jumped ahead left in the future; they stand in the way of every night until then. A
 * night ahead of tomorrow means that the clock was wrong then, or is wrong now: it was wrong then where these nights are few, no
 * more than those of the past, and cut off from them by a school day without a night. One that follows on the others was
 * real, and the clock has been put back: nothing is due again.
 * @param done the dates of finished nights, in any order
 */
export function strayNights(file: Schedule, at: Instant, done: readonly SchoolDate[]): readonly SchoolDate[] {
  const tomorrow = daysBefore(todayAt(file, at), -1);
  const ahead = done.filter((date) => date > tomorrow).toSorted();
  const past = done.filter((date) => date <= tomorrow).toSorted();
  const few = ahead.length <= Math.max(1, Math.min(MOST, past.length));
  return few && isCutOff(file, past.at(-1) ?? null, ahead[0] ?? null) ? ahead : [];
}

function isCutOff(file: Schedule, last: SchoolDate | null, first: SchoolDate | null): boolean {
  if (first === null) return false;
  if (last === null) return true;
  for (let date = daysBefore(last, -1); date < first; date = daysBefore(date, -1))
    if (isSchoolDay(file, date)) return true;
  return false;
}
