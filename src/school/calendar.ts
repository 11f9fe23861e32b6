import { DateTime } from 'luxon';
import type { SchoolFile } from './file.ts';
import { dateIn, fromDateTime, type Instant, type SchoolDate } from '../time.ts';

export type Calendar = Pick<SchoolFile, 'closed' | 'weekends'> & { readonly school: { readonly timeZone: string } };

/** School is held that day: no closed day, and no weekend unless the file says `weekends: open`. */
export function isSchoolDay(calendar: Calendar, date: SchoolDate): boolean {
  if (calendar.closed.includes(date)) return false;
  const weekday = new Date(date).getUTCDay();
  return calendar.weekends === 'open' || (weekday !== 0 && weekday !== 6);
}

/**
 * The school day a run at that moment plans for: today in the school's zone, or, on a closed day, the
 * next day school is held (a run by hand on a Sunday prepares Monday).
 */
export function schoolDateOf(calendar: Calendar, at: Instant): SchoolDate {
  const today = dateIn(calendar.school.timeZone, at);
  for (let days = 0; days < 366; days += 1) if (isSchoolDay(calendar, later(today, days))) return later(today, days);
  return today; // a calendar closed for a whole year: plan for today rather than not at all
}

/** The last day before it on which school was held; the day before, in a calendar closed for a whole year. */
export function schoolDayBefore(calendar: Calendar, date: SchoolDate): SchoolDate {
  for (let days = 1; days < 366; days += 1) if (isSchoolDay(calendar, later(date, -days))) return later(date, -days);
  return later(date, -1);
}

/** The next day after it on which school is held; the day after, in a calendar closed for a whole year. */
export function schoolDayAfter(calendar: Calendar, date: SchoolDate): SchoolDate {
  for (let days = 1; days < 366; days += 1) if (isSchoolDay(calendar, later(date, days))) return later(date, days);
  return later(date, 1);
}

/** The day on which school was held for the `count`-th time before it. */
export function schoolDaysBefore(calendar: Calendar, date: SchoolDate, count: number): SchoolDate {
  let day = date;
  for (let n = 0; n < count; n += 1) day = schoolDayBefore(calendar, day);
  return day;
}

/** The last `count` days up to and with `date` on which school was held, oldest first. */
export function lastSchoolDays(calendar: Calendar, date: SchoolDate, count: number): SchoolDate[] {
  const days: SchoolDate[] = isSchoolDay(calendar, date) ? [date] : [];
  for (let day = date; days.length < count; days.push(day)) day = schoolDayBefore(calendar, day);
  return days.toReversed();
}

/** On how many days school is held from `from` on, before `until`; not counted beyond `most`. */
export function schoolDaysUntil(calendar: Calendar, from: SchoolDate, until: SchoolDate, most: number): number {
  let count = 0;
  for (let day = from; day < until && count < most; day = schoolDayAfter(calendar, day))
    if (isSchoolDay(calendar, day)) count += 1;
  return count;
}

/** The Monday of that day's week. */
export function schoolWeekOf(date: SchoolDate): SchoolDate {
  return later(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** The first moment of a school day, in UTC. */
export function startOfDay(zone: string, date: SchoolDate): Instant {
  return fromDateTime(DateTime.fromISO(date, { zone }).startOf('day'));
}

/** So many days later; a day of the calendar has no zone, so plain arithmetic in UTC is right: a board and a night walk over many days. */
export function later(date: SchoolDate, days: number): SchoolDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as SchoolDate;
}
