import { byId, pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Target } from '../school/file.ts';
import { isEarlierGrade } from '../school/grades.ts';

/** The course's place on the map: its grade, what it teaches, and the school's targets. */
export interface CourseMap {
  readonly grade: number | undefined;
  /** In the order of the units. */
  readonly taught: readonly TargetCode[];
  readonly targets: readonly Target[];
}

/**
 * The grade-level target a session on `code` serves (P8): `code` itself at the course's grade, the day's (else the
 * first taught) target one step up that a target of an earlier grade unlocks, null when it unlocks nothing here.
 */
export function servedBy(code: TargetCode, map: CourseMap, dayTargets: ReadonlySet<TargetCode>): TargetCode | null {
  const target = map.targets.find((each) => each.code === code);
  if (target === undefined || !isEarlierGrade(target, map.grade)) return code;
  const taught = new Set(map.taught);
  const unlocked = map.targets
    .filter((each) => each.requires.includes(code) && taught.has(each.code) && !isEarlierGrade(each, map.grade))
    .map((each) => each.code)
    .toSorted(
      (a, b) => Number(dayTargets.has(b)) - Number(dayTargets.has(a)) || map.taught.indexOf(a) - map.taught.indexOf(b),
    );
  return unlocked[0] ?? null;
}

/**
 * The direct prerequisite that over half of the group does not have yet: worth a short step back at the start of
 * the grade-level task, never a session instead of it (P8).
 */
export function stepBackFor(
  target: TargetCode,
  group: readonly LearnerId[],
  map: CourseMap,
  masteryOf: ReadonlyMap<string, Mastery>,
): TargetCode | null {
  const requires = map.targets.find((each) => each.code === target)?.requires ?? [];
  const lacking = requires
    .map((code) => ({ code, count: group.filter((learner) => isOpen(masteryOf.get(pairOf(learner, code)))).length }))
    .filter(({ count }) => count > group.length / 2)
    .toSorted((a, b) => b.count - a.count || byId(a.code, b.code));
  return lacking[0]?.code ?? null;
}

/** The record says "not yet" or "no longer"; too little evidence says nothing (P2, P3). */
function isOpen(mastery: Mastery | undefined): boolean {
  return mastery !== undefined && !mastery.stale && (mastery.level === 'not-yet' || mastery.level === 'slipped');
}
