import { onOneScale, type Gradebook } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { toHundredths } from './rounding.ts';

interface Page {
  readonly best: number;
  readonly count: number;
}

/** The best of the results; null before there are `atLeast` of them. */
export function bestOf(atLeast: number): Gradebook<Page> {
  return {
    blank: { best: 0, count: 0 },
    enter: ({ best, count }, points) => ({ best: Math.max(best, points), count: count + 1 }),
    score: ({ best, count }) => (count < atLeast ? null : best),
  };
}

/**
 * The best result ever; order does not matter, and nothing lowers it: under it a target never slips. Of all methods
 * it foretells the next result worst (`METHODS.md` 4).
 *
 * Source: Canvas "Highest Score", instructure/canvas-lms `app/models/rollup_score.rb`, `calculate_results`; Moodle's "Highest grade".
 */
export const highest: MasteryMethod = {
  name: 'highest',
  begin: () => onOneScale(bestOf(1)),
  round: toHundredths,
  clause: () => ({ en: 'the best result is the estimate', es: 'la estimación es el mejor resultado' }),
};
