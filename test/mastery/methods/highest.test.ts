import { describe, expect, it } from '@jest/globals';
import { graded, marked, outOf } from '../../builders/gradebook.ts';

describe('the highest result', () => {
  // instructure/canvas-lms spec/lib/outcomes/result_analytics_spec.rb (af6758bb), lines 116-121
  it('of 3 and 1 is 3, as in Canvas', () => {
    expect(graded(outOf(5, 3, 1), { method: 'highest' }).points).toBe(3);
  });

  // the same file, "does not use aggregate score when calculation method is 'highest'": six shares of 5
  it('of .6, .7, .4, .5, .6 and .8 on a scale of 5 is 4, as in Canvas', () => {
    expect(graded(outOf(5, 3, 3.5, 2, 2.5, 3, 4), { method: 'highest' }).points).toBe(4);
  });

  // moodle/moodle lib/grade/tests/grade_category_test.php, sub_test_grade_category_generate_grades: GRADE_AGGREGATE_MAX
  // of 2, 4 and 6 of 10 in a category of 20 is 12
  it('of 2, 4 and 6 of 10 is 12 of 20, as in Moodle', () => {
    expect(graded(outOf(10, 2, 4, 6), { method: 'highest' }).value).toBeCloseTo(12 / 20, 12);
  });

  it('compares shares where the maxima differ', () => {
    expect(graded(marked([4, 5], [7, 10]), { method: 'highest' })).toMatchObject({ value: 0.8, points: 8 });
  });

  it('never slips', () => {
    expect(graded(outOf(5, 5, 5, 0, 0, 0), { method: 'highest' }).level).toBe('mastered');
  });
});
