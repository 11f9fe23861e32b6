import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { budgetFor, markingLeft, type BudgetTerms } from '../../src/pathway/budget.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { chance } from '../builders/chance.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { target } from '../builders/target.ts';

const ANA = LearnerId.parse('9001');
const A = TargetCode.parse('A');
const WRITING = TargetCode.parse('W');
const MONDAY = SchoolDate.parse('2026-11-16');

const AT = instant('2026-11-18T08:00:00Z');

function terms(date: string, change: Parameters<typeof courseSettings>[0] = {}): BudgetTerms {
  const targets = new Map([
    [A, target({ code: A })],
    [WRITING, target({ code: WRITING, area: 'writing' })],
  ]);
  return { course: courseSettings({ weeklyMinutes: 90, ...change }), targets, date: SchoolDate.parse(date), at: AT };
}

function budget(given: Parameters<typeof budgetFor>[1], date: string, seated = false) {
  return budgetFor(ANA, given, seated, terms(date));
}

const monday = [chance({ target: A, date: MONDAY }), chance({ target: A, date: MONDAY, minutes: 10 })];
const open = chance({ due: instant('2026-11-18T08:00:00Z') });

describe('what a learner may still be given', () => {
  it('is one chance a day, and none on a day with a seat', () => {
    expect(budget(monday, '2026-11-16').full).toBe('chance');
    expect(budget(monday, '2026-11-18').full).toBeNull();
    expect(budget([], '2026-11-18', true).full).toBe('seat');
  });

  it('is nothing while two are open, to the very end of their time', () => {
    expect(budget([open, open], '2026-11-18').full).toBe('open');
    expect(budget([open, { ...open, due: instant('2026-11-18T07:59:59Z') }], '2026-11-18').full).toBeNull();
    expect(budget([open, { ...open, handedIn: true }], '2026-11-18').full).toBeNull();
    expect(budget([open, { ...open, share: 0.5, scoredAt: AT }], '2026-11-18').full).toBeNull();
  });

  it("is what the week's minutes of the area leave, each area its own", () => {
    expect(budget(monday, '2026-11-18').minutesLeft(A)).toBe(65);
    expect(budget(monday, '2026-11-18').minutesLeft(WRITING)).toBe(90);
  });

  it('begins anew on Monday, and counts nobody else', () => {
    expect(budget(monday, '2026-11-23').minutesLeft(A)).toBe(90);
    expect(
      budget([chance({ target: A, date: MONDAY, learner: LearnerId.parse('9002') })], '2026-11-16').full,
    ).toBeNull();
  });
});

describe('what a teacher may still be asked to mark', () => {
  it("is the week's number without what was given in it, but for what marks itself", () => {
    const given = [
      ...monday,
      chance({ date: MONDAY, marksItself: true }),
      chance({ date: SchoolDate.parse('2026-11-13') }),
    ];

    expect(markingLeft(given, terms('2026-11-18'))).toBe(28);
    expect(markingLeft(given, terms('2026-11-18', { marking: 1 }))).toBe(-1);
    expect(markingLeft(given, terms('2026-11-23', { marking: 1 }))).toBe(1);
  });
});
