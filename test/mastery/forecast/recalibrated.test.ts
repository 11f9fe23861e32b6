import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { forecasterOf } from '../../../src/mastery/forecast/forecast.ts';
import { recalibratedForecaster } from '../../../src/mastery/forecast/recalibrated.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import { question, RIGHT, WRONG } from '../../builders/ticket/answer.ts';

/** The x with `matrix` x = `right`, by elimination; for symmetric matrices that can be turned back. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    for (const [j, row] of rows.entries()) {
      if (i === j) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      rows[j] = row.map((each, k) => each - factor * (pivot[k] ?? 0));
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, each, i) => sum + each * (other[i] ?? 0), 0);
}

type Matrix = readonly (readonly number[])[];

/** The matrix that turns this one back, column by column; both symmetric. */
function turnedBack(matrix: Matrix): Matrix {
  return matrix.map((_, i) =>
    solved(
      matrix,
      matrix.map((__, j) => (i === j ? 1 : 0)),
    ),
  );
}

/**
 * logistic(a logit(estimate) + b + c known): one Newton step an answer, with all the information so far as a matrix, of which
 * every answer takes a little away again.
 */
class Regression {
  weights: number[] = [1, -0.25, 0.5];
  information: Matrix = [
    [12.5, 0, 0],
    [0, 12.5, 0],
    [0, 0, 12.5],
  ]; // as of fifty answers of chance one half

  at(inputs: readonly number[]): number {
    return 1 / (1 + Math.exp(-dot(this.weights, inputs)));
  }

  learn(inputs: readonly number[], answer: number, weight: number): void {
    const p = this.at(inputs);
    const spread = turnedBack(this.information).map((row, i) =>
      row.map((each, j) => each + (i === j ? 1e-7 * weight : 0)),
    );
    this.information = turnedBack(spread).map((row, i) =>
      row.map((each, j) => each + weight * p * (1 - p) * (inputs[i] ?? 0) * (inputs[j] ?? 0)),
    );
    const step = solved(this.information, inputs);
    this.weights = this.weights.map((each, i) => each + weight * (answer - p) * (step[i] ?? 0));
  }
}

const anyTold = fc.array(
  fc.record({
    learner: fc.constantFrom('ana', 'ben', 'cai'),
    target: fc.constantFrom('A', 'B'),
    share: fc.constantFrom(1, 1, 0, 0.5),
    questions: fc.constantFrom(1, 1, 5),
  }),
  { maxLength: 25 },
);

describe('the recalibrated forecast', () => {
  it('of a class that was never wrong is below 1, and stays a number when somebody is', () => {
    const forecaster = recalibratedForecaster();
    for (let n = 0; n < 200; n += 1) forecaster.learn(question({ learner: `learner ${n % 5}` }), RIGHT);
    expect(forecaster.chance(question())).toBeLessThan(1);

    forecaster.learn(question(), WRONG);
    expect(forecaster.chance(question())).toBeGreaterThan(0.5);
    expect(forecaster.chance(question())).toBeLessThan(1);
  });

  it('is a logistic regression on the estimate that learns one answer at a time', () => {
    fc.assert(
      fc.property(anyTold, (all) => {
        const [forecaster, estimates, regression] = [
          recalibratedForecaster(),
          forecasterOf(completeRule({ start: 'class' })),
          new Regression(),
        ];
        const seen = new Set<string>();
        for (const { learner, target, share, questions } of all) {
          const asked = question({ learner, target });
          const estimate = estimates.chance(asked);
          const inputs = [Math.log(estimate / (1 - estimate)), 1, seen.has(`${learner} ${target}`) ? 1 : 0];
          expect(forecaster.chance(asked)).toBeCloseTo(regression.at(inputs), 9);
          const result = { ...RIGHT, share, questions };
          regression.learn(inputs, share === 1 ? 1 : 0, Math.min(6, questions / (1 + 0.1 * (questions - 1))));
          forecaster.learn(asked, result);
          estimates.learn(asked, result);
          seen.add(`${learner} ${target}`);
        }
      }),
    );
  });
});
