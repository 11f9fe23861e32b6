import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BKT, type BktParameters } from '../../../src/mastery/methods/bkt.ts';
import { expectedCounts, fitBkt, likeliest } from '../../../src/mastery/methods/bkt-fit.ts';

/** Eight answers of each of 200 learners, two hexadecimal digits a learner, the first answer the highest bit. */
function unpacked(text: string): number[][] {
  return [...text.matchAll(/../g)].map(([pair]) =>
    Number.parseInt(pair, 16).toString(2).padStart(8, '0').split('').map(Number),
  );
}

// CAHLR/pyBKT dd81770: tests/helpers.py `simulate_attempts(seed=1, students=200, attempts=8, prior=0.3, learn=0.2, guess=0.2, slip=0.1)`,
// without forgetting and with forget=0.05, as numpy draws them
const WITHOUT = unpacked(
  '77055fff6fff2a103fc01fef1fcff5fb57b741dfff7f7f007b3f8fff973b031b2e7f011f3f08ffff01e7bf3f10f7ff9fbf2f' +
    'ba40ff48903704fbfb037b005d1f10ff1f7f5a073f1b0c3fcb0f20bf443f314e7fa767611f8f73e7ff5f3f87fbcf20dfff1f' +
    'fdbf0007ff514f5f3f0c3f125ffb6cbf2ffffe017bff47ee3f03ff9773063587ffbe807dff3f6eff1f21fe1384014f7dbe0f' +
    '3f20c721efaffff70f4f9ffe553ff707db313f7c01ff7f007f7b6ffff58147037f027f171f1d37419e9bff031bff103f7f3f',
);
const WITH = unpacked(
  '77055ff86ff42a103fc01eef1ecff5f354b741ffff7f7f007b3f8fff973c031b2e7f011f3b08ffff01e8bf3f10f8ff9ebc2f' +
    'ba40ff48903704fbfb037b005c1f10ff1f7f5a073d1b0c3fcb0f20bf443d314e7fa767611f8f72e7ff5f3887fbcf20dfff1d' +
    'fdbc0007f7514f5f210c3f125ffb6bbf2ffffe0164ff47e93f03ff9773063587ffbe8042ff3f6ef91f21fe1384014f7db80f' +
    '3f20c721e7affff70f4f9ffe5523f807d8313f7c01ff7b006f7a6ffff581470375027f151f1d37419e9bff031cff103f7f3f',
);
/** source-py/pyBKT/generate/random_model_uni.py with `np.random.RandomState(0)`, the start of tests/test_backend_parity.py. */
const START: BktParameters = {
  prior: 0.46147936225293185,
  learn: 0.3122116705145822,
  guess: 0.04730977034757329,
  slip: 0.19197630639825713,
  forget: 0,
};

function steps(histories: readonly number[][], start: BktParameters, count: number): BktParameters {
  return Array.from({ length: count }).reduce<BktParameters>(
    (numbers) => likeliest(expectedCounts(histories, numbers), numbers),
    start,
  );
}

function expectNear(actual: BktParameters, expected: BktParameters, digits: number): void {
  for (const key of ['prior', 'learn', 'guess', 'slip', 'forget'] as const)
    expect(actual[key]).toBeCloseTo(expected[key], digits);
}

describe('a step of EM', () => {
  it("is pyBKT's: twenty of them end where tests/reference/em_parity.json says", () => {
    expectNear(
      steps(WITHOUT, START, 20),
      {
        prior: 0.24569921910455528,
        learn: 0.1983087679584191,
        forget: 0,
        guess: 0.2054166610251747,
        slip: 0.11062105583972617,
      },
      11,
    );
  });

  it("is pyBKT's with forgetting", () => {
    expectNear(
      steps(WITH, { ...START, forget: 0.1 }, 20),
      {
        prior: 0.2758001615732124,
        learn: 0.2231925160140649,
        forget: 0.07744808192286638,
        guess: 0.1813362623723062,
        slip: 0.10066123435986726,
      },
      11,
    );
  });

  it('never makes the answers less likely', () => {
    let numbers: BktParameters = { ...START, forget: 0.1 };
    let before = Number.NEGATIVE_INFINITY;
    for (let step = 0; step < 30; step += 1) {
      const counts = expectedCounts(WITH, numbers);
      expect(counts.logLikelihood).toBeGreaterThanOrEqual(before - 1e-9);
      before = counts.logLikelihood;
      numbers = likeliest(counts, numbers);
    }
  });
});

describe('fitting bkt', () => {
  it('finds the numbers the answers were made with', () => {
    const fitted = fitBkt(WITHOUT, { forgetting: false }) ?? DEFAULT_BKT;
    expectNear(fitted, { prior: 0.3, learn: 0.2, guess: 0.2, slip: 0.1, forget: 0 }, 0.8);
    expect(expectedCounts(WITHOUT, fitted).logLikelihood).toBeGreaterThan(
      expectedCounts(WITHOUT, steps(WITHOUT, START, 20)).logLikelihood - 0.5,
    );
  });

  it('is the same every time', () => {
    expect(fitBkt(WITH, { forgetting: true })).toEqual(fitBkt(WITH, { forgetting: true }));
  });

  it('forgets nothing unless asked to', () => {
    expect(fitBkt(WITH, { forgetting: false })?.forget).toBe(0);
    expect(fitBkt(WITH, { forgetting: true })?.forget).toBeGreaterThan(0);
  });

  it('has nothing to say without answers', () => {
    expect(fitBkt([], { forgetting: true })).toBeNull();
    expect(fitBkt([[], []], { forgetting: true })).toBeNull();
  });

  it('stays near what is believed as long as there are few answers', () => {
    const belief = { parameters: DEFAULT_BKT, answers: 1000 };
    expectNear(fitBkt([[0, 0, 0]], { forgetting: false, belief }) ?? START, DEFAULT_BKT, 1.8);
  });

  it('keeps guesses and slips under one half, so that "known" keeps its meaning', () => {
    const always =
      fitBkt(
        Array.from({ length: 20 }, () => [1, 1, 1, 1]),
        { forgetting: true },
      ) ?? DEFAULT_BKT;
    expect(Math.max(always.guess, always.slip)).toBeLessThanOrEqual(0.5);
  });
});
