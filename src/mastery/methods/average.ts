import { plus, total, ZERO, type ExactSum } from './exact-sum.ts';
import { onOneScale, type Gradebook } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { toHundredths } from './rounding.ts';

interface Page {
  readonly sum: ExactSum;
  readonly count: number;
}

/** The mean of the results, each counted once; null before there are `atLeast` of them. */
export function meanOf(atLeast: number): Gradebook<Page> {
  return {
    blank: { sum: ZERO, count: 0 },
    enter: ({ sum, count }, points) => ({ sum: plus(sum, points), count: count + 1 }),
    score: ({ sum, count }) => (count < atLeast ? null : total(sum) / count),
  };
}

/**
 * The plain mean of all results: every sitting counts once, whatever its points, questions or age (a mean of shares,
 * not points over points), and order does not matter. A better result never lowers it.
 *
 *     (s1 + ... + sn) / n, rounded to hundredths
 *
 * Source: Canvas "Average", instructure/canvas-lms `app/models/rollup_score.rb`, `average_set`; Moodle's "Mean of grades".
 */
export const average: MasteryMethod = {
  name: 'average',
  begin: () => onOneScale(meanOf(1)),
  round: toHundredths,
  clause: () => ({
    en: 'the estimate is the average of all results, each counted once',
    es: 'la estimación es el promedio de todos los resultados, y cada uno cuenta una vez',
  }),
};
