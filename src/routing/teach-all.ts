import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import type { SeminarPlan } from './types.ts';

/**
 * Taught targets that over half the class need (`not-yet` or `slipped`, on evidence that still speaks): better taught to all
 * (capability 29). The day's targets first, then what most need.
 */
export function teachToAll(
  mastery: readonly Mastery[],
  taught: readonly TargetCode[],
  dayTargets: ReadonlySet<TargetCode>,
  learners: readonly LearnerId[],
): SeminarPlan['teachAll'] {
  const inClass = new Set(learners);
  const candidates = new Set([...taught, ...dayTargets]);
  const need = new Map<TargetCode, number>();
  for (const each of mastery) {
    if (each.stale || !inClass.has(each.learner) || !candidates.has(each.target)) continue;
    if (each.level === 'not-yet' || each.level === 'slipped') need.set(each.target, (need.get(each.target) ?? 0) + 1);
  }
  return [...need]
    .filter(([, count]) => count > learners.length / 2)
    .toSorted(([a, of], [b, to]) => Number(dayTargets.has(b)) - Number(dayTargets.has(a)) || to - of || byId(a, b))
    .map(([target, count]) => ({ target, need: count, of: learners.length }));
}
