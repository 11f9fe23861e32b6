import type { Driver, SqlRunner } from '../../src/store/engine/driver.ts';
import { TABLES } from '../../src/store/tables.ts';

/** What stands in every row of the school that is attacked. */
export const PLANTED = 'planted-elsewhere';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
}

export interface PlantedTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** One row of every table for a school, past its foreign keys, whatever its columns are: a table that is new is planted in too. */
export async function plantRows(driver: Driver, school: string): Promise<PlantedTable[]> {
  return driver.transaction(async (owner) => {
    await owner.script('set local session_replication_role = replica');
    const planted: PlantedTable[] = [];
    for (const { name } of TABLES) planted.push({ table: name, columns: await plantIn(owner, name, school) });
    return planted;
  });
}

/** What all tables hold of a school, to be compared afterwards. */
export async function rowsOf(driver: Driver, school: string): Promise<string> {
  return driver.transaction(async (owner) => {
    const all: unknown[] = [];
    for (const { name } of TABLES)
      all.push(await owner.query(`select to_jsonb(stored) as held from ${name} as stored where school = $1`, [school]));
    return JSON.stringify(all);
  });
}

async function plantIn(owner: SqlRunner, table: string, school: string): Promise<string[]> {
  const columns = await owner.query<Column>(
    `select column_name::text as name, data_type::text as type, is_nullable = 'NO' and column_default is null as needed
     from information_schema.columns where table_schema = 'public' and table_name = $1
       and is_generated = 'NEVER' and is_identity = 'NO' and column_name <> 'school' order by ordinal_position`,
    [table],
  );
  const checks = await owner.query<{ said: string }>(
    `select pg_get_constraintdef(oid) as said from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
    [table],
  );
  const words = checks.map(({ said }) => said).join('\n');
  const given = columns.filter(({ needed, type }) => needed || type === 'text');
  for (const chosen of [given, columns.filter(({ needed }) => needed)]) {
    const names = ['school', ...chosen.map(({ name }) => name)];
    const values = [school, ...chosen.map((column) => valueFor(column, words))];
    const places = values.map((_, n) => (n === 0 ? '$1' : `$${n + 1}::${typeOf(chosen[n - 1]?.type ?? 'text')}`));
    await owner.script('savepoint planting');
    try {
      await owner.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values);
      return columns.map(({ name }) => name);
    } catch (error) {
      await owner.script('rollback to savepoint planting');
      if (chosen !== given) throw error;
    }
  }
  return [];
}

/** A value that the checks of its table let through. */
function valueFor({ name, type }: Column, checks: string): unknown {
  const among = new RegExp(`\\b${name}\\b\\)?(?:::text)? = ANY \\(+ARRAY\\['([^']+)'`).exec(checks)?.[1];
  const listed = among ?? new RegExp(`\\b${name} = '([^']+)'`).exec(checks)?.[1];
  if (type === 'text') return listed ?? PLANTED;
  if (type === 'jsonb') return JSON.stringify({ planted: PLANTED });
  if (type.startsWith('timestamp')) return '2026-09-14T07:00:00Z';
  if (type === 'date') return '2026-09-14';
  if (type === 'boolean') return true;
  if (type === 'ARRAY') return [PLANTED];
  return 1;
}

function typeOf(type: string): string {
  return type === 'ARRAY' ? 'text[]' : type;
}
