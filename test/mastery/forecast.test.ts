import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { bestForecaster, forecasterOf, type Forecaster } from '../../src/mastery/forecast.ts';
import type { Result } from '../../src/mastery/method.ts';
import { completeRule } from '../../src/mastery/rule.ts';

const [ana, ben] = [LearnerId.parse('ana'), LearnerId.parse('ben')];
const target = TargetCode.parse('A');
const right: Result = { kind: 'coursework', share: 1, questions: 1 };
const wrong: Result = { ...right, share: 0 };

function shifted(p: number, by: number): number {
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + by)));
}

function after(forecaster: Forecaster, ...told: readonly (readonly [LearnerId, Result])[]): Forecaster {
  for (const [learner, result] of told) forecaster.learn(learner, target, result);
  return forecaster;
}

describe('the best forecast', () => {
  it('of a first answer lies a quarter logit under where everyone begins', () => {
    expect(bestForecaster().chance(ana, target)).toBeCloseTo(shifted(0.65, -0.25), 12);
  });

  it('starts at the results of the others so far, and never at the learner\'s own', () => {
    const start = (0 + 6.5) / 11;
    expect(after(bestForecaster(), [ben, wrong]).chance(ana, target)).toBeCloseTo(shifted(start, -0.25), 12);
    expect(after(bestForecaster(), [ben, wrong]).chance(ben, target)).toBeCloseTo(shifted((3 * 0.65) / 4, 0.25), 12);
  });

  it('lies a quarter logit above the estimate once there is evidence', () => {
    const start = (1 + 6.5) / 11;
    expect(after(bestForecaster(), [ana, right], [ben, right]).chance(ana, target)).toBeCloseTo(shifted((3 * start + 1) / 4, 0.25), 12);
  });

  it('learns nothing from habit tickets', () => {
    expect(after(bestForecaster(), [ana, { ...wrong, kind: 'habit' }]).chance(ana, target)).toBe(bestForecaster().chance(ana, target));
  });
});

describe('the forecast of a method', () => {
  it('is its value, and before any evidence where everyone begins', () => {
    const average = forecasterOf(completeRule({ method: 'average' }));
    expect(average.chance(ana, target)).toBe(0.65);
    expect(after(average, [ana, right], [ana, wrong], [ana, right]).chance(ana, target)).toBeCloseTo(2 / 3, 12);
  });

  it('of beta-decay is its estimate, untouched by classmates', () => {
    const forecaster = after(forecasterOf(completeRule()), [ben, wrong], [ben, wrong], [ana, right]);
    expect(forecaster.chance(ana, target)).toBeCloseTo(2.95 / 4, 12);
  });
});
