import type { CourseId } from '../../ids.ts';
import type { Submission } from '../../lms/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';

/** How far a course was read. */
export interface StoredPull {
  /** When the submissions of all its work were last read. */
  readonly fullAt: Instant;
  /** Hash of the tags they were read with. */
  readonly readFor: string;
  /** Submissions that a night which does not read them again still has to know (sync/night/rest.ts). */
  readonly kept: readonly Submission[];
}

/** Null: the course was never read in full. */
export async function loadPull(db: SchoolDb, course: CourseId): Promise<StoredPull | null> {
  const [row] = await db.query<StoredPull>(
    'select full_at as "fullAt", read_for as "readFor", kept from pulls where course = $1',
    [course],
  );
  return row ?? null;
}

/** Replaces the stored pull of the course. */
export async function savePull(db: SchoolDb, course: CourseId, { fullAt, readFor, kept }: StoredPull): Promise<void> {
  await db.query(
    `insert into pulls (course, full_at, read_for, kept) values ($1, $2::timestamptz, $3, $4::jsonb)
     on conflict (school, course) do update set full_at = excluded.full_at, read_for = excluded.read_for, kept = excluded.kept`,
    [course, fullAt, readFor, json(kept)],
  );
}
