import type { LearnerId } from '../ids.ts';
import { onlyAbout } from './people/about-learner.ts';
import { TABLES } from './tables.ts';
import type { SchoolDb } from './types.ts';

/** Rows by table, as plain JSON. */
export type RowsByTable = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Everything stored about the school, or about one learner of it, by table. Sealed tokens are left out. What is
 * about one learner names no other: shared posts, plans and decisions are cut down to the learner's part.
 */
export async function exportSchool(db: SchoolDb, learner?: LearnerId): Promise<RowsByTable> {
  const stored: Record<string, Record<string, unknown>[]> = {};
  for (const table of TABLES) {
    if (learner !== undefined && table.about === null) continue;
    const rows =
      learner === undefined
        ? await db.query(`select * from ${table.name} where ${table.own ?? 'true'} order by ${table.order}`)
        : await db.query(
            `select ${table.part ?? '*'} from ${table.name} where ${table.about} order by ${table.order}`,
            [learner],
          );
    for (const row of rows) for (const column of table.secret ?? []) delete row[column];
    stored[table.name] = rows;
  }
  if (learner === undefined) return stored;

  const others = {
    learner,
    learners: new Set(
      (await db.query<{ learner: string }>('select learner from learners where learner <> $1', [learner])).map(
        (row) => row.learner,
      ),
    ),
    ownEvidence: new Set((stored['evidence'] ?? []).map((row) => String(row['evidence']))),
  };
  return Object.fromEntries(
    Object.entries(stored).map(([table, rows]) => [
      table,
      rows.map((row) => onlyAbout(row, others) as Record<string, unknown>),
    ]),
  );
}
