import { describe, expect, it } from '@jest/globals';
import {
  forecasterOf,
  shiftedForecaster,
  type Forecaster,
  type Question,
} from '../../../src/mastery/forecast/forecast.ts';
import { FORECAST_NAMES, namedForecaster } from '../../../src/mastery/forecast/forecasts.ts';
import type { Result } from '../../../src/mastery/methods/method.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import { question, RIGHT, WRONG } from '../../builders/ticket/answer.ts';

const [ana, ben] = [question(), question({ learner: 'ben' })];

function shifted(p: number, by: number): number {
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + by)));
}

function after(forecaster: Forecaster, ...told: readonly (readonly [Question, Result])[]): Forecaster {
  for (const [asked, result] of told) forecaster.learn(asked, result);
  return forecaster;
}

describe('the shifted forecast', () => {
  it('of a first answer lies a quarter logit under where everyone begins', () => {
    expect(shiftedForecaster().chance(ana)).toBeCloseTo(shifted(0.65, -0.25), 12);
  });

  it("starts at the results of the others so far, and never at the learner's own", () => {
    const start = (0 + 6.5) / 11;
    expect(after(shiftedForecaster(), [ben, WRONG]).chance(ana)).toBeCloseTo(shifted(start, -0.25), 12);
    expect(after(shiftedForecaster(), [ben, WRONG]).chance(ben)).toBeCloseTo(shifted((3 * 0.65) / 4, 0.25), 12);
  });

  it('lies a quarter logit above the estimate once there is evidence', () => {
    const start = (1 + 6.5) / 11;
    expect(after(shiftedForecaster(), [ana, RIGHT], [ben, RIGHT]).chance(ana)).toBeCloseTo(
      shifted((3 * start + 1) / 4, 0.25),
      12,
    );
  });
});

describe('the recalibrated forecast', () => {
  it('begins as the shifted one', () => {
    expect(namedForecaster('recalibrated').chance(ana)).toBeCloseTo(shifted(0.65, -0.25), 12);
  });

  it('comes to say what happens where the estimate is off', () => {
    const forecaster = namedForecaster('recalibrated');
    for (let i = 0; i < 2000; i += 1)
      forecaster.learn(question({ learner: `s${i}`, target: `t${i}` }), i % 10 === 0 ? RIGHT : WRONG);
    expect(forecaster.chance(question({ learner: 'new', target: 'new' }))).toBeCloseTo(0.1, 1);
  });
});

describe('the student-informed forecast', () => {
  it('expects more of a learner who does better than others elsewhere', () => {
    const elsewhere = Array.from(
      { length: 6 },
      (_, i) =>
        [
          [question({ target: `t${i}` }), RIGHT],
          [question({ learner: 'ben', target: `t${i}` }), WRONG],
        ] as const,
    ).flat();
    const forecaster = after(namedForecaster('student-informed'), ...elsewhere);
    expect(forecaster.chance(ana)).toBeGreaterThan(0.65);
    expect(forecaster.chance(ben)).toBeLessThan(0.5);
  });

  it('of a learner who is new is that of the target alone', () => {
    expect(namedForecaster('student-informed').chance(ana)).toBeCloseTo(shifted(0.65, -0.25), 12);
  });
});

describe('every forecaster', () => {
  it.each(FORECAST_NAMES)('%s learns nothing from habit tickets', (name) => {
    expect(after(namedForecaster(name), [ana, { ...WRONG, kind: 'habit' }]).chance(ana)).toBe(
      namedForecaster(name).chance(ana),
    );
  });

  it.each(FORECAST_NAMES)(
    '%s stays between 0 and 1 after a thousand right answers, and after as many wrong',
    (name) => {
      for (const result of [RIGHT, WRONG]) {
        const p = after(namedForecaster(name), ...Array.from({ length: 1000 }, () => [ana, result] as const)).chance(
          ana,
        );
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    },
  );
});

describe('the forecast of a method', () => {
  it('is its value, and before any evidence where everyone begins', () => {
    const average = forecasterOf(completeRule({ method: 'average' }));
    expect(average.chance(ana)).toBe(0.65);
    expect(after(average, [ana, RIGHT], [ana, WRONG], [ana, RIGHT]).chance(ana)).toBeCloseTo(2 / 3, 12);
  });

  it('of beta-decay is its estimate, untouched by classmates', () => {
    const forecaster = after(forecasterOf(completeRule()), [ben, WRONG], [ben, WRONG], [ana, RIGHT]);
    expect(forecaster.chance(ana)).toBeCloseTo(2.95 / 4, 12);
  });

  it('of bkt is the chance of a right answer, not that of knowing', () => {
    const bkt = forecasterOf(completeRule({ method: 'bkt', bkt: { prior: 0.5, guess: 0.2, slip: 0.1 } }));
    expect(bkt.chance(ana)).toBeCloseTo(0.5 * 0.9 + 0.5 * 0.2, 12);
  });
});
