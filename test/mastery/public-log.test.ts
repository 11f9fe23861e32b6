import { describe, expect, it } from '@jest/globals';
import { bestForecaster } from '../../src/mastery/forecast/best-forecast.ts';
import { forecasterOf } from '../../src/mastery/forecast/forecast.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import { foretell, measured } from '../bench/mastery/replay.ts';
import { answersOf, isOurs, publicText } from '../bench/mastery/response-log.ts';

const text = publicText('2009');
const answers = text === null ? [] : answersOf(text);

// `METHODS.md` 5, "Exact public anchors"
(text === null ? describe.skip : describe)('the public log of 2009, where ../shared/data is on this machine', () => {
  it('gives the published figures when targets start at the mean of the others', () => {
    const { auc, rmse, ece } = measured(foretell(forecasterOf(completeRule({ start: 'class' })), answers), answers);
    expect(auc).toBeCloseTo(0.711025, 5);
    expect(rmse).toBeCloseTo(0.441812, 5);
    expect(ece).toBeCloseTo(0.024328, 5);
  });

  it('gives the published figure when everyone starts at the same place', () => {
    expect(measured(foretell(forecasterOf(completeRule()), answers), answers).auc).toBeCloseTo(0.691976, 5);
  });

  it('is foretold better by the best forecast, on students it was not fitted to, and too little to be a leak', () => {
    const ours = answers.filter(({ learner }) => isOurs('2009', learner));
    const plain = measured(foretell(forecasterOf(completeRule({ start: 'class' })), ours), ours);
    const best = measured(foretell(bestForecaster(), ours), ours);
    expect(best.auc).toBeGreaterThan(plain.auc + 0.03);
    expect(best.auc).toBeLessThan(0.8);
    expect(best.ece).toBeLessThan(0.02);
  });
});
