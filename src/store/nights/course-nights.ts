import type { CourseId, RunId } from '../../ids.ts';
import type { SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import type { NightClaim } from './nights.ts';

/** Where one course stands in a scheduled night. */
export interface CourseNight {
  /** The run that the whole night stands under. */
  readonly run: RunId;
  /** The newest part that was put into a queue for it. */
  readonly part: number;
  /** Its night is done; it is not run for this date again. */
  readonly had: boolean;
}

/**
 * Records which courses a night consists of. A course that is no longer among them and is not done is removed. @returns
 * those still to be done, each with the part number under which it is queued now; one that was queued before gets the
 * next number
 */
export async function planCourses(
  db: SchoolDb,
  date: SchoolDate,
  courses: readonly CourseId[],
): Promise<{ course: CourseId; part: number }[]> {
  await db.query('delete from course_nights where date = $1::date and had_at is null and course <> all($2::text[])', [
    date,
    courses,
  ]);
  const rows = await db.query<{ course: CourseId; part: number }>(
    `insert into course_nights as stored (date, course) select $1::date, listed from unnest($2::text[]) as listed
     on conflict (school, date, course) do update set part = stored.part + 1 where stored.had_at is null
     returning course, part`,
    [date, courses],
  );
  const parts = new Map(rows.map(({ course, part }) => [course, part]));
  return courses.flatMap((course) => {
    const part = parts.get(course);
    return part === undefined ? [] : [{ course, part }];
  });
}

/** Null: the night does not exist, or the course is not part of it. */
export async function courseNight(db: SchoolDb, date: SchoolDate, course: CourseId): Promise<CourseNight | null> {
  const [row] = await db.query<CourseNight>(
    `select nights.run, planned.part, planned.had_at is not null as had
     from course_nights planned join nights on nights.date = planned.date where planned.date = $1::date and planned.course = $2`,
    [date, course],
  );
  return row ?? null;
}

/**
 * The number of the part that continues after `part`; every call for the same part returns the same number. Null: the
 * course is done.
 */
export async function nextPart(db: SchoolDb, date: SchoolDate, course: CourseId, part: number): Promise<number | null> {
  const [row] = await db.query<{ part: number }>(
    `update course_nights set part = greatest(part, $3::integer + 1)
     where date = $1::date and course = $2 and had_at is null returning part`,
    [date, course, part],
  );
  return row?.part ?? null;
}

/** Marks the course's night as done. Does nothing where no night has the course. */
export async function markHad(db: SchoolDb, date: SchoolDate, courses: readonly CourseId[]): Promise<void> {
  if (courses.length > 0)
    await db.query(
      'update course_nights set had_at = clock_timestamp() where date = $1::date and course = any($2::text[]) and had_at is null',
      [date, courses],
    );
}

/** A part of a course has ended, successfully or not: the night's claim is extended by `minutes`. */
export async function keepNight(
  db: SchoolDb,
  { date, run }: Pick<NightClaim, 'date' | 'run'>,
  minutes: number,
): Promise<void> {
  await db.query(
    `update nights set lease_until = greatest(lease_until, clock_timestamp() + make_interval(mins => $3))
     where date = $1::date and run = $2 and finished_at is null`,
    [date, run, minutes],
  );
}
