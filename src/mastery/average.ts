import type { Figure, MasteryMethod, Result, Running } from './method.ts';
import { toHundredths } from './rounding.ts';

/**
 * The plain mean of all results: every sitting counts once, whatever its points, questions or age
 * (Canvas "Average"; a mean of shares, not points over points). Says nothing before the first result.
 */
export const average: MasteryMethod = {
  name: 'average',
  begin: () => new Remembered(0, 0),
  round: toHundredths,
  clause: () => ({
    en: 'the estimate is the average of all results, each counted once',
    es: 'la estimación es el promedio de todos los resultados, y cada uno cuenta una vez',
  }),
};

class Remembered implements Running {
  readonly sum: number;
  readonly count: number;

  constructor(sum: number, count: number) {
    this.sum = sum;
    this.count = count;
  }

  add(result: Result): Running {
    return new Remembered(this.sum + result.share, this.count + 1);
  }

  figure(): Figure {
    return { value: this.count === 0 ? null : this.sum / this.count, posterior: null, weight: null };
  }
}
