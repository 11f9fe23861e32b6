import { describe, expect, it } from '@jest/globals';
import { plus, total, ZERO } from '../../../src/mastery/methods/exact-sum.ts';
import { toHundredths, toWholePercent } from '../../../src/mastery/methods/rounding.ts';

describe('rounding to hundredths', () => {
  it.each([
    [3.125, 3.13],
    [0.005, 0.01],
    [2.344, 2.34],
    [4, 4],
    [0, 0],
  ])('takes %d points to %d', (points, rounded) => {
    expect(toHundredths(points)).toBe(rounded);
  });

  // Ruby's Float#round: ruby/ruby numeric.c, round_half_up: one more if (f + 0.5) / s <= x
  it.each([
    [1.005, 1.01],
    [2.675, 2.68],
    [1.015, 1.02],
    [4.115, 4.12],
  ])('takes the half that %d was written as up, as Ruby does', (points, rounded) => {
    expect(toHundredths(points)).toBe(rounded);
  });

  it('leaves what lies clearly under the half', () => {
    expect(toHundredths(1.00499)).toBe(1);
  });
});

describe('rounding to whole percents', () => {
  it.each([
    [74.5, 100, 75],
    [3.98, 5, 4],
    [0.624, 1, 0.62],
  ])('takes %d of %d to %d', (points, possible, rounded) => {
    expect(toWholePercent(points, possible)).toBe(rounded);
  });
});

describe('an exact sum', () => {
  it('keeps what plain addition loses', () => {
    expect(total([1, 1e100, 1, -1e100].reduce(plus, ZERO))).toBe(2);
    expect(total(Array.from({ length: 10 }, () => 0.1).reduce(plus, ZERO))).toBe(1);
  });
});
