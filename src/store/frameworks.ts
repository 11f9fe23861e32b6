import { z } from 'zod';
import { Standard, type Framework } from '../standards/framework.ts';
import type { Instant } from '../time.ts';
import { json } from './engine/values.ts';
import type { SchoolDb } from './types.ts';

/** Keeps standards that were read in, in the place of what stood under their id. */
export async function saveFramework(
  db: SchoolDb,
  { id, title, items }: Framework,
  by: string,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into frameworks (framework, title, items, kept_by, kept_at) values ($1, $2, $3::jsonb, $4, $5::timestamptz)
     on conflict (school, framework) do update set title = excluded.title, items = excluded.items, kept_by = excluded.kept_by, kept_at = excluded.kept_at`,
    [id, title, json(items), by, at],
  );
}

export async function listFrameworks(db: SchoolDb): Promise<Pick<Framework, 'id' | 'title'>[]> {
  return db.query('select framework as id, title from frameworks order by title, framework');
}

export async function loadFramework(db: SchoolDb, id: string): Promise<Framework | null> {
  const [row] = await db.query<{ title: string; items: unknown }>(
    'select title, items from frameworks where framework = $1',
    [id],
  );
  return row === undefined ? null : { id, title: row.title, items: z.array(Standard).parse(row.items) };
}
