import type { LearnerId, TargetCode } from '../ids.ts';
import type { SchoolDate } from '../time.ts';
import type { DayEvidence } from './targets-of-the-day.ts';
import type { PastSeminar } from './types.ts';

/** So much of a group has to be the same for it to be the same group again. */
const SAME_GROUP = 3 / 4;

/** P12: so many of the last days with a seminar make a standing group. */
const STANDING = [
  { days: 4, of: 5 },
  { days: 7, of: 10 },
] as const;
const LOOKED_BACK = 10;

/** What past seminars say about inviting anybody again. */
export interface Before {
  /** In how many of the last ten days with a seminar the learner sat in one. */
  satOften(learner: LearnerId): number;
  /** Sat in seminar on 4 of the last 5 or 7 of the last 10 days on which there was one (P12). */
  isStanding(learner: LearnerId): boolean;
  /**
   * Those of a group who sat together on the same target the last school day, where they are most of it and nothing new has come in
   * from them on it since; else nobody.
   */
  satTogether(target: TargetCode, group: readonly LearnerId[]): readonly LearnerId[];
  /** The seminar of the last school day in which the learner sat on that target. */
  satIn(target: TargetCode, learner: LearnerId): PastSeminar | null;
}

/**
 * `lastSchoolDay` is the school day before `date`; `evidence` that of the course's learners, up to now. Seminars the teacher
 * said were not held count for nothing.
 */
export function beforeOf(
  past: readonly PastSeminar[],
  date: SchoolDate,
  lastSchoolDay: SchoolDate,
  evidence: readonly (DayEvidence & { readonly learner: LearnerId })[],
): Before {
  const counted = past.filter((each) => each.tookPlace !== false && each.date < date);
  const days = [...new Set(counted.map((each) => each.date))].toSorted().toReversed().slice(0, LOOKED_BACK);
  const satOn = new Map(
    days.map((day) => [day, new Set(counted.filter((each) => each.date === day).flatMap((each) => each.learners))]),
  );
  const daysSat = (learner: LearnerId, of: number): number =>
    days.slice(0, of).filter((day) => satOn.get(day)?.has(learner) === true).length;
  const last = counted.filter((each) => each.date === lastSchoolDay);
  return {
    satOften: (learner) => daysSat(learner, LOOKED_BACK),
    isStanding: (learner) => STANDING.some(({ days: at, of }) => daysSat(learner, of) >= at),
    satTogether: (target, group) =>
      last
        .filter(({ targets }) => targets.includes(target))
        .map(({ learners, at }) => ({ at, again: group.filter((learner) => learners.includes(learner)) }))
        .find(
          ({ at, again }) =>
            again.length > 0 &&
            again.length >= group.length * SAME_GROUP &&
            !evidence.some((piece) => piece.target === target && piece.at > at && again.includes(piece.learner)),
        )?.again ?? [],
    satIn: (target, learner) =>
      last.find(({ targets, learners }) => targets.includes(target) && learners.includes(learner)) ?? null,
  };
}
