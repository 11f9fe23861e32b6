import type { Forecaster } from '../../../src/mastery/forecast/forecast.ts';
import type { Result } from '../../../src/mastery/methods/method.ts';
import { measure, measureWhere, type Measures } from './measures.ts';
import type { Answer } from './response-log.ts';

const RIGHT: Result = Object.freeze({ kind: 'coursework', share: 1, possible: 1, questions: 1 });
const WRONG: Result = Object.freeze({ ...RIGHT, share: 0 });

/** Tells a forecaster what came, without asking. */
export function tell(forecaster: Forecaster, answers: readonly Answer[]): Forecaster {
  for (const answer of answers) forecaster.learn(answer, answer.right ? RIGHT : WRONG);
  return forecaster;
}

/** Every answer's chance from those above it. */
export function foretell(forecaster: Forecaster, answers: readonly Answer[]): Float64Array {
  const chances = new Float64Array(answers.length);
  for (const [i, answer] of answers.entries()) {
    chances[i] = forecaster.chance(answer);
    forecaster.learn(answer, answer.right ? RIGHT : WRONG);
  }
  return chances;
}

export function measured(chances: Float64Array, answers: readonly Answer[]): Measures {
  return measure(chances, outcomes(answers));
}

/** Only the first eight answers of each learner on each target: the sparse classroom. */
export function measuredEarly(chances: Float64Array, answers: readonly Answer[]): Measures {
  return measureWhere(chances, outcomes(answers), (row) => (answers[row]?.before ?? 0) < 8);
}

function outcomes(answers: readonly Answer[]): Uint8Array {
  return Uint8Array.from(answers, ({ right }) => (right ? 1 : 0));
}
