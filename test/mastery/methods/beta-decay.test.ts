import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { betaDecay } from '../../../src/mastery/methods/beta-decay.ts';
import type { Result } from '../../../src/mastery/methods/method.ts';
import { DEFAULT_RULE } from '../../../src/mastery/rule.ts';
import { sittingWeight } from '../../../src/mastery/sitting-weight.ts';

const START = 0.65;

function one(share: number, questions: number | null = 1): Result {
  return { kind: 'coursework', share, possible: 1, questions };
}

function valueAfter(results: readonly Result[]): number {
  return (
    results.reduce((running, result) => running.add(result), betaDecay.begin(DEFAULT_RULE)).figure(START).value ??
    Number.NaN
  );
}

/** The same sums written out from the formula, newest first, without a running memory. */
function writtenOut(results: readonly Result[]): number {
  let newer = 0;
  let right = 0;
  let answers = 0;
  for (const result of results.toReversed()) {
    const k = result.questions;
    const w = k === null ? 2 : Math.min(6, k / (1 + 0.1 * (k - 1)));
    right += 0.85 ** newer * w * result.share;
    answers += 0.85 ** newer * w;
    newer += w;
  }
  return (3 * START + right) / (3 + answers);
}

const anyResult = fc.record({
  kind: fc.constantFrom('coursework' as const, 'entrance' as const),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  possible: fc.integer({ min: 1, max: 40 }),
  questions: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
});
const results = fc.array(anyResult, { maxLength: 25 });

describe('beta-decay', () => {
  it('begins where everyone begins, counted as three answers', () => {
    expect(betaDecay.begin(DEFAULT_RULE).figure(START)).toEqual({
      value: 0.65,
      posterior: { a: 1.9500000000000002, b: 1.0499999999999998 },
      weight: 0,
    });
  });

  it('counts one right answer to (3 * .65 + 1) / 4', () => {
    expect(valueAfter([one(1)])).toBeCloseTo(2.95 / 4, 14);
  });

  it('fades older answers by 15 % for every newer one', () => {
    expect(valueAfter([one(1), one(0)])).toBeCloseTo((1.95 + 0.85) / (3 + 1.85), 14);
  });

  it('agrees with the formula written out', () => {
    fc.assert(fc.property(results, (list) => expect(valueAfter(list)).toBeCloseTo(writtenOut(list), 10)));
  });

  it('always lies in [0, 1], and so do its shapes above 0', () => {
    fc.assert(
      fc.property(results, fc.double({ min: 0, max: 1, noNaN: true }), (list, start) => {
        const { value, posterior } = list
          .reduce((running, result) => running.add(result), betaDecay.begin(DEFAULT_RULE))
          .figure(start);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(Math.min(posterior?.a ?? -1, posterior?.b ?? -1)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is never lowered by a better result in place of a worse one', () => {
    fc.assert(
      fc.property(
        results,
        anyResult,
        results,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (before, result, after, better) => {
          const worse = valueAfter([...before, result, ...after]);
          const improved = valueAfter([...before, { ...result, share: Math.max(result.share, better) }, ...after]);
          expect(improved).toBeGreaterThanOrEqual(worse - 1e-12);
        },
      ),
    );
  });

  it('leaves the memory it was asked from as it was', () => {
    const begun = betaDecay.begin(DEFAULT_RULE).add(one(1));
    const value = begun.figure(START).value;
    begun.add(one(0));
    expect(begun.figure(START).value).toBe(value);
  });
});

describe('the weight of a sitting', () => {
  it.each([
    [1, 1],
    [2, 2 / 1.1],
    [5, 5 / 1.4],
    [10, 10 / 1.9],
    [20, 6],
    [1000, 6],
  ])('of %d questions is %d answers', (questions, weight) => {
    expect(sittingWeight(one(1, questions))).toBeCloseTo(weight, 12);
  });

  it('is two when the number of questions is unknown, and for a conference', () => {
    expect(sittingWeight(one(1, null))).toBe(2);
    expect(sittingWeight({ kind: 'conference', questions: 9 })).toBe(2);
  });
});
