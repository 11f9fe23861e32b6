import type { Sitting } from '../../evidence/types.ts';
import { atLeast } from '../../mastery/cuts.ts';
import { sittingWeight } from '../../mastery/sitting-weight.ts';

/** What has to come before an advice can be judged: so many questions or so many sources, whichever is first, within so many days. */
export const NEXT = Object.freeze({ questions: 5, sources: 2, days: 28 });

/**
 * Whether the next results reached the threshold by their joint share, weighted as the estimate weighs them; null where too
 * few came. A sitting counts whole. A habit ticket says nothing.
 *
 * @param after one learner's sittings on one target since the advice, in time order, none more than `NEXT.days` later
 */
export function cameNext(after: readonly Sitting[], threshold: number): boolean | null {
  const sources = new Set<string>();
  let [questions, sum, weight] = [0, 0, 0];
  for (const sitting of after) {
    if (sitting.kind === 'habit') continue;
    const counts = sittingWeight(sitting);
    sources.add(sitting.source);
    questions += sitting.questions ?? 0;
    sum += counts * sitting.share;
    weight += counts;
    if (questions >= NEXT.questions || sources.size >= NEXT.sources) return atLeast(sum / weight, threshold);
  }
  return null;
}
