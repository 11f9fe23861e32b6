import type { SchoolDb } from '../types.ts';

/**
 * Rows read a column at a time: each comes as one JSON list. Read row by row, a class's evidence costs the
 * engines a value for each cell, which takes longer than finding it.
 *
 * @param columns SQL of each field of a row; JSON tells text, numbers and truth values, so a time needs `asInstant`
 * @param from everything from `from` on, the order included
 */
export async function queryColumns<T extends object>(
  db: SchoolDb,
  columns: Readonly<Record<keyof T & string, string>>,
  from: string,
  params: readonly unknown[],
): Promise<T[]> {
  const fields = Object.entries<string>(columns);
  const lists = fields.map(([name, sql]) => `json_agg(${sql}) as "${name}"`).join(', ');
  const [answer] = await db.query<Record<string, readonly unknown[] | null>>(
    `select ${lists} from (select * ${from}) as stored`,
    params,
  );
  const [first] = Object.values(answer ?? {});
  return Array.from({ length: first?.length ?? 0 }, (_none, place) => {
    const row: Record<string, unknown> = {};
    for (const [name] of fields) row[name] = answer?.[name]?.[place];
    return row as T;
  });
}

/** SQL of a time as an `Instant`. */
export function asInstant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
