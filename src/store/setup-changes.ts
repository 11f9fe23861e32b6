import type { CourseId } from '../ids.ts';
import type { Change, ClassPart } from '../school/class/changes.ts';
import type { Instant } from '../time.ts';
import { json } from './engine/values.ts';
import type { SchoolDb } from './types.ts';

/** One change of what a school file says: a part of a class on its page, a class that came in, or (`file`) the whole file by command. */
export interface SetupChange {
  /** Null: of the whole file. */
  readonly course: CourseId | null;
  readonly part: ClassPart | 'added' | 'file';
  readonly who: string;
  readonly at: Instant;
  readonly changes: readonly Change[];
}

/** The actor of a file that is loaded by command. */
export const OPERATOR = 'operator';

export async function noteSetupChange(db: SchoolDb, { course, part, who, at, changes }: SetupChange): Promise<void> {
  await db.query(
    `insert into setup_changes (course, part, who, at, changes) values ($1, $2, $3, $4::timestamptz, $5::jsonb)`,
    [course, part, who, at, json(changes)],
  );
}

/** The newest first: of a class and of the whole file. */
export async function setupChangesOf(db: SchoolDb, course: CourseId, most: number): Promise<SetupChange[]> {
  return db.query<SetupChange>(
    `select course, part, who, at, changes from setup_changes where course = $1 or course is null order by sequence desc limit $2`,
    [course, most],
  );
}

/** When a file was last loaded by command; null: never. */
export async function fileLoadedAt(db: SchoolDb): Promise<Instant | null> {
  const [row] = await db.query<{ at: Instant | null }>(`select max(at) as at from setup_changes where part = 'file'`);
  return row?.at ?? null;
}

/** Classes that somebody changed on their pages since a file was last loaded. */
export async function changedSinceFile(db: SchoolDb): Promise<CourseId[]> {
  const rows = await db.query<{ course: CourseId }>(
    `select distinct course from setup_changes
     where course is not null and sequence > coalesce((select max(sequence) from setup_changes where part = 'file'), 0) order by course`,
  );
  return rows.map(({ course }) => course);
}
