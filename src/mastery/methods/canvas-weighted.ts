import { percent } from '../../language.ts';
import { plus, total, ZERO, type ExactSum } from './exact-sum.ts';
import { onOneScale, type Gradebook } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { partsOf } from './newest-share.ts';
import { toHundredths } from './rounding.ts';

/** Canvas's own default; it offers 1 to 99 percent. */
const WEIGHT = 0.65;

interface Page {
  readonly latest: number;
  /** All but the latest. */
  readonly older: ExactSum;
  readonly count: number;
}

/**
 * Canvas "Weighted Average" (stored there as `decaying_average`): the newest result against the mean of all older ones.
 *
 *     s1 for one result, else  sn * w + mean(s1 ... sn-1) * (1 - w), rounded to hundredths;  w = `weight`
 *
 * The order of the older ones does not matter. A better result in the place of a worse never lowers it; but a further
 * result above the score can: 1 and 5 give 3.6, and a 3.7 after them 3.46.
 * Source: instructure/canvas-lms `app/models/rollup_score.rb`, `decaying_average_set`. There a quiz with k questions counts
 * k times among the older results; here an occasion counts once.
 */
export const canvasWeighted: MasteryMethod = {
  name: 'canvas-weighted',
  begin: (rule) => onOneScale(weighted(rule.weight ?? WEIGHT)),
  round: toHundredths,
  clause: ({ weight = WEIGHT }) => {
    const newest = percent(weight);
    const older = percent(1 - weight);
    return {
      en: `the newest result counts ${newest.en}, and the average of all older ones ${older.en}`,
      es: `el resultado más nuevo cuenta un ${newest.es}, y el promedio de todos los anteriores, un ${older.es}`,
    };
  },
};

function weighted(weight: number): Gradebook<Page> {
  const parts = partsOf(weight);
  return {
    blank: { latest: 0, older: ZERO, count: 0 },
    enter: ({ latest, older, count }, points) => ({ latest: points, older: plus(older, latest), count: count + 1 }),
    score: ({ latest, older, count }) =>
      count === 1 ? latest : latest * parts.newest + (total(older) / (count - 1)) * parts.older,
  };
}
