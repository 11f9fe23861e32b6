import { SchoolId } from '../../src/ids.ts';
import type { Driver } from '../../src/store/engine/driver.ts';
import { storeOver } from '../../src/store/engine/wall.ts';
import { StoreError } from '../../src/store/errors.ts';
import { exportSchool } from '../../src/store/export.ts';
import type { SchoolDb } from '../../src/store/types.ts';
import { drawnFrom, type Drawn } from './drawn.ts';
import { PLANTED, plantRows, rowsOf, type PlantedTable } from './planted-rows.ts';

export interface CrossingFigures {
  readonly tables: number;
  readonly reads: number;
  readonly writes: number;
  /** Writes that the database refused in so many words; the others found no row. */
  readonly refused: number;
  /** What got through, each in a line. */
  readonly faults: readonly string[];
}

const ATTACKER = SchoolId.parse('attacker');

/** Reads and writes at random, of every table, by a school that wants another's rows. */
export async function crossings(
  driver: Driver,
  { n, seed }: { readonly n: number; readonly seed: string },
): Promise<CrossingFigures> {
  const store = storeOver(driver);
  const victim = SchoolId.parse(`victim-of-${seed.replaceAll(/\W/g, '-')}`);
  const tables = (await plantRows(driver, victim)).filter(({ table }) => table !== 'schools_index');
  const before = await rowsOf(driver, victim);
  const drawn = drawnFrom(seed);
  const faults: string[] = [];
  let [reads, writes, refused] = [0, 0, 0];
  while (reads + writes < n) {
    const table = drawn.one(tables);
    const { said, params, isWrite } = attempt(table, tables, victim, drawn);
    if (isWrite) writes += 1;
    else reads += 1;
    try {
      const rows = await store.school(ATTACKER, (db) => db.query(said, params));
      if (JSON.stringify(rows).includes(PLANTED) || (isWrite && rows.length > 0)) faults.push(said);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.message.includes(PLANTED)) faults.push(`told: ${said}`);
      if (isWrite) refused += 1;
      else faults.push(`a read that cannot be asked: ${said}: ${error.message}`);
    }
  }
  if (JSON.stringify(await store.school(ATTACKER, everything)).includes(PLANTED)) faults.push('an export');
  if ((await rowsOf(driver, victim)) !== before) faults.push('rows of the other school are not what they were');
  return { tables: tables.length, reads, writes, refused, faults };
}

async function everything(db: SchoolDb): Promise<unknown> {
  return exportSchool(db);
}

interface Attempt {
  readonly said: string;
  readonly params: readonly unknown[];
  readonly isWrite: boolean;
}

const read = (said: string, params: readonly unknown[] = []): Attempt => ({ said, params, isWrite: false });
const write = (said: string, params: readonly unknown[] = []): Attempt => ({ said, params, isWrite: true });

function attempt(
  { table, columns }: PlantedTable,
  all: readonly PlantedTable[],
  victim: SchoolId,
  drawn: Drawn,
): Attempt {
  const column = columns.length === 0 ? 'school' : drawn.one(columns);
  const other = drawn.one(all).table;
  switch (drawn.below(14)) {
    case 0:
      return read(`select * from ${table}`);
    case 1:
      return read(`select * from ${table} where school = $1`, [victim]);
    case 2:
      return read(`select ${column}::text from ${table} where school <> current_setting('app.school') or true`);
    case 3:
      return read(`select a.* from ${table} a full join ${other} b on a.school = b.school`);
    case 4:
      return read(`select max(${column}::text) as most, string_agg(school, ',') from ${table}`);
    case 5:
      return read(
        `select * from (select row_to_json(each_row) from ${table} as each_row) as all_of union all select null where exists (select 1 from ${other} where school = $1)`,
        [victim],
      );
    case 6:
      return read(
        `with recursive r as (select ${column}::text as x from ${table} union select x from r) select * from r`,
      );
    case 7:
      return write(`update ${table} set school = $1 returning *`, [victim]);
    case 8:
      return write(`update ${table} set school = current_setting('app.school') where school = $1 returning *`, [
        victim,
      ]);
    case 9:
      return write(`delete from ${table} where school = $1 returning *`, [victim]);
    case 10:
      return write(`delete from ${table} returning *`);
    case 11:
      return write(`insert into ${table} select ($1::${table}).* returning *`, [`(${victim})`]);
    case 12:
      return write(`insert into ${table} (school) values ($1) on conflict do nothing returning *`, [victim]);
    default:
      return write(`insert into ${table} select * from ${table} where school = $1 returning *`, [victim]);
  }
}
