import { describe, expect, it } from '@jest/globals';
import { graded, marked, outOf } from '../../builders/gradebook.ts';
import { history } from '../../builders/history.ts';

describe('the average', () => {
  it('counts every result once, however many questions it sums up', () => {
    expect(graded(history([20, 20], [0, 1]), { method: 'average' }).value).toBe(0.5);
  });

  it('is a mean of shares where the maxima differ, on the scale of the newest', () => {
    expect(graded(marked([10, 10], [2, 4]), { method: 'average' })).toMatchObject({ value: 0.75, points: 3 });
  });

  it('is rounded in points, as a gradebook does, not by way of a share: .75 and .76 of 3 are .76, although .755 / 3 * 3 is a little less', () => {
    expect(graded(outOf(3, 0.75, 0.76), { method: 'average' }).points).toBe(0.76);
  });

  it('says nothing before the first result', () => {
    expect(graded([], { method: 'average' }).value).toBeNull();
  });

  // instructure/canvas-lms spec/services/outcomes/student_outcome_rollup_calculation_service_spec.rb,
  // "calculates average across multiple assignments"
  it('of 1, 2, 3, 4, 5 is 3, as in Canvas', () => {
    expect(graded(outOf(5, 1, 2, 3, 4, 5), { method: 'average' }).points).toBe(3);
  });

  // moodle/moodle lib/grade/tests/grade_category_test.php, sub_test_grade_category_generate_grades: grades 2, 4 and 6
  // of 10 in a category of 20 give 8 (GRADE_AGGREGATE_MEAN), with the first hidden 10
  it('of 2, 4 and 6 is 4, without the 2 it is 5, as in Moodle', () => {
    expect(graded(outOf(10, 2, 4, 6), { method: 'average' }).value).toBeCloseTo(8 / 20, 12);
    expect(graded(outOf(10, 4, 6), { method: 'average' }).value).toBeCloseTo(10 / 20, 12);
  });
});
