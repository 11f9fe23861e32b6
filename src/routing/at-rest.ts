import type { LearnerId, TargetCode } from '../ids.ts';
import type { Grouping } from './grouping.ts';

/** Learners of one target. */
export interface On {
  readonly target: TargetCode | null;
  readonly learners: readonly LearnerId[];
}

/** A learner and the target they need most today; null: none that a session could be held on. */
export interface Needing {
  readonly learner: LearnerId;
  readonly target: TargetCode | null;
}

/** Everybody with a seat, and what they sit there for. */
export function seatedIn({ groups }: Pick<Grouping, 'groups'>): Needing[] {
  return groups.flatMap((group) =>
    [...group].flatMap(([target, learners]) => learners.map((learner) => ({ learner, target }))),
  );
}

/**
 * Of those who are not invited again to what they sat in together the last school day, the ones who have nothing else today either,
 * each once. The others sit, talk or wait for another need.
 */
export function atRest(rested: ReadonlyMap<TargetCode, readonly LearnerId[]>, grouping: Grouping): Needing[] {
  const placed = new Set(
    [...seatedIn(grouping), ...grouping.alone, ...grouping.waiting.filter(({ needs }) => needs.length > 0)].map(
      ({ learner }) => learner,
    ),
  );
  const once = new Map<LearnerId, TargetCode>();
  for (const [target, learners] of rested) {
    for (const learner of learners) if (!placed.has(learner) && !once.has(learner)) once.set(learner, target);
  }
  return [...once].map(([learner, target]) => ({ learner, target }));
}

/** The same by target, in the order they come. */
export function byTarget(needing: readonly Needing[]): On[] {
  const groups = new Map<TargetCode | null, LearnerId[]>();
  for (const { learner, target } of needing) {
    const group = groups.get(target) ?? [];
    groups.set(target, group);
    group.push(learner);
  }
  return [...groups].map(([target, learners]) => ({ target, learners }));
}
