import type { LearnerId, TargetCode } from '../../ids.ts';
import type { PastSeminar } from '../../routing/types.ts';
import type { Instant } from '../../time.ts';

/** A target a learner worked on together with the teacher. */
export interface WithTeacher {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly at: Instant;
}

/** Seminars that count as having taken place. Of a seminar for two targets it is not known who worked on which, so it tells of nobody. */
export function workedWithTeacher(past: readonly PastSeminar[]): WithTeacher[] {
  return past.flatMap(({ targets, learners, at, tookPlace }) => {
    const [target, ...others] = targets;
    if (target === undefined || others.length > 0 || tookPlace === false) return [];
    return learners.map((learner) => ({ learner, target, at }));
  });
}
