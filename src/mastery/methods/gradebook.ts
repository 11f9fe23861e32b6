import type { Figure, Result, Running } from './method.ts';

/** How a gradebook computes one score from results that come in time order. `Page` is what it must remember. */
export interface Gradebook<Page> {
  readonly blank: Page;
  /** `points`: the result on the scale of the first one. */
  enter(page: Page, points: number, result: Result): Page;
  /** On the same scale, asked once there is a result; null where it says nothing yet. */
  score(page: Page): number | null;
}

/**
 * A gradebook's memory of one learner on one target. Gradebooks compute in points and round them, and half a
 * hundredth falls to either side by the last digit of a float: so the sums are done in points as they do them, not in
 * shares. Where results have different maxima, all are brought to the scale of the first, and the score to that of
 * the newest. A gradebook gives no distribution.
 */
export function onOneScale<Page>(gradebook: Gradebook<Page>): Running {
  return new Remembered(gradebook, gradebook.blank, null);
}

const SILENT: Figure = { value: null, posterior: null, weight: null };

interface Scale {
  readonly first: number;
  readonly newest: number;
}

class Remembered<Page> implements Running {
  readonly gradebook: Gradebook<Page>;
  readonly page: Page;
  readonly scale: Scale | null;

  constructor(gradebook: Gradebook<Page>, page: Page, scale: Scale | null) {
    this.gradebook = gradebook;
    this.page = page;
    this.scale = scale;
  }

  add(result: Result): Running {
    const first = this.scale?.first ?? result.possible;
    const page = this.gradebook.enter(this.page, result.share * first, result);
    return new Remembered(this.gradebook, page, { first, newest: result.possible });
  }

  figure(): Figure {
    if (this.scale === null) return SILENT;
    const { first, newest } = this.scale;
    const score = this.gradebook.score(this.page);
    if (score === null) return SILENT;
    const points = Math.min(first, score); // a learning curve, or the rounding of weights, can end above the maximum
    return {
      value: points / first,
      posterior: null,
      weight: null,
      points: newest === first ? points : (points / first) * newest,
    };
  }
}
