import { DateTime } from 'luxon';
import type { SchoolFile } from './file.ts';
import { daysAfter, fromDateTime, toDateTime, type Instant } from '../time.ts';

/** Days after the end of a school year in which its results can still be asked for (SAFETY.md 8). */
const GRACE_DAYS = 30;
/** Months for which is kept what was planned, sent and counted (SAFETY.md 8). */
const RECORD_MONTHS = 13;
/** Days for which the words of a note are kept beside the record that it was sent; and days after which a learner who left is deleted. */
const WORDS_DAYS = 90;
const LEFT_DAYS = 30;

/** Moments before which rows are let go. */
export interface Limits {
  readonly now: Instant;
  /** The end of the newest school year that has been over for thirty days. */
  readonly year: Instant;
  /** The end of the school year before that one. */
  readonly yearBefore: Instant;
  readonly record: Instant;
  readonly words: Instant;
  readonly left: Instant;
}

/** How long what a school has is kept, seen from a moment of it. */
export function limitsAt(
  { yearEnds, school: { timeZone } }: Pick<SchoolFile, 'yearEnds'> & { readonly school: { readonly timeZone: string } },
  at: Instant,
): Limits {
  const today = toDateTime(at, timeZone).startOf('day');
  /** The day after the last one of the school year that ends in that year. */
  const endIn = (year: number): DateTime => {
    const [month = 7, day = 31] = yearEnds.split('-').map(Number);
    const first = DateTime.fromObject({ year, month }, { zone: timeZone });
    return first.plus({ days: Math.min(day, first.daysInMonth ?? day) }); // 29 February where there is none: the 28th
  };
  const newest = [today.year, today.year - 1].find((year) => endIn(year).plus({ days: GRACE_DAYS }) <= today);
  const ended = newest ?? today.year - 2;
  return {
    now: at,
    year: fromDateTime(endIn(ended)),
    yearBefore: fromDateTime(endIn(ended - 1)),
    record: fromDateTime(toDateTime(at).minus({ months: RECORD_MONTHS })),
    words: daysAfter(at, -WORDS_DAYS),
    left: daysAfter(at, -LEFT_DAYS),
  };
}
