import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilson } from '../../../src/routing/scorecard/wilson.ts';

function width(of: number): number {
  const { low, high } = wilson(of / 2, of);
  return high - low;
}

const counted = fc
  .integer({ min: 1, max: 5000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

/** Where a true share stops being believable on the way from `far` to `near`, found by halving; knows no closed formula. */
function borderBetween(far: number, near: number, count: number, of: number): number {
  const isFar = (share: number): boolean =>
    Math.abs(count / of - share) > 1.959964 * Math.sqrt((share * (1 - share)) / of);
  let [out, within] = [far, near];
  for (let halved = 0; halved < 60; halved += 1) {
    const middle = (out + within) / 2;
    if (isFar(middle)) out = middle;
    else within = middle;
  }
  return within;
}

describe('the interval of a share', () => {
  // The figures come from no page: they are the roots of n (x/n - p)^2 = z^2 p (1 - p), worked out apart from this code.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is what its definition gives for %d of %d', (count, of, low, high) => {
    const interval = wilson(count, of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds exactly the true shares from which what came lies no more than 1.96 standard errors away', () => {
    fc.assert(
      fc.property(counted, ([count, of]) => {
        const { low, high } = wilson(count, of);
        expect(low).toBeCloseTo(borderBetween(0, count / of, count, of), 9);
        expect(high).toBeCloseTo(borderBetween(1, count / of, count, of), 9);
      }),
    );
  });

  it('holds the share, stays within 0 and 1, and is the same seen from the other side', () => {
    fc.assert(
      fc.property(counted, ([count, of]) => {
        const [{ low, high }, other] = [wilson(count, of), wilson(of - count, of)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(count / of);
        expect(high).toBeGreaterThanOrEqual(count / of);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeCloseTo(1 - other.high, 12);
      }),
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
