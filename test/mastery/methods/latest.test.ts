import { describe, expect, it } from '@jest/globals';
import { daysAfter } from '../../../src/time.ts';
import { graded, marked, outOf } from '../../builders/gradebook.ts';
import { FIRST_DAY } from '../../builders/history.ts';

describe('the latest result', () => {
  // instructure/canvas-lms spec/lib/outcomes/result_analytics_spec.rb (af6758bb), lines 123-130:
  // 4 without a time, 3 now, 1 yesterday
  it('of 4, 1, 3 is 3, as in Canvas', () => {
    expect(graded(outOf(5, 4, 1, 3), { method: 'latest' }).points).toBe(3);
  });

  // spec/services/outcomes/student_outcome_rollup_calculation_service_spec.rb, "uses latest score ..."
  it('of 1, 2, 4, 5, 3 is 3, as in Canvas', () => {
    expect(graded(outOf(5, 1, 2, 4, 5, 3), { method: 'latest' }).points).toBe(3);
  });

  // result_analytics_spec.rb, "falls back to using mastery score if points possible is 0 or nil": 70 % of 3
  it('of 70 % on a scale of 3 is 2.1, as in Canvas', () => {
    expect(graded(marked([7, 10], [2.1, 3]), { method: 'latest' }).points).toBe(2.1);
  });

  it('is the one that came last where two have the same time', () => {
    const same = outOf(5, 2, 4).map((each) => ({ ...each, at: FIRST_DAY }));
    expect(graded(same, { method: 'latest' }).points).toBe(4);
    expect(graded(same.toReversed(), { method: 'latest' }).points).toBe(2);
  });

  it('goes by time, not by the order given', () => {
    const [first, second] = outOf(5, 2, 4).map((each, index) => ({ ...each, at: daysAfter(FIRST_DAY, 9 - index) }));
    expect(
      graded(
        [first, second].flatMap((each) => each ?? []),
        { method: 'latest' },
      ).points,
    ).toBe(2);
  });
});
