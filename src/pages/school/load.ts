import type { CourseId } from '../../ids.ts';
import { credentialLife, type CredentialLife } from '../../lms/credential-life.ts';
import { factsOf } from '../../lms/known.ts';
import { troubleOf, type NightTrouble } from '../../school/last-night.ts';
import { reviewOf } from '../../school/rules.ts';
import type { Review, SchoolFile } from '../../school/file.ts';
import { listAdministrators, type Administrator } from '../../store/people/administrators.ts';
import { listCredentials } from '../../store/people/credentials.ts';
import { courseNames } from '../../store/day/decisions.ts';
import { newestNights, type NightListed } from '../../store/nights/night-list.ts';
import { schoolPause } from '../../store/nights/pauses.ts';
import { classSizes } from '../../store/people/roster.ts';
import { lastRun } from '../../store/nights/runs.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { Instant } from '../../time.ts';
import type { Problem } from '../../report/types.ts';

/** A class as its administrator sees it: no child, no level. */
export interface ClassTold {
  readonly id: CourseId;
  readonly name: string;
  /** As the school file names the teacher. */
  readonly teacher: string;
  /** Null: never read. */
  readonly learners: number | null;
  readonly connection: CredentialLife;
  readonly review: Review;
  readonly lastRead: Instant | null;
  readonly unfinished: boolean;
  /** What the last run told, for who can do something about it. */
  readonly problems: readonly Problem[];
}

/** All that a school's own page tells. */
export interface SchoolTold {
  readonly file: SchoolFile;
  readonly nights: readonly NightListed[];
  readonly trouble: NightTrouble | null;
  readonly classes: readonly ClassTold[];
  readonly pausedSince: Instant | null;
  readonly administrators: readonly Administrator[];
}

/** Nights that are listed. */
const NIGHTS = 7;

export async function loadSchool(db: SchoolDb, at: Instant): Promise<SchoolTold | null> {
  const file = await loadSchoolFile(db);
  if (file === null) return null;
  const [credentials, names, sizes] = [await listCredentials(db), await courseNames(db), await classSizes(db)];
  const nights = await newestNights(db, NIGHTS);
  const classes: ClassTold[] = [];
  for (const course of file.courses) {
    const run = await lastRun(db, course.id);
    const credential = credentials.find(
      ({ lms, user }) => lms === file.school.lms && user.toLowerCase() === course.teacher.toLowerCase(),
    );
    classes.push({
      id: course.id,
      name: names.get(course.id) ?? course.id,
      teacher: course.teacher,
      learners: sizes.get(course.id) ?? null,
      connection: credentialLife(credential ?? null, factsOf(file.school.lms).credentialDays, at),
      review: reviewOf(file, course),
      lastRead: run?.at ?? null,
      unfinished: run?.report.unfinished ?? false,
      problems: run?.report.problems ?? [],
    });
  }
  return {
    file,
    nights,
    trouble: troubleOf(file, at, nights[0] ?? null),
    classes,
    pausedSince: await schoolPause(db),
    administrators: await listAdministrators(db),
  };
}
