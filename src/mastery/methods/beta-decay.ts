import { percent, type Said } from '../../language.ts';
import type { Figure, MasteryMethod, Result, Running } from './method.ts';
import { toHundredths } from './rounding.ts';
import type { Rule } from '../rule.ts';
import { faded, sittingWeight } from '../sitting-weight.ts';

/** The start counts as this many answers. */
const START_WEIGHT = 3;

/**
 * Beta-Bernoulli with decay, the default. For a sitting of weight w and share x (partial credit counts):
 *
 *     S = 0.85^w S + w x      N = 0.85^w N + w
 *     alpha = 3 start + S     beta = 3 (1 - start) + N - S     value = alpha / (alpha + beta)
 *
 * Two numbers per learner and target; a better result never lowers the value.
 * Source: `METHODS.md` 5; with w = 1 these are the measured constants of its section 4.
 */
export const betaDecay: MasteryMethod = {
  name: 'beta-decay',
  begin: () => new Remembered(0, 0),
  round: toHundredths,
  clause: (rule) => {
    const start = startWords(rule.start);
    const fade = percent(1 - faded(1));
    return {
      en:
        `everyone starts at ${start.en}, counted as three answers; each new result pulls the estimate towards the student's own work, ` +
        `and older results fade by ${fade.en} for every newer answer`,
      es:
        `todos empiezan en ${start.es}, que cuenta como tres respuestas; cada resultado nuevo acerca la estimación al trabajo propio ` +
        `del estudiante, y los anteriores pierden un ${fade.es} con cada respuesta nueva`,
    };
  },
};

function startWords(start: Rule['start']): Said {
  if (start === 'class')
    return { en: "the class's typical result on the target", es: 'el resultado típico de la clase en el objetivo' };
  return { en: percent(start).en, es: `el ${percent(start).es}` };
}

class Remembered implements Running {
  readonly right: number;
  readonly answers: number;

  constructor(right: number, answers: number) {
    this.right = right;
    this.answers = answers;
  }

  add(result: Result): Running {
    const weight = sittingWeight(result);
    const kept = faded(weight);
    return new Remembered(kept * this.right + weight * result.share, kept * this.answers + weight);
  }

  figure(start: number): Figure {
    const a = START_WEIGHT * start + this.right;
    const b = START_WEIGHT * (1 - start) + Math.max(0, this.answers - this.right); // rounding must not make it negative
    return { value: a / (a + b), posterior: { a, b }, weight: this.answers };
  }
}
