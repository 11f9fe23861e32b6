import { byId } from '../ids.ts';
import type { TargetCode } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Target } from '../school/file.ts';

/**
 * The one target to step back to beside a grade-level task (P8): directly required, and on this learner's record
 * `not-yet` or `slipped`. Only where the task is of the course's own grade, as far as grades are on file. A prerequisite that the course teaches at its
 * grade gets chances of its own and is not offered twice. Of several, the one furthest away. Null: none is needed.
 */
export function stepBack(
  target: Target | undefined,
  grade: number | undefined,
  masteryOn: (target: TargetCode) => Mastery | undefined,
  hasOwnChances: (target: TargetCode) => boolean,
): TargetCode | null {
  if (target === undefined || !sameGrade(target.grade, grade)) return null;
  const needed = target.requires
    .flatMap((code) => masteryOn(code) ?? [])
    .filter(
      (each) => (each.level === 'not-yet' || each.level === 'slipped') && !each.stale && !hasOwnChances(each.target),
    )
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0) || byId(a.target, b.target));
  return needed[0]?.target ?? null;
}

function sameGrade(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
