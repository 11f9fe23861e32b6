import { estimatesOf, type Forecaster, type Question } from './forecast.ts';
import { logistic, logit } from '../logistic.ts';
import { completeRule } from '../rule.ts';
import { sittingWeight } from '../sitting-weight.ts';

/** Where the three numbers begin: the estimate as it is, moved by the measured shift of -.25 logit before evidence and +.25 after. */
const BEGIN = [1, -0.25, 0.5] as const;
/** What the beginning counts for: so much information, as of that many answers of chance one half. */
const TRUST = 50;
/** How unsure each number becomes again with every answer, so that the line keeps up with other learners and a later time of the year. */
const DRIFT = 1e-7;

/**
 * `beta-decay` from the class start, recalibrated on this data's own past: the chance is
 * logistic(a logit(estimate) + b + c known), and a, b, c follow the answers as they come, by one Newton step each with
 * the information so far (recursive logistic regression): O(1) for each answer, no fit beforehand. Three numbers for everybody,
 * that drift: the last few thousand answers weigh most.
 *
 * For "chance on the next question"; never for the mastery figure, which must not move when others answer.
 * Source: `METHODS.md` 4 ("recalibrated (3 numbers)") and 5.
 */
export function recalibratedForecaster(): Forecaster {
  const estimates = estimatesOf(completeRule({ method: 'beta-decay', start: 'class' }));
  const line = new Line();
  const inputs = (question: Question): Three => {
    const { value, known } = estimates.of(question);
    return [logit(value), 1, known ? 1 : 0];
  };
  return {
    chance: (question) => line.at(inputs(question)),
    learn: (question, result) => {
      if (result.kind !== 'habit') line.learn(inputs(question), result.share === 1 ? 1 : 0, sittingWeight(result));
      estimates.learn(question, result);
    },
  };
}

type Three = readonly [number, number, number];

/** Logistic regression on three inputs that learns one answer at a time; `spread` is the inverse of the information so far. */
class Line {
  readonly weights: [number, number, number] = [...BEGIN];
  readonly spread: Three[] = [
    [4 / TRUST, 0, 0],
    [0, 4 / TRUST, 0],
    [0, 0, 4 / TRUST],
  ];

  at([x, y, z]: Three): number {
    const [a, b, c] = this.weights;
    return logistic(a * x + b * y + c * z);
  }

  learn(input: Three, answer: 0 | 1, weight: number): void {
    const p = this.at(input);
    const drift = DRIFT * weight;
    const reach = this.spread.map(
      ([a, b, c], i) => a * input[0] + b * input[1] + c * input[2] + drift * (input[i] ?? 0),
    );
    const information = weight * p * (1 - p);
    const sum = 1 + information * input.reduce((total, each, i) => total + each * (reach[i] ?? 0), 0);
    for (const [i, mine] of reach.entries()) {
      this.weights[i] = (this.weights[i] ?? 0) + (weight * mine * (answer - p)) / sum;
      const row = this.spread[i];
      if (row !== undefined) {
        const by = (information * mine) / sum;
        const after = (j: 0 | 1 | 2): number => row[j] + (i === j ? drift : 0) - by * (reach[j] ?? 0);
        this.spread[i] = [after(0), after(1), after(2)];
      }
    }
  }
}
