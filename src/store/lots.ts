import { TABLES } from './tables.ts';

/** Rows by table: how many went, lost their words, or lost a learner. */
export type RowCounts = Readonly<Record<string, number>>;

/** Rows of one statement: a year's worth at once would hold a table for minutes. */
export const LOT = 5000;

/** Tables in the order in which rows may go: what refers to a row goes before it. */
export const IN_GOING_ORDER = TABLES.toReversed();

/** The order in which an index finds a lot; rows of a chain go from its beginning. */
const OWN_ORDER: Readonly<Record<string, string>> = { evidence: 'happened_at', audit: 'n' };

/**
 * The statement that takes one lot out of a table. Of evidence the versions before go with each row, for they refer to it.
 * @param order of tables that have none of their own; absent: any
 */
export function lotOf(table: string, where: string, order?: string, rows = LOT): string {
  const by = OWN_ORDER[table] ?? order;
  const sorted = by === undefined ? '' : `order by ${by}`;
  const lot = `select ctid as place from ${table} where ${where} ${sorted} limit ${rows}`;
  if (table === 'evidence')
    return `with recursive due as (
       (${lot.replace('ctid as place', 'ctid as place, evidence')})
       union select before.ctid, before.evidence from due join evidence before on before.superseded_by = due.evidence
     ) delete from evidence using due where evidence.ctid = due.place returning 1 as one`;
  return `with due as (${lot})
     delete from ${table} using due where ${table}.ctid = due.place returning 1 as one`;
}

/**
 * Repeats `work`, which opens its own transactions, until nothing is deleted any more or `most` times; adds up what was deleted.
 * @param work is told which tables gave a whole lot in the round before, so that more of them is due; absent: ask all
 */
export async function lotByLot(
  work: (only?: ReadonlySet<string>) => Promise<RowCounts>,
  most = Infinity,
): Promise<RowCounts> {
  let total: RowCounts = {};
  let only: ReadonlySet<string> | undefined;
  for (let lot = 0; lot < most; lot += 1) {
    const counts = await work(only);
    if (Object.keys(counts).length === 0 && only === undefined) break;
    total = added(total, counts);
    const full = fullIn(counts);
    only = full.size === 0 ? undefined : full; // what others referred to is asked about when they have gone
  }
  return total;
}

/** The tables of which a whole lot went. */
function fullIn(counts: RowCounts): ReadonlySet<string> {
  return new Set(Object.entries(counts).flatMap(([table, rows]) => (rows >= LOT ? [table] : [])));
}

export function added(total: RowCounts, counts: RowCounts): RowCounts {
  const sum: Record<string, number> = { ...total };
  for (const [table, rows] of Object.entries(counts)) sum[table] = (sum[table] ?? 0) + rows;
  return sum;
}
