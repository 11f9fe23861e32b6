import type { Limits } from '../school/school-year.ts';
import { TABLES, type Keep } from './tables.ts';
import type { SchoolDb } from './types.ts';

/** Rows by table: how many went, or lost their words. */
export type LetGo = Readonly<Record<string, number>>;

/** Rows of one statement: a year's worth at once would hold the table for minutes. */
const LOT = 5000;

/** Tables in the order in which rows may go: what refers to a row goes before it. */
const ORDER = TABLES.toReversed();

/**
 * Lets go of at most one lot of each table's rows that are kept no longer, and of the words of rows that stay without them.
 * Called again, in a transaction of its own, until nothing is let go any more.
 */
export async function letGo(db: SchoolDb, limits: Limits): Promise<LetGo> {
  const counts: Record<string, number> = {};
  for (const { name, keep, order } of ORDER) {
    if (!('gone' in keep)) continue;
    const gone = await letGoOf(db, name, keep, order, limits);
    if (gone > 0) counts[name] = gone;
  }
  return counts;
}

async function letGoOf(
  db: SchoolDb,
  table: string,
  { gone, without }: Extract<Keep, { gone: string }>,
  order: string,
  limits: Limits,
): Promise<number> {
  // What was superseded refers to what superseded it, later: the earlier goes first.
  const sorted = table === 'evidence' ? 'superseded_at nulls last' : order;
  const rows = await run(
    db,
    `with due as (select ctid as place from ${table} where ${gone} order by ${sorted} limit ${LOT})
     delete from ${table} using due where ${table}.ctid = due.place returning 1 as one`,
    limits,
  );
  if (without === undefined) return rows;
  const emptied = await run(
    db,
    `with due as (select ctid as place from ${table} where ${without.where} limit ${LOT})
     update ${table} set ${without.set} from due where ${table}.ctid = due.place returning 1 as one`,
    limits,
  );
  return rows + emptied;
}

/** The moments a condition names, as parameters in the order they come. */
async function run(db: SchoolDb, sql: string, limits: Limits): Promise<number> {
  const params: string[] = [];
  const text = sql.replace(
    /(?<![:\w]):(now|yearBefore|year|record|words|left)\b(::timestamptz)?/g,
    (_, name: keyof Limits) => {
      params.push(limits[name]);
      return `$${params.length}::timestamptz`;
    },
  );
  return (await db.query(text, params)).length;
}
