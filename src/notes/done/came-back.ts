import { byId, type LearnerId } from '../../ids.ts';
import { assess, type Class } from '../../mastery/mastery.ts';
import type { Mastery } from '../../mastery/types.ts';
import { daysBetween, type Instant } from '../../time.ts';
import { RECENT_DAYS } from './recent.ts';

/** Of those newly mastered, the ones that had been mastered before and had slipped: as the same rule saw them after each earlier result. */
export function cameBack(mastery: readonly Mastery[], whole: Pick<Class, 'sittings' | 'ruleFor'>): Mastery[] {
  const newest = new Map<LearnerId, Instant>();
  for (const each of mastery) {
    if (each.newest !== null && each.newest > (newest.get(each.learner) ?? '')) newest.set(each.learner, each.newest);
  }
  return mastery.filter((each) => {
    const to = newest.get(each.learner);
    return (
      each.masteredAt !== null &&
      to !== undefined &&
      daysBetween(each.masteredAt, to) <= RECENT_DAYS &&
      hadSlipped(each, each.masteredAt, whole)
    );
  });
}

/** Looked for from the newest result before it was mastered, back to when it was mastered before. */
function hadSlipped(
  { learner, target }: Mastery,
  masteredAt: Instant,
  { sittings, ruleFor }: Pick<Class, 'sittings' | 'ruleFor'>,
): boolean {
  const onTarget = sittings.filter((each) => each.target === target);
  const earlier = onTarget
    .filter((each) => each.learner === learner && each.at < masteredAt)
    .map(({ at }) => at)
    .toSorted(byId)
    .toReversed();
  for (const at of earlier) {
    const [before] = assess({ sittings: onTarget, learners: [learner], targets: [target], ruleFor, at });
    if (before?.level === 'slipped') return true;
    if (before?.level === 'mastered') return false;
  }
  return false;
}
