import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chanceAtLeast, chanceBelow, logGamma, quantile } from '../../src/mastery/beta-distribution.ts';

/** P(X <= x) for whole shapes is a binomial tail: sum over j >= a of C(n, j) x^j (1-x)^(n-j), n = a + b - 1. */
function binomialTail(x: number, a: number, b: number): number {
  const n = a + b - 1;
  let tail = 0;
  for (let j = a; j <= n; j += 1) {
    let term = 1;
    for (let i = 1; i <= j; i += 1) term *= (n - j + i) / i;
    tail += term * x ** j * (1 - x) ** (n - j);
  }
  return tail;
}

/** Simpson's rule on the density after x = sin^2 t, which keeps it smooth at both ends. */
function integrated(x: number, a: number, b: number): number {
  const simpson = (to: number): number => {
    const steps = 4000;
    const h = to / steps;
    let sum = 0;
    for (let i = 0; i <= steps; i += 1) {
      const t = i * h;
      const weight = i === 0 || i === steps ? 1 : 2 + 2 * (i % 2);
      sum += weight * 2 * Math.sin(t) ** (2 * a - 1) * Math.cos(t) ** (2 * b - 1);
    }
    return (sum * h) / 3;
  };
  return simpson(Math.asin(Math.sqrt(x))) / simpson(Math.PI / 2);
}

describe('the logarithm of gamma', () => {
  it.each([
    [1, 0],
    [2, 0],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
    [21, Math.log(2_432_902_008_176_640_000)],
  ])('of %d is that of the factorial or of the root of pi', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 12);
  });

  it('grows by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11);
      }),
    );
  });
});

