import type { CourseId, CourseworkId } from '../../ids.ts';
import type { Coursework } from '../../lms/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';

/** Coursework as last read, and how long it has been missing from the LMS. */
export interface StoredCoursework {
  readonly coursework: Coursework;
  readonly firstSeenAt: Instant;
  readonly changedAt: Instant;
  /** Nights in a row with a good list that did not hold it; it counts as gone after two (writeback/PROTOCOL.md 3). */
  readonly missingNights: number;
}

/** Least time between two nights; with less, a second run of the same night would count as another. */
const NIGHT = '12 hours';

/**
 * Takes a complete, good list as the truth and returns the ids whose row changed (new, changed, back again).
 * What is missing from the list stays held, with one more missing night.
 */
export async function saveCoursework(
  db: SchoolDb,
  course: CourseId,
  rows: readonly Coursework[],
  at: Instant,
): Promise<CourseworkId[]> {
  const written = await db.query<{ id: CourseworkId }>(
    `with listed as (
       select distinct on (body ->> 'id') body ->> 'id' as coursework, body from jsonb_array_elements($2::jsonb) as listed(body)
     ), missed as (
       update coursework set missing_nights = missing_nights + 1, missed_at = $3::timestamptz
       where course = $1 and coursework not in (select coursework from listed)
         and (missed_at is null or missed_at <= $3::timestamptz - interval '${NIGHT}')
     )
     insert into coursework as stored (course, coursework, body, first_seen_at, changed_at)
     select $1, coursework, body, $3::timestamptz, $3::timestamptz from listed
     on conflict (school, course, coursework) do update
       set body = excluded.body, changed_at = excluded.changed_at, missing_nights = 0, missed_at = null
       where stored.body is distinct from excluded.body or stored.missing_nights > 0
     returning coursework as id`,
    [course, json(rows), at],
  );
  return written.map((row) => row.id);
}

/** Stores what was read about some coursework. Coursework that is not in the list is left unchanged. */
export async function noteCoursework(
  db: SchoolDb,
  course: CourseId,
  rows: readonly Coursework[],
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into coursework as stored (course, coursework, body, first_seen_at, changed_at)
     select distinct on (body ->> 'id') $1, body ->> 'id', body, $3::timestamptz, $3::timestamptz
     from jsonb_array_elements($2::jsonb) as listed(body)
     on conflict (school, course, coursework) do update set body = excluded.body, changed_at = excluded.changed_at
       where stored.body is distinct from excluded.body`,
    [course, json(rows), at],
  );
}

export async function loadCoursework(db: SchoolDb, course: CourseId): Promise<StoredCoursework[]> {
  return db.query<StoredCoursework>(
    `select body as coursework, first_seen_at as "firstSeenAt", changed_at as "changedAt", missing_nights as "missingNights"
     from coursework where course = $1 order by first_seen_at, coursework`,
    [course],
  );
}
