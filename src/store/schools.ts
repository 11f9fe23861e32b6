import { SchoolFile } from '../school/file.ts';
import type { Instant } from '../time.ts';
import { StoreError } from './errors.ts';
import type { SchoolDb } from './types.ts';
import { json } from './engine/values.ts';

/**
 * Keeps the school file as the one in force, and lists the school. A file that names another installation at the LMS ends what the school had
 * proved of the one before (`deployments.ts`). `none`: it says what is stored already.
 */
export async function saveSchoolFile(
  db: SchoolDb,
  file: SchoolFile,
  at: Instant,
): Promise<'created' | 'updated' | 'none'> {
  await db.query(
    `insert into schools_index as listed (school, deployment) values ($1, $2)
     on conflict (school) do update set deployment = excluded.deployment,
       proved = case when coalesce(excluded.deployment, listed.proved) = listed.proved then listed.proved end,
       proved_at = case when coalesce(excluded.deployment, listed.proved) = listed.proved then listed.proved_at end
     where listed.deployment is distinct from excluded.deployment`,
    [db.school, file.school.deployment ?? null],
  );
  const rows = await db.query<{ created: boolean }>(
    `insert into school_files as stored (body, created_at, updated_at) values ($1::jsonb, $2::timestamptz, $2::timestamptz)
     on conflict (school) do update set body = excluded.body, updated_at = excluded.updated_at
       where stored.body is distinct from excluded.body
     returning xmax = 0 as created`, // xmax: 0 only on a row that was not there before
    [json(file), at],
  );
  const [row] = rows;
  if (row === undefined) return 'none';
  return row.created ? 'created' : 'updated';
}

/** The file in force, or null before the first `apply`. Checked again: an older Waymark may have written it. @throws StoreError `file` */
export async function loadSchoolFile(db: SchoolDb): Promise<SchoolFile | null> {
  return readBody(db, 'select body from school_files');
}

/** The file in force, which nobody else changes until this transaction ends. @throws StoreError `file` */
export async function holdSchoolFile(db: SchoolDb): Promise<SchoolFile | null> {
  return readBody(db, 'select body from school_files for update');
}

async function readBody(db: SchoolDb, sql: string): Promise<SchoolFile | null> {
  const [row] = await db.query<{ body: unknown }>(sql);
  if (row === undefined) return null;
  const file = SchoolFile.safeParse(row.body);
  if (!file.success) {
    throw new StoreError(
      'file',
      `the school file held for ${db.school} cannot be read by this Waymark`,
      'load it again: waymark apply FILE (with --check it tells what is wrong with it)',
    );
  }
  return file.data;
}

/**
 * Changes the file in force while nobody else does. Null: there is none.
 * @param change gives the file it was where nothing is to change
 */
export async function changeSchoolFile(
  db: SchoolDb,
  at: Instant,
  change: (file: SchoolFile) => SchoolFile | Promise<SchoolFile>,
): Promise<'updated' | 'none' | null> {
  const file = await holdSchoolFile(db);
  if (file === null) return null;
  const changed = await change(file);
  return changed === file || (await saveSchoolFile(db, SchoolFile.parse(changed), at)) === 'none' ? 'none' : 'updated';
}
