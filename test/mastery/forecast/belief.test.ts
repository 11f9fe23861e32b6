import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { learnFrom, logitOf, type Belief } from '../../../src/mastery/forecast/belief.ts';
import { logistic } from '../../../src/mastery/logistic.ts';

/** The mean of a logistic curve over a normal distribution, by summing it up in small steps. */
function averaged({ mean, variance }: Belief): number {
  const spread = Math.sqrt(variance);
  let [sum, weights] = [0, 0];
  for (let z = -8; z <= 8; z += 0.01) {
    const weight = Math.exp((-z * z) / 2);
    sum += weight * logistic(mean + spread * z);
    weights += weight;
  }
  return sum / weights;
}

const belief = fc.record({
  mean: fc.double({ min: -2, max: 2, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 2, noNaN: true }),
});
const p = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const weight = fc.double({ min: 1, max: 6, noNaN: true });
const surprise = fc.double({ min: -1, max: 1, noNaN: true });

describe('the chance that beliefs add up to', () => {
  it('is the logistic curve averaged over the doubt, to a hundredth', () => {
    fc.assert(
      fc.property(fc.array(belief, { minLength: 1, maxLength: 5 }), (beliefs) => {
        const whole = {
          mean: beliefs.reduce((sum, { mean }) => sum + mean, 0),
          variance: beliefs.reduce((sum, { variance }) => sum + variance, 0),
        };
        expect(Math.abs(logistic(logitOf(beliefs)) - averaged(whole))).toBeLessThan(0.02);
      }),
      { numRuns: 50 },
    );
  });

  it('is one half where nothing speaks for either side, and just the mean where there is no doubt', () => {
    expect(logitOf([])).toBe(0);
    expect(
      logitOf([
        { mean: 0.7, variance: 0 },
        { mean: 0.5, variance: 0 },
      ]),
    ).toBeCloseTo(1.2, 12);
  });
});

describe('learning from an answer', () => {
  it('adds the information of the answer to what one belief knew', () => {
    fc.assert(
      fc.property(belief, surprise, p, weight, (before, by, chance, w) => {
        const after = { ...before };
        learnFrom([after], by, chance, w);
        const information = w * chance * (1 - chance);
        expect(1 / after.variance).toBeCloseTo(1 / before.variance + information, 6); // precisions of normal distributions add up
        expect(after.mean).toBeCloseTo(before.mean + after.variance * w * by, 10); // and the mean goes that far up the slope
      }),
    );
  });

  it('is the step of a Kalman filter for two beliefs of which only the sum is seen', () => {
    fc.assert(
      fc.property(belief, belief, surprise, p, weight, (one, other, by, chance, w) => {
        const [a, b] = [{ ...one }, { ...other }];
        learnFrom([a, b], by, chance, w);
        // the matrix of their precisions, which an answer on the sum changes by the same number everywhere, turned back by hand
        const information = w * chance * (1 - chance);
        const [u, v] = [1 / one.variance + information, 1 / other.variance + information];
        const determinant = u * v - information * information;
        expect(a.variance).toBeCloseTo(v / determinant, 10);
        expect(b.variance).toBeCloseTo(u / determinant, 10);
        expect(a.mean - one.mean).toBeCloseTo((w * by * (v - information)) / determinant, 10);
        expect(b.mean - other.mean).toBeCloseTo((w * by * (u - information)) / determinant, 10);
      }),
    );
  });
});
