import type { CourseId } from '../ids.ts';
import { CourseSettings } from '../school/file.ts';
import type { Instant } from '../time.ts';
import { json } from './engine/values.ts';
import type { SchoolDb } from './types.ts';

/** A class that was left out, with its settings. */
export interface CourseOut {
  readonly settings: CourseSettings;
  readonly leftAt: Instant;
}

/** Stores the settings of a class that is left out. */
export async function keepCourseOut(db: SchoolDb, settings: CourseSettings, by: string, at: Instant): Promise<void> {
  await db.query(
    `insert into courses_out as kept (course, settings, left_by, left_at) values ($1, $2::jsonb, $3, $4::timestamptz)
     on conflict (school, course) do update set settings = excluded.settings, left_by = excluded.left_by, left_at = excluded.left_at`,
    [settings.id, json(settings), by, at],
  );
}

/** Returns the settings of a class that is taken in again, and deletes them here; null: it was never left out. */
export async function takeCourseOut(db: SchoolDb, course: CourseId): Promise<CourseSettings | null> {
  const [row] = await db.query<{ settings: unknown }>('delete from courses_out where course = $1 returning settings', [
    course,
  ]);
  return row === undefined ? null : CourseSettings.parse(row.settings);
}

/** The classes that were left out, the newest first. */
export async function coursesOut(db: SchoolDb): Promise<CourseOut[]> {
  const rows = await db.query<{ settings: unknown; leftAt: Instant }>(
    'select settings, left_at as "leftAt" from courses_out order by left_at desc, course',
  );
  return rows.map(({ settings, leftAt }) => ({ settings: CourseSettings.parse(settings), leftAt }));
}
