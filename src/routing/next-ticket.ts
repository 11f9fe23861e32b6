import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { NextTicket } from './types.ts';

/** A ticket on more targets than this is a test. */
const MOST = 3;
/** Beyond these many candidates the rest could not change the choice of three that settles most. */
const CANDIDATES = 15;

/** One thing that a question would settle: an undecided target, or a due re-check. */
export interface Open {
  readonly learner: LearnerId;
  readonly target: TargetCode;
}

/**
 * The two or three targets (one, where one is all there is) whose questions settle most learners: those whose open targets
 * are all asked. Of equals the fewer targets, then those that settle more of the single targets, then by code.
 * Null where nothing is open.
 */
export function nextTicket(open: readonly Open[]): Omit<NextTicket, 'questions'> | null {
  const byLearner = new Map<LearnerId, Set<TargetCode>>();
  const count = new Map<TargetCode, number>();
  for (const { learner, target } of open) {
    const of = byLearner.get(learner) ?? new Set();
    if (!of.has(target)) count.set(target, (count.get(target) ?? 0) + 1);
    byLearner.set(learner, of.add(target));
  }
  const candidates = [...count]
    .toSorted(([a, of], [b, to]) => to - of || byId(a, b))
    .slice(0, CANDIDATES)
    .map(([target]) => target);
  const [best] = upTo(MOST, candidates)
    .map((targets) => ({
      targets,
      settles: [...byLearner.values()].filter((wanted) => [...wanted].every((target) => targets.includes(target)))
        .length,
      pairs: targets.reduce((sum, target) => sum + (count.get(target) ?? 0), 0),
    }))
    .toSorted(
      (a, b) =>
        b.settles - a.settles ||
        a.targets.length - b.targets.length ||
        b.pairs - a.pairs ||
        byId(a.targets.join(), b.targets.join()),
    );
  return best === undefined ? null : { targets: best.targets, settles: best.settles, of: byLearner.size };
}

/** Every choice of one to `most` of them, in their order. */
function upTo(most: number, of: readonly TargetCode[]): TargetCode[][] {
  return of.flatMap((first, index) => [
    [first],
    ...(most > 1 ? upTo(most - 1, of.slice(index + 1)).map((rest) => [first, ...rest]) : []),
  ]);
}
