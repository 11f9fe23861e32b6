import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilson } from '../../../src/routing/scorecard/wilson.ts';

function width(of: number): number {
  const { low, high } = wilson(of / 2, of);
  return high - low;
}

describe('the interval of a share', () => {
  // Newcombe (1998), "Two-sided confidence intervals for the single proportion: comparison of seven methods",
  // Statistics in Medicine 17, Table I, method 3 (score, Wilson)
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is the published one for %d of %d', (count, of, low, high) => {
    const interval = wilson(count, of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the share, stays within 0 and 1, and is the same seen from the other side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of))),
        ([count, of]) => {
          const [{ low, high }, other] = [wilson(count, of), wilson(of - count, of)];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(count / of);
          expect(high).toBeGreaterThanOrEqual(count / of);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeCloseTo(1 - other.high, 12);
        },
      ),
    );
  });

  it('narrows as more is known', () => {
    expect([30, 100, 1000].map((of) => Math.round(width(of) * 1000) / 1000)).toEqual([0.337, 0.192, 0.062]);
  });

  it.each([
    [0, 0],
    [-1, 5],
    [6, 5],
    [1, 2.5],
  ])('refuses what is no share: %d of %d', (count, of) => {
    expect(() => wilson(count, of)).toThrow(RangeError);
  });
});
