import type { TargetCode } from '../../../ids.ts';
import { sittingsOf } from '../../../evidence/sittings.ts';
import { standingAsks, type StandingAsk } from '../../../pathway/check-asks.ts';
import type { CourseSettings, SchoolFile } from '../../../school/file.ts';
import { ruleFor } from '../../../school/rules.ts';
import { loadAsks } from '../../../store/day/asks.ts';
import { loadEvidence } from '../../../store/results/evidence.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { loadRoster } from '../../../store/people/roster.ts';
import type { Instant } from '../../../time.ts';

/** What learners of a course asked to be checked on and no result that the store holds has answered yet. Where nobody asked it costs one query. */
export async function asksStandingIn(
  db: SchoolDb,
  file: SchoolFile,
  course: CourseSettings,
  at: Instant,
): Promise<StandingAsk[]> {
  const terms = { ruleFor: ruleFor(file, course), at, zone: file.school.timeZone };
  const asks = standingAsks({ ...terms, asks: await loadAsks(db, course.id), sittings: [] });
  if (asks.length === 0) return [];
  const evidence = await loadEvidence(db, [...new Set(asks.map(({ learner }) => learner))], {
    targets: [...new Set(asks.map(({ target }) => target))],
  });
  return standingAsks({ ...terms, asks, sittings: sittingsOf(evidence) });
}

/** How many of the class were granted a check on each target that is still to come, whom it was granted to first first. */
export async function grantedIn(
  db: SchoolDb,
  file: SchoolFile,
  course: CourseSettings,
  at: Instant,
): Promise<{ readonly target: TargetCode; readonly learners: number }[]> {
  const granted = (await asksStandingIn(db, file, course, at)).filter(({ state }) => state === 'approved');
  if (granted.length === 0) return [];
  const here = new Set((await loadRoster(db, course.id)).map(({ id }) => id));
  const learners = new Map<TargetCode, number>();
  for (const { target, learner } of granted)
    if (here.has(learner)) learners.set(target, (learners.get(target) ?? 0) + 1);
  return [...learners].map(([target, count]) => ({ target, learners: count }));
}
