import { percent, type Said } from '../../language.ts';
import { atLeast } from '../cuts.ts';
import { plus, total, ZERO, type ExactSum } from './exact-sum.ts';
import { onOneScale, type Gradebook } from './gradebook.ts';
import type { MasteryMethod, Result } from './method.ts';
import { toHundredths } from './rounding.ts';
import type { Rule } from '../rule.ts';

interface Page {
  readonly reached: ExactSum;
  readonly count: number;
}

/**
 * Canvas "n Number of Times" (stored there as `n_mastery`): nothing until `times` results reach mastery points, then
 * the mean of all results that do, rounded to hundredths. Results under them do not count.
 *
 * Mastery points are `masteryPoints`, on each result's own scale; without that setting the threshold times the result's
 * maximum. Order does not matter. A better result can lower it: one that only just comes to count joins the mean.
 * Source: instructure/canvas-lms `app/models/rollup_score.rb`, `n_mastery_set`; it offers 1 to 10 times.
 */
export const canvasNTimes: MasteryMethod = {
  name: 'canvas-n-times',
  begin: (rule) => onOneScale(reachedOften(rule)),
  round: toHundredths,
  clause: (rule) => {
    const points = pointsWords(rule);
    return {
      en: `the estimate is the average of the results that reach ${points.en}, once there ${rule.times === 1 ? 'is one' : `are ${rule.times}`}`,
      es: `la estimación es el promedio de los resultados que alcanzan ${points.es}, en cuanto hay ${rule.times === 1 ? 'uno' : rule.times}`,
    };
  },
  awaits: (rule) => {
    const points = pointsWords(rule);
    return rule.times === 1
      ? { en: `A result that reaches ${points.en} is missing.`, es: `Falta un resultado que alcance ${points.es}.` }
      : {
          en: `It takes ${rule.times} results that reach ${points.en}.`,
          es: `Hacen falta ${rule.times} resultados que alcancen ${points.es}.`,
        };
  },
};

function reachedOften(rule: Rule): Gradebook<Page> {
  return {
    blank: { reached: ZERO, count: 0 },
    enter: (page, points, result) =>
      reaches(result, rule) ? { reached: plus(page.reached, points), count: page.count + 1 } : page,
    score: ({ reached, count }) => (count < rule.times ? null : total(reached) / count),
  };
}

function reaches({ share, possible }: Result, { threshold, masteryPoints }: Rule): boolean {
  return masteryPoints === undefined ? atLeast(share, threshold) : atLeast(share * possible, masteryPoints);
}

function pointsWords({ threshold, masteryPoints }: Rule): Said {
  if (masteryPoints !== undefined) {
    return {
      en: masteryPoints === 1 ? '1 point' : `${masteryPoints} points`,
      es: masteryPoints === 1 ? '1 punto' : `${masteryPoints} puntos`,
    };
  }
  const share = percent(threshold);
  return { en: share.en, es: `el ${share.es}` };
}
