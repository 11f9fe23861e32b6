import type { CourseId } from '../../ids.ts';
import type { Rubric } from '../../lms/types.ts';
import type { Instant } from '../../time.ts';
import { json } from '../engine/values.ts';
import type { SchoolDb } from '../types.ts';

export interface StoredRubric {
  readonly rubric: Rubric;
  readonly readAt: Instant;
}

/** Keeps the rows of the rubric a piece of coursework is graded by. */
export async function saveRubric(db: SchoolDb, course: CourseId, rubric: Rubric, at: Instant): Promise<void> {
  await db.query(
    `insert into rubrics (course, coursework, body, read_at) values ($1, $2, $3::jsonb, $4::timestamptz)
     on conflict (school, course, coursework) do update set body = excluded.body, read_at = excluded.read_at`,
    [course, rubric.coursework, json(rubric), at],
  );
}

export async function loadRubrics(db: SchoolDb, course: CourseId): Promise<StoredRubric[]> {
  return db.query<StoredRubric>(
    'select body as rubric, read_at as "readAt" from rubrics where course = $1 order by coursework',
    [course],
  );
}
