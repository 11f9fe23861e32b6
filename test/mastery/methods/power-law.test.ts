import { describe, expect, it } from '@jest/globals';
import { graded, outOf } from '../../builders/gradebook.ts';

const powerLaw = { method: 'power-law' } as const;

describe("Marzano's power law", () => {
  it.each([
    // National Heritage Academies, "What is the Power Law?" (experts123.com): shown there as a whole score, 4
    ['a growing list', [2, 2.5, 3, 4], 3.68],
    // JumpRope, "The power of the Power Law" (support.jumpro.pe 203185740)
    ["JumpRope's first student", [1, 2, 3, 4], 4],
    ["JumpRope's second student", [1, 3, 2, 4], 3.66],
    // mrmathman.com, "Power failure"
    ['a low mark in the middle', [3, 3, 1, 3, 4, 4], 3.07],
  ] as const)('draws the published curve: %s', (_, points, expected) => {
    expect(graded(outOf(4, ...points), powerLaw).points).toBe(expected);
  });

  // the same page of National Heritage Academies: no growth trend is evident, so the average is used
  it('takes the mean where there is no growth: 3, 2, 3, 2 is 2.5', () => {
    expect(graded(outOf(4, 3, 2, 3, 2), powerLaw).points).toBe(2.5);
  });

  it('takes the mean of a falling list, where other gradebooks draw the falling curve', () => {
    expect(graded(outOf(4, 4, 3, 2, 1), powerLaw).points).toBe(2.5); // JumpRope's fourth student: 1.28
  });

  it.each([
    [[0, 2, 3, 3.5], 2.13],
    [[1, 0, 3, 4], 2],
    [[1, 2, 3, 0], 1.5],
    [[0, 4], 2],
    [[0], 0],
  ] as const)('takes the mean when a result is 0, which has no logarithm: %j', (points, mean) => {
    expect(graded(outOf(4, ...points), powerLaw).points).toBe(mean);
  });

  it('of a single result is that result, of two growing ones the newer', () => {
    expect(graded(outOf(4, 3), powerLaw).points).toBe(3);
    expect(graded(outOf(4, 2, 3), powerLaw).points).toBe(3);
  });

  it('is kept to the maximum when the curve ends above it', () => {
    expect(graded(outOf(4, 1, 4, 4, 4), powerLaw)).toMatchObject({ value: 1, points: 4 });
  });

  it('does not depend on the scale', () => {
    expect(graded(outOf(100, 50, 62.5, 75, 100), powerLaw).value).toBeCloseTo(3.678225865251907 / 4, 12);
  });

  it('can be lowered by a better start, which flattens the curve', () => {
    expect(graded(outOf(4, 1, 2, 3), powerLaw).value).toBeGreaterThan(graded(outOf(4, 3, 2, 3), powerLaw).value ?? 1);
  });
});
