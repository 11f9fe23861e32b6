import type { LearnerId, TargetCode } from '../ids.ts';
import { schoolWeekOf } from '../school/calendar.ts';
import type { CourseSettings, Target } from '../school/file.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { GivenChance } from './types.ts';

/** Chances of one course that are open to a learner at once. */
const OPEN_AT_ONCE = 2;

/** What a chance without an activity on file takes: half of the week's floor of 30 minutes (P13). */
export const MINUTES_WITHOUT_ACTIVITY = 15;

/** What a quick check takes: a few questions, or two examples. */
export const MINUTES_OF_QUICK_CHECK = 5;

/** What one learner may still be given today. */
export interface Budget {
  /** Why no new chance fits today: a seat or a chance is the day's item, or two are open; null: one fits. */
  readonly full: 'seat' | 'chance' | 'open' | null;
  /** Minutes left this school week in the target's content area (P13). */
  minutesLeft(target: TargetCode): number;
}

export interface BudgetTerms {
  readonly course: CourseSettings;
  readonly targets: ReadonlyMap<TargetCode, Target>;
  readonly date: SchoolDate;
  readonly at: Instant;
}

/** Content area a target counts in; null where neither the target nor the course names one. */
export function areaOf(target: TargetCode, terms: BudgetTerms): string | null {
  return terms.targets.get(target)?.area ?? terms.course.area ?? null;
}

/** @param seated has a seat in seminar today, which is the day's item */
export function budgetFor(
  learner: LearnerId,
  given: readonly GivenChance[],
  seated: boolean,
  terms: BudgetTerms,
): Budget {
  const own = given.filter((chance) => chance.learner === learner);
  const spent = new Map<string | null, number>();
  for (const { target, minutes } of own.filter((chance) => isOfTheWeek(chance, terms))) {
    const area = areaOf(target, terms);
    spent.set(area, (spent.get(area) ?? 0) + minutes);
  }
  return {
    full: fullBy(own, seated, terms),
    minutesLeft: (target) => terms.course.weeklyMinutes - (spent.get(areaOf(target, terms)) ?? 0),
  };
}

function fullBy(own: readonly GivenChance[], seated: boolean, { date, at }: BudgetTerms): Budget['full'] {
  if (seated) return 'seat';
  if (own.some((chance) => chance.date === date)) return 'chance';
  const open = own.filter(({ share, handedIn, due }) => share === null && !handedIn && due >= at);
  return open.length >= OPEN_AT_ONCE ? 'open' : null;
}

/** Pieces of work the teacher may still be asked to mark by hand this school week; chances that mark themselves draw on nothing. */
export function markingLeft(given: readonly GivenChance[], terms: BudgetTerms): number {
  return terms.course.marking - given.filter((chance) => !chance.marksItself && isOfTheWeek(chance, terms)).length;
}

function isOfTheWeek({ date }: GivenChance, terms: BudgetTerms): boolean {
  return schoolWeekOf(date) === schoolWeekOf(terms.date);
}
