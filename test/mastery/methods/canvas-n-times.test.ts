import { describe, expect, it } from '@jest/globals';
import { graded, marked, outOf } from '../../builders/gradebook.ts';

const three = { method: 'canvas-n-times', masteryPoints: 3 } as const;

describe('Canvas n times', () => {
  // instructure/canvas-lms spec/lib/outcomes/result_analytics_spec.rb (lines at af6758bb) and
  // spec/services/outcomes/student_outcome_rollup_calculation_service_spec.rb; mastery points 3 of 5
  it.each([
    ['lines 132-144', 3, [3, 1], null],
    ['lines 132-144', 3, [3, 1, 2], null],
    ['lines 132-144', 3, [4, 5, 1, 3, 2, 3], 3.75],
    ['lines 132-144', 1, [1, 2], null],
    ['lines 132-144', 1, [1, 2, 3], 3],
    ['lines 132-144', 1, [1, 2, 3, 4], 3.5],
    ['lines 146-152 (a score of nil is left out)', 3, [4, 5, 1, 3, 3], 3.75],
    ['lines 179-188', 3, [3, 4, 3], 3.33],
    ['"scales quiz scores to rubric score"', 3, [1, 2.5, 4], null],
    ['"scales quiz scores to rubric score"', 3, [1, 3.5, 4, 4.5], 4],
    ['"does not use aggregate score when calculation method is \'n_mastery\'"', 3, [3, 3.5, 2, 2.5, 3, 4], 3.38],
    ['"calculates n_mastery when sufficient mastery attempts exist"', 3, [1, 2, 3, 4, 5], 4],
    ['"returns no rollup when insufficient mastery attempts exist"', 4, [1, 2, 3, 4, 5], null],
  ] as const)('%s: %d times in %j gives %p', (_, times, points, expected) => {
    expect(graded(outOf(5, ...points), { ...three, times }).points).toBe(expected);
  });

  it('takes the threshold times the maximum for mastery points unless they are given', () => {
    const rule = { method: 'canvas-n-times', times: 2, threshold: 0.7 } as const;
    expect(graded(outOf(10, 7, 6.9, 9), rule).points).toBe(8);
  });

  it("reads mastery points on each result's own scale", () => {
    expect(graded(marked([3, 5], [3, 10]), { ...three, times: 2 }).value).toBeCloseTo(0.45, 12);
    expect(graded(marked([2, 2], [3, 10]), { ...three, times: 2 }).value).toBeNull();
  });

  it('asks for five results unless the school says otherwise, and says what is missing', () => {
    const mastery = graded(outOf(5, 4, 4, 4, 4), { method: 'canvas-n-times' });
    expect(mastery).toMatchObject({ value: null, points: null, level: 'not-enough' });
    expect(mastery.wouldChange.en).toBe(
      'It takes 5 results that reach 80%. 1 of 1 on one more ticket would make it “mastered”.',
    );
    expect(mastery.wouldChange.es).toMatch(/^Hacen falta 5 resultados que alcancen el 80\u00a0%\./);
  });

  it('can be lowered by a better result, which only now counts', () => {
    const rule = { ...three, times: 2 } as const;
    expect(graded(outOf(5, 5, 5, 2), rule).points).toBe(5);
    expect(graded(outOf(5, 5, 5, 3), rule).points).toBe(4.33);
  });
});
