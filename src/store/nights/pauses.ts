import type { CourseId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import type { Actor, Pause } from '../../writeback/brakes.ts';
import type { SchoolDb } from '../types.ts';

/** Pauses a course, or the whole school (`null`); false when it is paused already, which stays as it was. */
export async function startPause(db: SchoolDb, course: CourseId | null, by: Actor, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `insert into pauses (course, actor, since) values ($1, $2, $3::timestamptz)
     on conflict (school, coalesce(course, '')) where ended_at is null do nothing returning sequence`,
    [course, by, at],
  );
  return rows.length > 0;
}

/** Ends that pause and no other; false when there is none. The row stays, as the record of who paused when. */
export async function endPause(db: SchoolDb, course: CourseId | null, by: Actor, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `update pauses set ended_at = $3::timestamptz, ended_by = $2 where course is not distinct from $1 and ended_at is null returning sequence`,
    [course, by, at],
  );
  return rows.length > 0;
}

/** What stops the sending to a course now: the school's pause before its own. */
export async function pauseOf(db: SchoolDb, course: CourseId): Promise<Pause | null> {
  const [row] = await db.query<Pause>(
    `select case when course is null then 'school' else 'course' end as of, actor as by, since
     from pauses where ended_at is null and (course is null or course = $1) order by course nulls first limit 1`,
    [course],
  );
  return row ?? null;
}

/** Since when the whole school is paused; null: it is not. */
export async function schoolPause(db: SchoolDb): Promise<Instant | null> {
  const [row] = await db.query<{ since: Instant }>(
    'select since from pauses where ended_at is null and course is null',
  );
  return row?.since ?? null;
}

/** The classes that are paused by themselves now. */
export async function pausesNow(db: SchoolDb): Promise<ReadonlySet<CourseId>> {
  const rows = await db.query<{ course: CourseId }>(
    'select course from pauses where ended_at is null and course is not null',
  );
  return new Set(rows.map(({ course }) => course));
}
