import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { NextTicket } from './types.ts';

/** A ticket on more targets than this is a test. */
const MOST = 3;
/** Beyond these many candidates the rest could not change the choice of three that settles most. */
const CANDIDATES = 15;

/** One thing that a question would settle: an undecided target, a due re-check, or a check that was asked for and granted. */
export interface Open {
  readonly learner: LearnerId;
  readonly target: TargetCode;
}

/**
 * The two or three targets (one, where one is all there is) whose questions settle most learners: those whose open targets
 * are all asked. What learners asked to be checked on, and were granted, comes first: the next ticket is theirs. Of equals the fewer
 * targets, then those that settle more of the single targets, then by code. Null where nothing is open.
 */
export function nextTicket(
  undecided: readonly Open[],
  granted: readonly Open[] = [],
): Omit<NextTicket, 'questions'> | null {
  const open = [...undecided, ...granted];
  const asked = countByTarget(granted);
  const byLearner = new Map<LearnerId, Set<TargetCode>>();
  const count = new Map<TargetCode, number>();
  for (const { learner, target } of open) {
    const of = byLearner.get(learner) ?? new Set();
    if (!of.has(target)) count.set(target, (count.get(target) ?? 0) + 1);
    byLearner.set(learner, of.add(target));
  }
  const candidates = [...count]
    .toSorted(([a, of], [b, to]) => (asked.get(b) ?? 0) - (asked.get(a) ?? 0) || to - of || byId(a, b))
    .slice(0, CANDIDATES)
    .map(([target]) => target);
  const [best] = upTo(MOST, candidates)
    .map((targets) => ({
      targets,
      asked: targets.reduce((sum, target) => sum + (asked.get(target) ?? 0), 0),
      settles: [...byLearner.values()].filter((wanted) => [...wanted].every((target) => targets.includes(target)))
        .length,
      pairs: targets.reduce((sum, target) => sum + (count.get(target) ?? 0), 0),
    }))
    .toSorted(
      (a, b) =>
        b.asked - a.asked ||
        b.settles - a.settles ||
        a.targets.length - b.targets.length ||
        b.pairs - a.pairs ||
        byId(a.targets.join(), b.targets.join()),
    );
  if (best === undefined) return null;
  const { targets, settles } = best;
  return {
    targets,
    settles,
    of: byLearner.size,
    asked: targets.flatMap((target) => {
      const learners = asked.get(target);
      return learners === undefined ? [] : [{ target, learners }];
    }),
  };
}

/** How many learners it is open for. */
function countByTarget(open: readonly Open[]): ReadonlyMap<TargetCode, number> {
  const learners = new Map<TargetCode, Set<LearnerId>>();
  for (const { learner, target } of open) learners.set(target, (learners.get(target) ?? new Set()).add(learner));
  return new Map([...learners].map(([target, of]) => [target, of.size]));
}

/** Every choice of one to `most` of them, in their order. */
function upTo(most: number, of: readonly TargetCode[]): TargetCode[][] {
  return of.flatMap((first, index) => [
    [first],
    ...(most > 1 ? upTo(most - 1, of.slice(index + 1)).map((rest) => [first, ...rest]) : []),
  ]);
}
