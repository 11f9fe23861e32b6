import { onOneScale, type Gradebook } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { decayClause, partsOf } from './newest-share.ts';
import { toHundredths } from './rounding.ts';

/** Canvas's own default; it offers 50 to 99 percent. */
const WEIGHT = 0.65;

/** Each result against everything before it; null before there are `atLeast` of them. */
export function decaying(weight: number, atLeast: number): Gradebook<Page> {
  const parts = partsOf(weight);
  return {
    blank: { mean: null, count: 0 },
    enter: ({ mean, count }, points) => ({
      mean: mean === null ? points : mean * parts.older + points * parts.newest,
      count: count + 1,
    }),
    score: ({ mean, count }) => (count < atLeast ? null : mean),
  };
}

interface Page {
  readonly mean: number | null;
  readonly count: number;
}

/**
 * Canvas "Decaying Average" (stored there as `standard_decaying_average`).
 *
 *     d = s1, then in time order  d = d * (1 - w) + s * w, rounded to hundredths;  w = `weight`
 *
 * A better result in the place of a worse never lowers it.
 * Source: instructure/canvas-lms `app/models/rollup_score.rb`, `standard_decaying_average`.
 */
export const canvasDecaying: MasteryMethod = {
  name: 'canvas-decaying',
  begin: (rule) => onOneScale(decaying(rule.weight ?? WEIGHT, 1)),
  round: toHundredths,
  clause: ({ weight = WEIGHT }) => decayClause(weight),
};
