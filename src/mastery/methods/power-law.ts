import { plus, total, ZERO, type ExactSum } from './exact-sum.ts';
import { onOneScale, type Gradebook } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { toHundredths } from './rounding.ts';

/** Sums over the results k = 1 ... n, x = ln k, y = ln s. */
interface Page {
  readonly count: number;
  readonly scores: ExactSum;
  readonly x: number;
  readonly xx: number;
  readonly y: number;
  readonly xy: number;
}

/**
 * Marzano's power law: the end of a learning curve drawn through all results, steep first and flatter later.
 *
 *     y = a k^b by least squares on logarithms over k = 1 ... n;  score = a n^b
 *
 * The mean takes its place where there is no such curve: for a single result, when any result is 0 (no logarithm), and
 * when the results show no growth (b <= 0): 3, 2, 3, 2 is 2.5. Some gradebooks draw the falling curve instead.
 * The curve may end above every result; the value is kept to the maximum.
 * A better result can lower it: a better start flattens the curve, and one that ends the growth brings the mean.
 * Source: Marzano, "Transforming Classroom Grading" (2000); fallback as National Heritage Academies describe theirs;
 * `METHODS.md` 1. Hundredths, as JumpRope shows it.
 */
export const powerLaw: MasteryMethod = {
  name: 'power-law',
  begin: () => onOneScale(CURVE),
  round: toHundredths,
  clause: () => ({
    en: 'the estimate is the end of a learning curve drawn through all results, or their average where no growth shows yet',
    es: 'la estimación es el final de una curva de aprendizaje trazada por todos los resultados, o su promedio si todavía no se ve crecimiento',
  }),
};

const CURVE: Gradebook<Page> = {
  blank: { count: 0, scores: ZERO, x: 0, xx: 0, y: 0, xy: 0 },
  enter: (page, points) => {
    const count = page.count + 1;
    const x = Math.log(count);
    const y = Math.log(points);
    return {
      count,
      scores: plus(page.scores, points),
      x: page.x + x,
      xx: page.xx + x * x,
      y: page.y + y,
      xy: page.xy + x * y,
    };
  },
  score: (page) => curveEnd(page) ?? total(page.scores) / page.count,
};

/** Null where there is no growth. A single result, or the logarithm of 0, leaves no number for the growth either. */
function curveEnd({ count, x, xx, y, xy }: Page): number | null {
  const growth = (count * xy - x * y) / (count * xx - x * x);
  return growth > 0 ? Math.exp((y - growth * x) / count + growth * Math.log(count)) : null;
}
