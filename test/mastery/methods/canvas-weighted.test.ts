import { describe, expect, it } from '@jest/globals';
import { graded, marked, outOf } from '../../builders/gradebook.ts';

// instructure/canvas-lms spec/lib/outcomes/result_analytics_spec.rb (lines at af6758bb; `decaying_average` is the weighted
// average) and spec/services/outcomes/student_outcome_rollup_calculation_service_spec.rb; there newest first, here oldest first
describe('Canvas weighted average', () => {
  it.each([
    ['lines 154-163', 75, [3], 3],
    ['lines 154-163', 75, [3, 1, 5, 4], 3.75],
    ['lines 165-177', 65, [2, 3], 2.65],
    ['lines 165-177', 75, [3, 1, 5, 4], 3.75],
    ['lines 179-188', 65, [2.123], 2.12],
    ['"properly calculates results for OLD decaying_average method when feature_flag is OFF"', 65, [2, 3, 4], 3.48],
    ['"correctly handles users with the same name"', 65, [5, 4], 4.35],
    ['"correctly handles users with the same name"', 65, [3, 2], 2.35],
    ['"scales quiz scores to rubric score"', 65, [4.5, 2], 2.88],
    ['"does not create false matches"', 65, [2, 3.5, 3], 2.91],
    ['"does not create false matches"', 65, [3.5, 3], 3.18],
    ['"calculates decaying average with more weight on recent scores"', 65, [1, 2, 3, 4, 5], 4.13],
  ] as const)('%s: %d %% and %j give %d', (_, percent, points, expected) => {
    expect(graded(outOf(5, ...points), { method: 'canvas-weighted', weight: percent / 100 }).points).toBe(expected);
  });

  it('counts the newest 65 % unless the school says otherwise', () => {
    expect(graded(outOf(5, 2, 3), { method: 'canvas-weighted' }).points).toBe(2.65);
  });

  it('counts an occasion once, however many questions it has (Canvas counts a quiz k times)', () => {
    const sittings = outOf(5, 3, 5, 4).map((each, index) => ({ ...each, questions: index === 0 ? 9 : 1 }));
    expect(graded(sittings, { method: 'canvas-weighted' }).points).toBe(4 * 0.65 + 4 * 0.35);
  });

  it('brings results of other maxima to the scale of the newest', () => {
    expect(graded(marked([40, 100], [3, 5]), { method: 'canvas-weighted' }).points).toBe(2.65);
  });

  it('can be lowered by a further result above it: 1, 5 is 3.6 and 1, 5, 3.7 is 3.46', () => {
    expect(graded(outOf(5, 1, 5), { method: 'canvas-weighted' }).points).toBe(3.6);
    expect(graded(outOf(5, 1, 5, 3.7), { method: 'canvas-weighted' }).points).toBe(3.46);
  });

  it('gives full marks for full marks, whatever the weight', () => {
    for (let weight = 0.01; weight < 1; weight += 0.01) {
      expect(graded(outOf(5, 5, 5, 5), { method: 'canvas-weighted', weight })).toMatchObject({
        value: expect.closeTo(1, 12),
        points: 5,
      });
    }
  });
});
