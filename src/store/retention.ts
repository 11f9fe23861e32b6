import type { Limits } from '../school/school-year.ts';
import { IN_GOING_ORDER, LOT, lotOf, type RowCounts } from './lots.ts';
import type { Keep } from './tables.ts';
import type { SchoolDb } from './types.ts';

/**
 * Lets go of at most one lot of each table's rows that are kept no longer, and of the words of rows that stay without them.
 * Called again, in a transaction of its own, until nothing is let go any more.
 * @param only the tables that are asked; absent: all. In a district's tables each question takes up to two seconds
 */
export async function letGo(
  db: SchoolDb,
  limits: Limits,
  { lot = LOT, only }: { readonly lot?: number; readonly only?: ReadonlySet<string> | undefined } = {},
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const { name, keep, order } of IN_GOING_ORDER) {
    if (!('gone' in keep) || only?.has(name) === false) continue;
    const gone = await letGoOf(db, name, keep, order, { limits, lot });
    if (gone > 0) counts[name] = gone;
  }
  return counts;
}

async function letGoOf(
  db: SchoolDb,
  table: string,
  { gone, without }: Extract<Keep, { gone: string }>,
  order: string,
  { limits, lot }: { readonly limits: Limits; readonly lot: number },
): Promise<number> {
  const rows = await run(db, lotOf(table, gone, order, lot), limits);
  if (without === undefined) return rows;
  const emptied = await run(
    db,
    `with due as (select ctid as place from ${table} where ${without.where} limit ${lot})
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
