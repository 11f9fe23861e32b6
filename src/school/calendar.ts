import { DateTime } from 'luxon';
import type { SchoolFile } from './file.ts';
import { dateIn, fromDateTime, type Instant, type SchoolDate } from '../time.ts';

export type Calendar = Pick<SchoolFile, 'closed' | 'weekends'> & { readonly school: { readonly timeZone: string } };

/** School is held that day: no closed day, and no weekend unless the file says `weekends: open`. */
export function isSchoolDay(calendar: Calendar, date: SchoolDate): boolean {
  if (calendar.closed.includes(date)) return false;
  return calendar.weekends === 'open' || DateTime.fromISO(date, { zone: 'utc' }).weekday <= 5;
}

/**
 * The school day a run at that moment plans for: today in the school's zone, or, on a closed day, the
 * next day school is held (a run by hand on a Sunday prepares Monday).
 */
export function schoolDateOf(calendar: Calendar, at: Instant): SchoolDate {
  const today = dateIn(calendar.school.timeZone, at);
  let day = DateTime.fromISO(today, { zone: 'utc' });
  for (let tried = 0; tried < 366; tried += 1) {
    const date = day.toFormat('yyyy-MM-dd') as SchoolDate;
    if (isSchoolDay(calendar, date)) return date;
    day = day.plus({ days: 1 });
  }
  return today; // a calendar closed for a whole year: plan for today rather than not at all
}

/** The last day before it on which school was held; the day before, in a calendar closed for a whole year. */
export function schoolDayBefore(calendar: Calendar, date: SchoolDate): SchoolDate {
  const before = (days: number): SchoolDate =>
    DateTime.fromISO(date, { zone: 'utc' }).minus({ days }).toFormat('yyyy-MM-dd') as SchoolDate;
  for (let days = 1; days < 366; days += 1) if (isSchoolDay(calendar, before(days))) return before(days);
  return before(1);
}

/** The next day after it on which school is held; the day after, in a calendar closed for a whole year. */
export function schoolDayAfter(calendar: Calendar, date: SchoolDate): SchoolDate {
  const after = (days: number): SchoolDate =>
    DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd') as SchoolDate;
  for (let days = 1; days < 366; days += 1) if (isSchoolDay(calendar, after(days))) return after(days);
  return after(1);
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
  return days.reverse();
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
  return DateTime.fromISO(date, { zone: 'utc' }).startOf('week').toFormat('yyyy-MM-dd') as SchoolDate;
}

/** The first moment of a school day, in UTC. */
export function startOfDay(zone: string, date: SchoolDate): Instant {
  return fromDateTime(DateTime.fromISO(date, { zone }).startOf('day'));
}
