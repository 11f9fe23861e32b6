import { DateTime } from 'luxon';
import { schoolWeekOf } from '../school/calendar.ts';
import type { SchoolDate } from '../time.ts';
import { kindNamed, type Write } from './kinds/registry.ts';

/** Three posts a day, each posted, changed once when a group changes, and taken back the day after. */
const ROUTE_WRITES = 9;
/** A learner's note and the chances that half an hour holds (P13), were each a post of its own. */
const PER_LEARNER_A_WEEK = 3;
/** Room for what a learner gets late in a week whose own share is used up. */
const PER_LEARNER_A_DAY = 1;
const TIMES_THE_MEDIAN = 3;
/** The newest dates of a weekday that are looked at, and how many there must be before they say anything. */
const WEEKS = 8;
const WEEKS_TO_KNOW = 3;

/** What the school's cap of one date is made of. */
export interface SchoolDay {
  readonly date: SchoolDate;
  /** How many learners each class has. */
  readonly classes: readonly number[];
  /** What was sent on earlier dates, from `historyFrom` on. */
  readonly sent: readonly { readonly date: SchoolDate; readonly writes: number }[];
  /** The school's own number, from its file; null: it is worked out. */
  readonly writesADay: number | null;
}

export interface SchoolCap {
  readonly all: number;
  /** Where chances and notes end, so that whatever they came to, there is room left for the day's routes. */
  readonly besidesRoutes: number;
}

/**
 * What a school may send on one date: a full day of its classes, or three times the median of the same weekday where that is
 * more. A full day is what the week of each learner still holds, at least one write each, and the routes of each class twice:
 * once for themselves, once as the room kept for them. So a Monday with all the notes fits, on a Tuesday too when the school
 * was closed or nobody approved, and the Tuesday after it has no room for the same a second time.
 */
export function schoolCap(day: SchoolDay): SchoolCap {
  const routes = day.classes.filter((learners) => learners > 0).length * ROUTE_WRITES;
  const all = day.writesADay ?? Math.max(fullDay(day, routes), TIMES_THE_MEDIAN * medianOf(sameWeekday(day)));
  return { all, besidesRoutes: all - Math.min(routes, Math.floor(all / 2)) };
}

/** Which of the two numbers a write may not pass. */
export function capFor(kind: Write['kind'], cap: SchoolCap): number {
  return kind === 'withdraw' || kindNamed(kind).keptRoom ? cap.all : cap.besidesRoutes;
}

/** The first date whose count the cap of this one needs. */
export function historyFrom(date: SchoolDate): SchoolDate {
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ weeks: WEEKS }).toFormat('yyyy-MM-dd') as SchoolDate;
}

function fullDay({ date, classes, sent }: SchoolDay, routes: number): number {
  const learners = classes.reduce((sum, each) => sum + each, 0);
  const week = schoolWeekOf(date);
  const thisWeek = sent
    .filter((each) => each.date >= week && each.date < date)
    .reduce((sum, { writes }) => sum + writes, 0);
  return Math.max(learners * PER_LEARNER_A_DAY, learners * PER_LEARNER_A_WEEK - thisWeek) + 2 * routes;
}

function sameWeekday({ date, sent }: SchoolDay): number[] {
  return sent
    .filter((each) => each.date < date && each.writes > 0 && weekday(each.date) === weekday(date))
    .map(({ writes }) => writes);
}

function weekday(date: SchoolDate): number {
  return DateTime.fromISO(date, { zone: 'utc' }).weekday;
}

/** 0 where too few are known. */
function medianOf(numbers: readonly number[]): number {
  if (numbers.length < WEEKS_TO_KNOW) return 0;
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return Math.floor((low + high) / 2);
}
