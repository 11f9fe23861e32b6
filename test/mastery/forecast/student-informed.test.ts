import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { studentInformedForecaster } from '../../../src/mastery/forecast/student-informed.ts';
import { question, RIGHT } from '../../builders/ticket/answer.ts';

interface Told {
  readonly learner: string;
  readonly target: string;
  readonly share: number;
  readonly questions: number | null;
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The others' typical result on a target: their sum and ten of .65. */
function typical(told: readonly Told[], learner: string, target: string): number {
  const others = told.filter((each) => each.target === target && each.learner !== learner);
  return (others.reduce((sum, { share }) => sum + share, 0) + 6.5) / (others.length + 10);
}

/** `METHODS.md` 4, "fixed m=4 decay=.85 k=.8 m2=8" and the forecast shift, written out from the whole list. */
function writtenOut(told: readonly Told[], learner: string, target: string): number {
  const mine = told.flatMap((each, i) =>
    each.learner === learner ? [{ ...each, expected: typical(told.slice(0, i), learner, each.target) }] : [],
  );
  const expected = mine.reduce((sum, each) => sum + each.expected, 0) / mine.length;
  const came = (mine.reduce((sum, { share }) => sum + share, 0) + 8 * expected) / (mine.length + 8);
  const lead = mine.length === 0 ? 0 : logit(came) - logit(expected);
  const start = sigmoid(logit(typical(told, learner, target)) + 0.8 * lead);

  const here = mine.filter((each) => each.target === target);
  let [right, answers, newer] = [0, 0, 0];
  for (const { share, questions } of here.toReversed()) {
    const weight = questions === null ? 2 : Math.min(6, questions / (1 + 0.1 * (questions - 1)));
    right += 0.85 ** newer * weight * share;
    answers += 0.85 ** newer * weight;
    newer += weight;
  }
  return sigmoid(logit((4 * start + right) / (4 + answers)) + (here.length === 0 ? -0.25 : 0.25));
}

const anyTold = fc.array(
  fc.record({
    learner: fc.constantFrom('ana', 'ben', 'cai'),
    target: fc.constantFrom('A', 'B'),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    questions: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
  }),
  { maxLength: 20 },
);

describe('the student-informed forecast', () => {
  it('is the published formula, whatever came before', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const forecaster = studentInformedForecaster();
        for (const { learner, target, share, questions } of told)
          forecaster.learn(question({ learner, target }), { ...RIGHT, share, questions });
        for (const learner of ['ana', 'new']) {
          for (const target of ['A', 'B', 'C'])
            expect(forecaster.chance(question({ learner, target }))).toBeCloseTo(writtenOut(told, learner, target), 10);
        }
      }),
    );
  });
});
