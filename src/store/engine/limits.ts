import { ration, Row, rowsOf } from '../../http/ration.ts';
import type { Ask } from '../../http/shares.ts';
import type { Driver, SqlRunner } from './driver.ts';
import type { Statement } from './prepared.ts';

/** Ends with the transaction, as in wall.ts. */
const AS_APP: Statement = { sql: `select set_config('role', 'waymark_app', true)`, params: [] };

/**
 * The limits of hosts that all processes share, a row each, by the database's clock alone. A request is one transaction: whoever asks about the same
 * limits meanwhile waits for it. Rejects when the database does not answer.
 */
export function limitsIn(driver: Driver): Ask {
  return async (request) => {
    const names = rowsOf(request);
    for (;;) {
      const answers = await driver.begunWith(AS_APP, async (sql) => {
        const { rows, now } = await held(sql, names);
        if (now === null) return null;
        const granted = ration(rows, now, request);
        await sql.query(
          `update limits set state = changed.state, used_at = clock_timestamp()
           from json_to_recordset($1) as changed(name text, state jsonb) where limits.name = changed.name`,
          [JSON.stringify([...rows].map(([name, state]) => ({ name, state })))],
        );
        return granted;
      });
      if (answers !== null) return answers;
      await make(driver, names);
    }
  };
}

interface Held {
  readonly rows: Map<string, Row>;
  /** Null: not every row is there. */
  readonly now: number | null;
}

/** The rows, locked in the order of their names, so that no two requests wait for each other; the time is read when the last one is locked. */
async function held(sql: SqlRunner, names: readonly string[]): Promise<Held> {
  const found = await sql.query<{ name: string; state: unknown; now: number }>(
    `with held as materialized (select name, state from limits where name = any($1::text[]) order by name for update)
     select name, state, (extract(epoch from clock_timestamp()) * 1000)::float8 as now from held`,
    [names],
  );
  if (found.length < names.length) return { rows: new Map(), now: null };
  const used = found.filter(({ state }) => state !== null && Object.keys(Object(state)).length > 0);
  return {
    rows: new Map(used.map(({ name, state }) => [name, Row.parse(state)])),
    now: Math.max(...found.map(({ now }) => now)),
  };
}

/** In a transaction of its own: who holds rows does not wait for others to make some. Rows that nobody used for a day go. */
async function make(driver: Driver, names: readonly string[]): Promise<void> {
  await driver.begunWith(AS_APP, async (sql) => {
    await sql.query(
      `insert into limits (name, state) select name, '{}' from unnest($1::text[]) name order by name on conflict do nothing`,
      [names],
    );
    await sql.query(
      `delete from limits where name in (
         select name from limits where used_at < clock_timestamp() - interval '1 day' order by name for update skip locked)`,
    );
  });
}
