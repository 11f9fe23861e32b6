import { onOneScale } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { toHundredths } from './rounding.ts';

/**
 * The newest result alone; of equal times the one that came last. A better newest result never lowers it; older ones
 * do not matter.
 *
 * Source: Canvas "Most Recent Score", instructure/canvas-lms `app/models/rollup_score.rb`, `calculate_results`.
 */
export const latest: MasteryMethod = {
  name: 'latest',
  begin: () => onOneScale<number | null>({ blank: null, enter: (_, points) => points, score: (newest) => newest }),
  round: toHundredths,
  clause: () => ({ en: 'the newest result is the estimate', es: 'la estimación es el resultado más nuevo' }),
};
