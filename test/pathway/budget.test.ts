import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { budgetFor, type BudgetTerms } from '../../src/pathway/budget.ts';
import { SchoolDate } from '../../src/time.ts';
import { chance } from '../builders/chance.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { target } from '../builders/target.ts';

const ANA = LearnerId.parse('9001');
const A = TargetCode.parse('A');
const WRITING = TargetCode.parse('W');
const MONDAY = SchoolDate.parse('2026-11-16');

function budget(given: Parameters<typeof budgetFor>[1], date: string, weeklyMinutes = 90) {
  const targets = new Map([[A, target({ code: A })], [WRITING, target({ code: WRITING, area: 'writing' })]]);
  const terms: BudgetTerms = { course: courseSettings({ weeklyMinutes }), targets, date: SchoolDate.parse(date) };
  return budgetFor(ANA, given, terms);
}

const monday = [chance({ target: A, date: MONDAY }), chance({ target: A, date: MONDAY, minutes: 10 })];

describe('what a learner may still be given', () => {
  it('is two chances a day, not two a week', () => {
    expect(budget(monday, '2026-11-16').today).toBe(0);
    expect(budget(monday, '2026-11-18').today).toBe(2);
  });

  it('is what the week\'s minutes of the area leave, each area its own', () => {
    expect(budget(monday, '2026-11-18').minutesLeft(A)).toBe(65);
    expect(budget(monday, '2026-11-18').minutesLeft(WRITING)).toBe(90);
  });

  it('begins anew on Monday, and counts nobody else', () => {
    expect(budget(monday, '2026-11-23')).toMatchObject({ today: 2 });
    expect(budget(monday, '2026-11-23').minutesLeft(A)).toBe(90);
    expect(budget([chance({ target: A, date: MONDAY, learner: LearnerId.parse('9002') })], '2026-11-16').today).toBe(2);
  });

  it('shrinks by what is given on the way, which leaves the one before as it was', () => {
    const before = budget([], '2026-11-16');
    const after = before.after(A, 20);
    expect([after.today, after.minutesLeft(A), before.today, before.minutesLeft(A)]).toEqual([1, 70, 2, 90]);
  });
});
