import type { LearnerId, TargetCode } from '../ids.ts';
import { schoolWeekOf } from '../school/calendar.ts';
import type { CourseSettings, Target } from '../school/file.ts';
import type { SchoolDate } from '../time.ts';
import type { GivenChance } from './types.ts';

/** New chances for one learner on one day: with the route post and nothing else, three items (writeback/PROTOCOL.md 2.12). */
export const CHANCES_A_DAY = 2;

/** What a chance without an activity on file takes: half of the week's floor of 30 minutes (P13). */
export const MINUTES_WITHOUT_ACTIVITY = 15;

/** What one learner may still be given: chances today, and minutes this school week per content area (P13). */
export interface Budget {
  /** Chances that still fit in the day. */
  readonly today: number;
  minutesLeft(target: TargetCode): number;
  /** The budget once this much more is given. */
  after(target: TargetCode, minutes: number): Budget;
}

export interface BudgetTerms {
  readonly course: CourseSettings;
  readonly targets: ReadonlyMap<TargetCode, Target>;
  readonly date: SchoolDate;
}

/** Content area a target counts in; null where neither the target nor the course names one. */
export function areaOf(target: TargetCode, terms: BudgetTerms): string | null {
  return terms.targets.get(target)?.area ?? terms.course.area ?? null;
}

export function budgetFor(learner: LearnerId, given: readonly GivenChance[], terms: BudgetTerms): Budget {
  const week = schoolWeekOf(terms.date);
  const own = given.filter((chance) => chance.learner === learner && schoolWeekOf(chance.date) === week);
  const spent = new Map<string | null, number>();
  for (const chance of own) add(spent, areaOf(chance.target, terms), chance.minutes);
  return budgetOf(CHANCES_A_DAY - own.filter((chance) => chance.date === terms.date).length, spent, terms);
}

function budgetOf(today: number, spent: ReadonlyMap<string | null, number>, terms: BudgetTerms): Budget {
  return {
    today,
    minutesLeft: (target) => terms.course.weeklyMinutes - (spent.get(areaOf(target, terms)) ?? 0),
    after: (target, minutes) => {
      const more = new Map(spent);
      add(more, areaOf(target, terms), minutes);
      return budgetOf(today - 1, more, terms);
    },
  };
}

function add(spent: Map<string | null, number>, area: string | null, minutes: number): void {
  spent.set(area, (spent.get(area) ?? 0) + minutes);
}
