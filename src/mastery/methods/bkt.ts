import { percent } from '../../language.ts';
import type { Figure, MasteryMethod, Result, Running } from './method.ts';
import { toHundredths } from './rounding.ts';
import type { Rule } from '../rule.ts';
import { sittingWeight } from '../sitting-weight.ts';

/** The five numbers of Bayesian knowledge tracing, chances in [0, 1]. */
export interface BktParameters {
  /** Known before the first answer. */
  readonly prior: number;
  /** Learnt between two answers by someone who did not know. */
  readonly learn: number;
  /** Right without knowing. */
  readonly guess: number;
  /** Wrong in spite of knowing. */
  readonly slip: number;
  /** Forgotten between two answers; 0 is the classic form with four numbers. */
  readonly forget: number;
}

/** One set for all targets, fitted (bkt-fit.ts, without forgetting) on four fifths of the students of the three public logs together. */
export const DEFAULT_BKT: BktParameters = Object.freeze({
  prior: 0.7,
  learn: 0.12,
  guess: 0.29,
  slip: 0.17,
  forget: 0,
});

/**
 * Bayesian knowledge tracing. L is the chance that the target is known; for one answer, y = 1 right, y = 0 wrong:
 *
 *     next = L (1 - slip) + (1 - L) guess                     the chance that the answer is right
 *     post = L P(y | known) / P(y)                            Bayes
 *     L    = post (1 - forget) + (1 - post) learn
 *
 * The value is L; a sitting of weight w and share x is taken as w x right and w (1 - x) wrong answers at one moment,
 * so that one question right or wrong is exactly the form above. The result that is read is never lower for a better
 * one as long as guess + slip <= 1 and learn + forget <= 1.
 *
 * Off by default, and a school may choose it, for the literature does; but not for routing by habit: L is no score a
 * teacher can check on a sheet, one set of numbers for all targets foretells worse than `beta-decay`, and numbers
 * fitted to a class let classmates move a child. There is no distribution, so no R4. With it a threshold of .95 is usual.
 *
 * Source: Corbett, Anderson (1995); `METHODS.md` 2. Same predictions as CAHLR/pyBKT `source-py/pyBKT/fit/predict_onestep.py`.
 */
export const bkt: MasteryMethod = {
  name: 'bkt',
  begin: (rule) => {
    const parameters = parametersOf(rule);
    return new Remembered(parameters, parameters.prior);
  },
  round: toHundredths,
  clause: (rule) => {
    const { prior, learn } = parametersOf(rule);
    return {
      en:
        `the estimate is the chance that the target is known: ${percent(prior).en} before the first result, moved by each result ` +
        `as far as guesses and slips allow, with ${percent(learn).en} of those who do not know yet learning between two results`,
      es:
        `la estimación es la probabilidad de que el objetivo ya se sepa: ${percent(prior).es} antes del primer resultado; cada resultado la mueve ` +
        `hasta donde lo permiten los aciertos al azar y los descuidos, y entre dos resultados aprende el ${percent(learn).es} de quienes aún no lo saben`,
    };
  },
};

/** What the rule says, and the default where it says nothing; a rule that asks for the class's own numbers gets them in class-bkt.ts. */
function parametersOf({ bkt: said }: Rule): BktParameters {
  if (said === undefined || said === 'class') return DEFAULT_BKT;
  return {
    prior: said.prior ?? DEFAULT_BKT.prior,
    learn: said.learn ?? DEFAULT_BKT.learn,
    guess: said.guess ?? DEFAULT_BKT.guess,
    slip: said.slip ?? DEFAULT_BKT.slip,
    forget: said.forget ?? DEFAULT_BKT.forget,
  };
}

/** The chance that someone who knows with chance `known` gives a right answer. */
export function chanceRight(known: number, { guess, slip }: BktParameters): number {
  return known * (1 - slip) + (1 - known) * guess;
}

/** The chance of knowing after an answer (or a share of `weight` answers at once), before anything is learnt from it. */
function afterAnswer(known: number, share: number, weight: number, { guess, slip }: BktParameters): number {
  const ifKnown = known * likelihood(1 - slip, share) ** weight;
  const ifNot = (1 - known) * likelihood(guess, share) ** weight;
  const total = ifKnown + ifNot;
  return total > 0 ? ifKnown / total : known; // what these numbers call impossible says nothing
}

/** Of a share of one answer, given the chance of a right one. */
export function likelihood(right: number, share: number): number {
  if (share === 1) return right;
  if (share === 0) return 1 - right;
  return right ** share * (1 - right) ** (1 - share);
}

class Remembered implements Running {
  readonly parameters: BktParameters;
  readonly known: number;

  constructor(parameters: BktParameters, known: number) {
    this.parameters = parameters;
    this.known = known;
  }

  add(result: Result): Running {
    const { learn, forget } = this.parameters;
    const after = afterAnswer(this.known, result.share, sittingWeight(result), this.parameters);
    return new Remembered(this.parameters, after * (1 - forget) + (1 - after) * learn);
  }

  figure(): Figure {
    return { value: this.known, posterior: null, weight: null, next: chanceRight(this.known, this.parameters) };
  }
}
