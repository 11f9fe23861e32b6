import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chanceRight, type BktParameters } from '../../src/mastery/methods/bkt.ts';
import { expectedCounts, fitBkt, likeliest, type Counts, type FitTerms } from '../../src/mastery/methods/bkt-fit.ts';

const KEYS = ['prior', 'learn', 'guess', 'slip', 'forget'] as const;
const NOTHING: Counts = {
  prior: 0,
  ofPrior: 0,
  learn: 0,
  ofLearn: 0,
  forget: 0,
  ofForget: 0,
  guess: 0,
  ofGuess: 0,
  slip: 0,
  ofSlip: 0,
  logLikelihood: 0,
};

/** Every way in which a learner may have known and not known, answer by answer. */
function paths(length: number): boolean[][] {
  return Array.from({ length: 2 ** length }, (_, path) =>
    Array.from({ length }, (__, t) => Math.floor(path / 2 ** t) % 2 === 1),
  );
}

/** The chance of one path together with the answers. */
function chanceOf(
  path: readonly boolean[],
  answers: readonly number[],
  { prior, learn, guess, slip, forget }: BktParameters,
): number {
  let chance = path[0] === true ? prior : 1 - prior;
  for (const [t, known] of path.entries()) {
    const right = known ? 1 - slip : guess;
    const share = answers[t] ?? 0;
    chance *= right ** share * (1 - right) ** (1 - share);
    if (t + 1 === path.length) continue;
    const next = path[t + 1] === true;
    const leaves = known ? forget : learn;
    chance *= next === known ? 1 - leaves : leaves;
  }
  return chance;
}

/** What is expected to have happened, by going through all paths. */
function counted(histories: readonly (readonly number[])[], numbers: BktParameters): Counts {
  const counts = { ...NOTHING };
  for (const answers of histories.filter(({ length }) => length > 0)) {
    const all = paths(answers.length).map((path) => ({ path, chance: chanceOf(path, answers, numbers) }));
    const total = all.reduce((sum, { chance }) => sum + chance, 0);
    counts.logLikelihood += Math.log(total);
    counts.ofPrior += 1;
    for (const { path, chance } of all) {
      const weight = chance / total;
      counts.prior += path[0] === true ? weight : 0;
      for (const [t, known] of path.entries()) {
        const share = answers[t] ?? 0;
        counts[known ? 'ofSlip' : 'ofGuess'] += weight;
        counts[known ? 'slip' : 'guess'] += weight * (known ? 1 - share : share);
        if (t + 1 === path.length) continue;
        counts[known ? 'ofForget' : 'ofLearn'] += weight;
        if (path[t + 1] !== known) counts[known ? 'forget' : 'learn'] += weight;
      }
    }
  }
  return counts;
}

const inside = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const anyNumbers = fc.record({
  prior: inside,
  learn: inside,
  guess: inside,
  slip: inside,
  forget: fc.oneof(fc.constant(0), inside),
});
const anyHistories = fc.array(fc.array(fc.constantFrom(0, 1, 0.5, 0.25), { maxLength: 6 }), { maxLength: 4 });

/** What a fit makes as great as it can: the logarithm of the likelihood, and of what the belief thinks of the numbers. */
function objective(
  histories: readonly (readonly number[])[],
  numbers: BktParameters,
  belief: FitTerms['belief'],
): number {
  const likelihood = expectedCounts(histories, numbers).logLikelihood;
  if (belief === undefined) return likelihood;
  return (
    likelihood +
    belief.answers *
      KEYS.reduce(
        (sum, key) =>
          sum +
          belief.parameters[key] * Math.log(numbers[key]) +
          (1 - belief.parameters[key]) * Math.log(1 - numbers[key]),
        0,
      )
  );
}

describe('what is expected to have happened', () => {
  it('is what all paths of knowing and not knowing come to', () => {
    fc.assert(
      fc.property(anyHistories, anyNumbers, (histories, numbers) => {
        const [found, expected] = [expectedCounts(histories, numbers), counted(histories, numbers)];
        for (const key of Object.keys(NOTHING) as (keyof Counts)[]) expect(found[key]).toBeCloseTo(expected[key], 9);
      }),
    );
  });

  it('holds where a number leaves no doubt: known from the start, learnt at once, never guessed', () => {
    const sure: BktParameters = { prior: 1, learn: 1, guess: 0, slip: 0, forget: 0 };
    expect(expectedCounts([[1, 1]], sure)).toEqual({ ...NOTHING, prior: 1, ofPrior: 1, ofForget: 1, ofSlip: 2 });
    const later: BktParameters = { ...sure, prior: 0 };
    expect(expectedCounts([[0, 1]], later)).toEqual({
      ...NOTHING,
      ofPrior: 1,
      learn: 1,
      ofLearn: 1,
      ofGuess: 1,
      ofSlip: 1,
    });
    const never: BktParameters = { ...sure, prior: 0, learn: 0 };
    expect(expectedCounts([[0, 0]], never)).toEqual({ ...NOTHING, ofPrior: 1, ofLearn: 1, ofGuess: 2 });
  });

  it('stays a number where the answers are impossible', () => {
    const counts = expectedCounts([[0, 1]], { prior: 1, learn: 1, guess: 0, slip: 0, forget: 0 });
    expect(Object.values(counts).every(Number.isFinite)).toBe(true);
    expect(counts.logLikelihood).toBeLessThan(-700);
  });
});

