import type { SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** How much the school sent on each date from the first up to, not with, the second; dates without anything are left out. Oldest first. */
export async function writesBetween(
  db: SchoolDb,
  from: SchoolDate,
  before: SchoolDate,
): Promise<{ date: SchoolDate; writes: number }[]> {
  return db.query<{ date: SchoolDate; writes: number }>(
    'select date, writes from daily_writes where date >= $1::date and date < $2::date and writes > 0 order by date',
    [from, before],
  );
}

/** Counts one more write on this date unless that would be more than `most`; false: it was not counted. */
export async function takeWrite(db: SchoolDb, date: SchoolDate, most: number): Promise<boolean> {
  const rows = await db.query(
    `insert into daily_writes as stored (date, writes) select $1::date, 1 where $2::integer >= 1
     on conflict (school, date) do update set writes = stored.writes + 1 where stored.writes < $2::integer
     returning writes`,
    [date, most],
  );
  return rows.length > 0;
}

/** Takes back one count: the write was not sent after all. */
export async function giveBackWrite(db: SchoolDb, date: SchoolDate): Promise<void> {
  await db.query('update daily_writes set writes = writes - 1 where date = $1::date and writes > 0', [date]);
}
