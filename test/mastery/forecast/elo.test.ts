import { describe, expect, it } from '@jest/globals';
import { eloForecaster } from '../../../src/mastery/forecast/elo.ts';
import type { Forecaster } from '../../../src/mastery/forecast/forecast.ts';
import { question, RIGHT, WRONG } from '../../builders/ticket/answer.ts';

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function told(...answers: readonly (readonly [ReturnType<typeof question>, boolean])[]): Forecaster {
  const forecaster = eloForecaster();
  for (const [asked, right] of answers) forecaster.learn(asked, right ? RIGHT : WRONG);
  return forecaster;
}

describe('elo', () => {
  it('begins where everyone begins', () => {
    expect(eloForecaster().chance(question())).toBeCloseTo(0.65, 12);
  });

  // adaptive-learning/proso-apps proso/models/prediction.py: skill and difficulty move by alpha / (1 + dynamic n) times
  // (result - prediction), in opposite directions; predict_simple: sigmoid(skill - difficulty)
  it('moves skill and difficulty as proso does, each at its own falling pace', () => {
    const base = Math.log(0.65 / 0.35);
    let [skill, onTarget, target, item] = [0, 0, 0, 0];
    const forecaster = eloForecaster();
    for (const [n, y] of [1, 0, 0, 1, 1, 1].entries()) {
      const prediction = sigmoid(base + skill + onTarget - target - item);
      expect(forecaster.chance(question({ item: 'q' }))).toBeCloseTo(prediction, 12);
      forecaster.learn(question({ item: 'q' }), y === 1 ? RIGHT : WRONG);
      skill += (0.4 / (1 + 0.0124 * n)) * (y - prediction);
      onTarget += (0.2 / (1 + 0.0027 * n)) * (y - prediction);
      target -= (0.42 / (1 + 0.12 * n)) * (y - prediction);
      item -= (0.6 / (1 + 0.12 * n)) * (y - prediction);
    }
  });

  it.each([
    ['null', { item: null }],
    ['nothing', {}],
  ])('learns of no question where its name is %s', (_, item) => {
    const { learner, target } = question();
    const asked = { learner, target, ...item };
    const base = Math.log(0.65 / 0.35);
    let [skill, onTarget, difficulty] = [0, 0, 0];
    const forecaster = eloForecaster();
    for (const [n, result] of [WRONG, WRONG, RIGHT].entries()) {
      const prediction = sigmoid(base + skill + onTarget + difficulty);
      expect(forecaster.chance(asked)).toBeCloseTo(prediction, 12);
      forecaster.learn(asked, result);
      skill += (0.4 / (1 + 0.0124 * n)) * (result.share - prediction);
      onTarget += (0.2 / (1 + 0.0027 * n)) * (result.share - prediction);
      difficulty += (0.42 / (1 + 0.12 * n)) * (result.share - prediction);
    }
    expect(forecaster.chance(question({ item: 'q' }))).toBe(forecaster.chance(asked));
  });

  it('thinks a question harder that others missed, and leaves its neighbours nearly alone', () => {
    const misses = Array.from({ length: 20 }, (_, i) => [question({ learner: `s${i}`, item: 'hard' }), false] as const);
    const forecaster = told(...misses);
    expect(forecaster.chance(question({ item: 'hard' }))).toBeLessThan(
      forecaster.chance(question({ item: 'other' })) - 0.1,
    );
  });

  it('expects more of a learner who does well elsewhere', () => {
    const forecaster = told([question({ target: 'B' }), true], [question({ learner: 'ben', target: 'B' }), false]);
    expect(forecaster.chance(question())).toBeGreaterThan(forecaster.chance(question({ learner: 'ben' })));
  });

  it('changes nothing by being asked, nor by a habit ticket', () => {
    const forecaster = told([question({ item: 'q' }), false]);
    const before = forecaster.chance(question({ item: 'q' }));
    forecaster.chance(question({ learner: 'ben', item: 'r' }));
    forecaster.learn(question({ item: 'q' }), { ...WRONG, kind: 'habit' });
    expect(forecaster.chance(question({ item: 'q' }))).toBe(before);
  });
});
