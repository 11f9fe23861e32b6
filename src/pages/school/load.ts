import type { CourseId } from '../../ids.ts';
import { credentialLife, type CredentialLife } from '../../lms/credential-life.ts';
import { factsOf } from '../../lms/known.ts';
import type { Problem } from '../../report/types.ts';
import type { Review, SchoolFile } from '../../school/file.ts';
import { credentialOr } from '../../school/delegated.ts';
import { troubleOf, type NightTrouble } from '../../school/last-night.ts';
import { reviewOf } from '../../school/rules.ts';
import { courseNames } from '../../store/day/decisions.ts';
import { heldRosters, type HeldRoster } from '../../store/nights/held-rosters.ts';
import { newestNights, schoolSoFar, type NightListed } from '../../store/nights/night-list.ts';
import { pausesNow, schoolPause } from '../../store/nights/pauses.ts';
import { lastRun, newestRun, reportsOfRun } from '../../store/nights/runs.ts';
import { listAdministrators, type Administrator } from '../../store/people/administrators.ts';
import { listCredentials } from '../../store/people/credentials.ts';
import { deploymentProof, type DeploymentProof } from '../../store/people/deployments.ts';
import { classSizes } from '../../store/people/roster.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { Instant } from '../../time.ts';

/** A class as its administrator sees it: no child, no level. */
export interface ClassTold {
  readonly id: CourseId;
  readonly name: string;
  /** The teacher as the school file names them. */
  readonly teacher: string;
  /** Null: never read. */
  readonly learners: number | null;
  readonly connection: CredentialLife;
  readonly review: Review;
  readonly lastRead: Instant | null;
  /** The newest run could not finish the class. */
  readonly unfinished: boolean;
  /** This class itself is paused, not the whole school. */
  readonly paused: boolean;
  /** What the newest run reported, and who can solve it. */
  readonly problems: readonly Problem[];
}

/** Everything that a school's own pages show. */
export interface SchoolTold {
  readonly file: SchoolFile;
  readonly nights: readonly NightListed[];
  readonly trouble: NightTrouble | null;
  readonly classes: readonly ClassTold[];
  readonly rosters: readonly (HeldRoster & { readonly name: string })[];
  readonly pausedSince: Instant | null;
  readonly administrators: readonly Administrator[];
  readonly proof: DeploymentProof;
  /** The school's people open Waymark from inside the LMS. */
  readonly fromInside: boolean;
  /** Calls of the newest night, by the service that was called. */
  readonly calls: Readonly<Record<string, number>>;
}

/** Nights that are listed. */
const NIGHTS = 7;

export async function loadSchool(db: SchoolDb, at: Instant): Promise<SchoolTold | null> {
  const file = await loadSchoolFile(db);
  if (file === null) return null;
  const names = await courseNames(db);
  const nights = await newestNights(db, NIGHTS);
  const rosters = await heldRosters(db);
  const { lms } = file.school;
  return {
    file,
    nights,
    trouble: troubleOf(file, at, nights[0] ?? null, await schoolSoFar(db)),
    classes: await loadClasses(db, file, names, at),
    rosters: rosters.map((each) => ({ ...each, name: names.get(each.course) ?? each.course })),
    pausedSince: await schoolPause(db),
    administrators: await listAdministrators(db),
    proof: await deploymentProof(db),
    fromInside: factsOf(lms).fromInside,
    calls: nights[0] === undefined ? {} : callsOf(await reportsOfRun(db, nights[0].run)),
  };
}

async function loadClasses(
  db: SchoolDb,
  file: SchoolFile,
  names: ReadonlyMap<CourseId, string>,
  at: Instant,
): Promise<ClassTold[]> {
  const [credentials, sizes, paused] = [await listCredentials(db), await classSizes(db), await pausesNow(db)];
  const classes: ClassTold[] = [];
  for (const course of file.courses) {
    const [last, newest] = [await lastRun(db, course.id), await newestRun(db, course.id)];
    const credential = credentials.find(
      ({ lms, user }) => lms === file.school.lms && user.toLowerCase() === course.teacher.toLowerCase(),
    );
    classes.push({
      id: course.id,
      name: names.get(course.id) ?? course.id,
      teacher: course.teacher,
      learners: sizes.get(course.id) ?? null,
      connection: credentialLife(
        credentialOr(credential ?? null, file, course.teacher),
        factsOf(file.school.lms).credentialDays,
        at,
      ),
      review: reviewOf(file, course),
      lastRead: last?.at ?? null,
      unfinished: newest?.report.unfinished ?? false,
      paused: paused.has(course.id),
      problems: newest?.report.problems ?? [],
    });
  }
  return classes;
}

function callsOf(reports: readonly { readonly calls: Readonly<Record<string, number>> }[]): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const report of reports)
    for (const [service, count] of Object.entries(report.calls)) calls[service] = (calls[service] ?? 0) + count;
  return calls;
}
