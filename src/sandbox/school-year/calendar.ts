import { DateTime } from 'luxon';
import { dateIn, fromDateTime } from '../../time.ts';
import type { Instant, SchoolDate } from '../../time.ts';

export const ZONE = 'America/Chicago';
/** Weeks of school before the day the sandbox is first started. */
const WEEKS_BEFORE = 6;

/** Milliseconds of a day of the calendar (UTC has no change of clocks). */
const DAY = 86_400_000;

/** The Monday on which the story begins. */
export function firstMonday(anchor: Instant): SchoolDate {
  return day(dateIn(ZONE, anchor)).startOf('week').minus({ weeks: WEEKS_BEFORE }).toFormat('yyyy-MM-dd') as SchoolDate;
}

function day(date: SchoolDate): DateTime {
  return DateTime.fromISO(date, { zone: ZONE });
}

export function addDays(date: SchoolDate, days: number): SchoolDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as SchoolDate;
}

const noons = new Map<SchoolDate, number>();

/**
 * A moment of a school day, by the clock on the wall: hours with fraction, e.g. 8.5. Counted from noon, since the clock
 * changes only in the small hours.
 */
export function clock(date: SchoolDate, hours: number): Instant {
  let noon = noons.get(date);
  if (noon === undefined) {
    noon = day(date).set({ hour: 12 }).toMillis();
    noons.set(date, noon);
  }
  return new Date(noon + Math.floor((hours - 12) * 3600) * 1000).toISOString() as Instant;
}

/** When a day begins. */
export function midnight(date: SchoolDate): Instant {
  return fromDateTime(day(date));
}

/** Midnight UTC at the end of that day: a due time whose parts are all 0. */
export function midnightUtc(date: SchoolDate): Instant {
  return new Date(Date.parse(date) + DAY).toISOString() as Instant;
}

/** 1 is Monday. */
export function weekday(date: SchoolDate): number {
  return new Date(date).getUTCDay() || 7;
}

/** Weeks since the Monday the story began, from 0. */
export function weekOf(first: SchoolDate, date: SchoolDate): number {
  return Math.floor((Date.parse(date) - Date.parse(first)) / DAY / 7);
}

export function isSchoolDay(date: SchoolDate): boolean {
  return weekday(date) <= 5 && !isHoliday(date);
}

const followers = new Map<SchoolDate, SchoolDate>();

export function nextSchoolDay(date: SchoolDate): SchoolDate {
  const known = followers.get(date);
  if (known !== undefined) return known;
  let next = addDays(date, 1);
  while (!isSchoolDay(next)) next = addDays(next, 1);
  followers.set(date, next);
  return next;
}

/** Holidays within `[from, to]`, for the school file's `closed`. */
export function holidays(from: SchoolDate, to: SchoolDate): SchoolDate[] {
  const dates: SchoolDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (isHoliday(date)) dates.push(date);
  return dates;
}

/** National holidays that fall on school days. */
function isHoliday(date: SchoolDate): boolean {
  const [month, dayOfMonth, weekdayNumber] = [Number(date.slice(5, 7)), Number(date.slice(8)), weekday(date)];
  const nth = Math.ceil(dayOfMonth / 7);
  const fixed = [
    [1, 1],
    [6, 19],
    [7, 4],
    [11, 11],
    [12, 24],
    [12, 25],
  ];
  if (fixed.some(([m, d]) => m === month && d === dayOfMonth)) return true;
  if (weekdayNumber === 1)
    return (
      (nth === 3 && (month === 1 || month === 2)) || (nth === 1 && month === 9) || (month === 5 && dayOfMonth > 24)
    );
  const thanksgiving = month === 11 && dayOfMonth >= 22 && dayOfMonth <= 28 && weekdayNumber === 4;
  const dayAfter = month === 11 && dayOfMonth >= 23 && dayOfMonth <= 29 && weekdayNumber === 5;
  return thanksgiving || dayAfter;
}
