import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { graded, outOf } from '../../builders/gradebook.ts';

describe('Canvas decaying average', () => {
  // instructure/canvas-lms spec/lib/outcomes/result_analytics_spec.rb and
  // spec/services/outcomes/student_outcome_rollup_calculation_service_spec.rb, oldest first
  it.each([
    ['"properly calculates results for New standard_decaying_average method when feature_flag is ON"', [3], 3],
    ['"properly calculates results for New standard_decaying_average method when feature_flag is ON"', [2, 3, 4], 3.53],
    ['"calculates standard_decaying_average with newer scores weighted more"', [1, 2, 3, 4, 5], 4.47],
  ] as const)('%s: %j gives %d', (_, points, expected) => {
    expect(graded(outOf(5, ...points), { method: 'canvas-decaying', weight: 0.65 }).points).toBe(expected);
  });

  // help.otus.com, "Definitions of Mastery Settings": the same rule at 65 %
  it('of 1, 2, 3, 4 is 3.48, as Otus shows the same rule', () => {
    expect(graded(outOf(4, 1, 2, 3, 4), { method: 'canvas-decaying' }).points).toBe(3.48);
  });

  it('is the newest result times w and each older one times w (1 - w) to its age, the first without that w', () => {
    const marks = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(marks, fc.integer({ min: 50, max: 99 }), (points, percent) => {
        const w = percent / 100;
        const sum = points.reduce(
          (so, each, index) => so + each * (index === 0 ? 1 : w) * (1 - w) ** (points.length - 1 - index),
          0,
        );
        expect(graded(outOf(20, ...points), { method: 'canvas-decaying', weight: w }).value).toBeCloseTo(sum / 20, 12);
      }),
    );
  });

  it('leaves out what has no score: 2, 3, nothing, 4 is 3.53, as in Canvas', () => {
    const [a, b, late, c] = outOf(5, 2, 3, 1, 4).map((each, index) =>
      index === 2 ? { ...each, kind: 'habit' as const } : each,
    );
    expect(
      graded(
        [a, b, late, c].flatMap((each) => each ?? []),
        { method: 'canvas-decaying' },
      ).points,
    ).toBe(3.53);
  });
});