describe('the likeliest numbers', () => {
  const from: BktParameters = { prior: 0.11, learn: 0.12, guess: 0.13, slip: 0.14, forget: 0.15 };
  const belief = { parameters: { prior: 0.6, learn: 0.2, guess: 0.25, slip: 0.1, forget: 0.05 }, answers: 10 };

  it('are how often each thing happened, of how often it could', () => {
    expect(
      likeliest(
        {
          prior: 3,
          ofPrior: 4,
          learn: 1,
          ofLearn: 5,
          forget: 1,
          ofForget: 10,
          guess: 2,
          ofGuess: 8,
          slip: 1,
          ofSlip: 4,
          logLikelihood: 0,
        },
        from,
      ),
    ).toEqual({ prior: 0.75, learn: 0.2, guess: 0.25, slip: 0.25, forget: 0.1 });
  });

  it('leave alone what could never happen', () => {
    expect(likeliest({ ...NOTHING, prior: 1, ofPrior: 2 }, from)).toEqual({ ...from, prior: 0.5 });
    expect(likeliest(NOTHING, from)).toEqual(from);
  });

  it('count what is believed as so many observations', () => {
    expect(likeliest({ ...NOTHING, prior: 3, ofPrior: 5 }, from, belief)).toEqual({
      ...belief.parameters,
      prior: (3 + 6) / 15,
    });
  });
});

describe('a fit', () => {
  const histories = [
    [0, 0, 1, 1, 1],
    [0, 1, 1, 1, 0],
    [1, 1, 0, 1, 1],
    [0, 0, 0, 1, 0],
    [0, 1, 0, 1, 1],
    [1, 1, 1, 1, 1],
  ];
  const belief = { parameters: { prior: 0.5, learn: 0.2, guess: 0.25, slip: 0.15, forget: 0.05 }, answers: 10 };

  it('with a belief is a top: a little more or less of any number is less likely', () => {
    const fitted = fitBkt(histories, { forgetting: true, belief });
    if (fitted === null) throw new Error('no fit');
    const top = objective(histories, fitted, belief);
    for (const key of KEYS) {
      for (const by of [-0.02, 0.02])
        expect(objective(histories, { ...fitted, [key]: fitted[key] + by }, belief)).toBeLessThan(top);
    }
  });

  it('is the best end of several: a climb from other places does not end higher', () => {
    // three tops of different heights, -20.28 twice and -19.26
    const ambiguous = [
      [0, 1, 0, 1, 0],
      [0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0],
      [0, 1, 1, 1, 1],
      [0, 1, 0, 0, 0],
      [0, 1, 0, 1, 1],
    ];
    const found = expectedCounts(
      ambiguous,
      fitBkt(ambiguous, { forgetting: false }) ?? belief.parameters,
    ).logLikelihood;
    for (const known of [0.2, 0.5, 0.8]) {
      for (const guess of [0.1, 0.2, 0.4]) {
        const start: BktParameters = { prior: known, learn: 0.3 * known, guess, slip: 0.1, forget: 0 };
        const end = Array.from({ length: 100 }).reduce<BktParameters>((numbers) => {
          const next = likeliest(expectedCounts(ambiguous, numbers), numbers);
          return { ...next, guess: Math.min(0.5, next.guess), slip: Math.min(0.5, next.slip) };
        }, start);
        expect(expectedCounts(ambiguous, end).logLikelihood).toBeLessThan(found + 0.02);
      }
    }
  });

  it('is not left long before it arrives: many further steps gain next to nothing', () => {
    for (const terms of [{ forgetting: true, belief }, { forgetting: true }]) {
      const fitted = fitBkt(histories, terms);
      if (fitted === null) throw new Error('no fit');
      const further = Array.from({ length: 30 }).reduce<BktParameters>(
        (numbers) => likeliest(expectedCounts(histories, numbers), numbers, terms.belief),
        fitted,
      );
      expect(objective(histories, further, terms.belief) - objective(histories, fitted, terms.belief)).toBeLessThan(
        0.02,
      );
    }
  });

  it('never says never, and never always', () => {
    for (const answers of [
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [0, 0, 1, 1],
      [1, 0],
    ]) {
      for (const number of Object.values(
        fitBkt(
          Array.from({ length: 30 }, () => answers),
          { forgetting: true },
        ) ?? {},
      )) {
        expect(number).toBeGreaterThanOrEqual(0.001);
        expect(number).toBeLessThanOrEqual(0.999);
      }
    }
  });

  it('finds how many were right at first and that all learnt at once, where the answers leave no doubt', () => {
    const half = [
      ...Array.from({ length: 40 }, () => [1, 1, 1, 1, 1, 1]),
      ...Array.from({ length: 40 }, () => [0, 1, 1, 1, 1, 1]),
    ];
    const { prior, learn, guess, slip, forget } = fitBkt(half, { forgetting: false }) ?? belief.parameters;
    expect(chanceRight(prior, { prior, learn, guess, slip, forget })).toBeCloseTo(0.5, 2); // half were right at first
    expect(learn).toBeGreaterThan(0.95);
    expect(slip).toBeLessThan(0.01);
    expect(forget).toBe(0);
  });

  it('goes by all learners, also those without answers', () => {
    expect(fitBkt([[], ...histories, []], { forgetting: true, belief })).toEqual(
      fitBkt(histories, { forgetting: true, belief }),
    );
  });
});