describe('the incomplete beta function', () => {
  it('gives the 95 % points of the F distribution as tables print them', () => {
    // F(.95; 5, 10) = 3.3258, F(.95; 2, 20) = 3.4928, F(.95; 10, 3) = 8.7855
    for (const [f, d1, d2] of [
      [3.3258, 5, 10],
      [3.4928, 2, 20],
      [8.7855, 10, 3],
    ] as const) {
      expect(chanceBelow((d1 * f) / (d1 * f + d2), { a: d1 / 2, b: d2 / 2 })).toBeCloseTo(0.95, 4);
    }
  });

  it('gives the 97.5 % points of the t distribution as tables print them', () => {
    // t(.975; 10) = 2.228138852, t(.975; 1) = 12.70620474
    for (const [t, df] of [
      [2.228138852, 10],
      [12.70620474, 1],
    ] as const) {
      expect(1 - chanceBelow(df / (df + t * t), { a: df / 2, b: 0.5 }) / 2).toBeCloseTo(0.975, 9);
    }
  });

  it('is the arcsine law for shapes of one half', () => {
    for (const x of [0.01, 0.2, 0.5, 0.9])
      expect(chanceBelow(x, { a: 0.5, b: 0.5 })).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
  });

  it('agrees with the binomial tail for whole shapes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, x) => {
          expect(Math.abs(chanceBelow(x, { a, b }) - binomialTail(x, a, b))).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('agrees with numeric integration', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 20, noNaN: true }),
        fc.double({ min: 2, max: 20, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => expect(Math.abs(chanceBelow(x, { a, b }) - integrated(x, a, b))).toBeLessThan(1e-10),
      ),
      { numRuns: 60 },
    );
  });

  it('leaves nothing between below and at least', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, x) => expect(Math.abs(chanceBelow(x, { a, b }) + chanceAtLeast(x, { a, b }) - 1)).toBeLessThan(1e-12),
      ),
    );
  });

  it('is x^a where b is 1, and 1 - (1 - x)^b where a is 1, down to the smallest chances', () => {
    const shape = fc.double({ min: 0.1, max: 40, noNaN: true });
    fc.assert(
      fc.property(shape, fc.double({ min: 1e-6, max: 1, noNaN: true }), (s, x) => {
        expect(chanceBelow(x, { a: s, b: 1 }) / x ** s).toBeCloseTo(1, 10);
        expect(chanceAtLeast(x, { a: 1, b: s })).toBeCloseTo((1 - x) ** s, 12);
      }),
    );
    expect(chanceAtLeast(0.9, { a: 1, b: 20 }) / 1e-20).toBeCloseTo(1, 10); // not 1 - (1 - 1e-20)
    expect(chanceAtLeast(1e-20, { a: 0.1, b: 1 })).toBeCloseTo(0.99, 12); // although 1 - 1e-20 is 1
  });

  // binomial tails, summed in 60 decimal digits by Python's decimal for x as the nearest float
  it.each([
    [40, 10, 0.8, 0.4717042143266141, 1e-14],
    [100, 50, 0.65, 0.3270416771496075, 2e-14],
    [300, 200, 0.62, 0.8190699881577962, 1e-13],
    [400, 100, 0.8, 0.4910764969111651, 1e-12],
    [2000, 500, 0.79, 0.10661353079482201, 1e-12],
    [5000, 5000, 0.5, 0.5, 1e-11],
    [9000, 1000, 0.905, 0.9538295377934777, 1e-11],
    [9000, 1000, 0.9, 0.49645377924813966, 2e-11],
    [1, 9999, 0.0001, 0.6321021637834484, 1e-11],
  ])('keeps its precision as shapes grow: %d and %d at %d', (a, b, x, exact, error) => {
    expect(Math.abs(chanceBelow(x, { a, b }) - exact)).toBeLessThan(error);
  });

  it('puts all weight on one end when the other shape is zero', () => {
    expect(chanceAtLeast(0.8, { a: 0, b: 3 })).toBe(0);
    expect(chanceAtLeast(0.8, { a: 3, b: 0 })).toBe(1);
    expect(chanceBelow(0.8, { a: 0, b: 3 })).toBe(1);
    expect(chanceBelow(0.8, { a: 3, b: 0 })).toBe(0);
    expect(chanceBelow(1, { a: 3, b: 0 })).toBe(1);
    expect(chanceAtLeast(1, { a: 3, b: 0 })).toBe(1);
    expect(chanceAtLeast(0.3, { a: 3, b: 0 })).toBe(1);
    expect(quantile(0.1, { a: 0, b: 3 })).toBe(0);
    expect(quantile(0.1, { a: 3, b: 0 })).toBe(1);
  });

  it('is 0 and 1 at the ends', () => {
    expect(chanceBelow(0, { a: 2, b: 3 })).toBe(0);
    expect(chanceBelow(1, { a: 2, b: 3 })).toBe(1);
    expect(chanceAtLeast(0, { a: 2, b: 3 })).toBe(1);
    expect(chanceAtLeast(1, { a: 2, b: 3 })).toBe(0);
  });
});

describe('shapes beyond what any evidence makes', () => {
  it('are refused by name rather than answered wrongly', () => {
    expect(() => chanceAtLeast(0.5, { a: 1e12, b: 1e12 + 1 })).toThrow(
      'the Beta distribution with shapes 1000000000001 and 1000000000000 is out of reach',
    );
  });
});

describe('the quantile', () => {
  it('is the inverse of the chance below', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, p) => {
          const x = quantile(p, { a, b });
          // where the density is steep, the nearest number may itself be off: then its neighbours lie on both sides
          const exact = Math.abs(chanceBelow(x, { a, b }) - p) < 1e-10;
          const between =
            chanceBelow(x * (1 - 1e-12), { a, b }) <= p && chanceBelow(Math.min(1, x * (1 + 1e-12)), { a, b }) >= p;
          expect(exact || between).toBe(true);
        },
      ),
    );
  });

  it('of a uniform distribution is p itself', () => {
    expect(quantile(0.1, { a: 1, b: 1 })).toBeCloseTo(0.1, 13);
    expect(quantile(0.9, { a: 1, b: 1 })).toBeCloseTo(0.9, 13);
    expect(quantile(0, { a: 1, b: 1 })).toBe(0);
    expect(quantile(1, { a: 1, b: 1 })).toBe(1);
  });
});
