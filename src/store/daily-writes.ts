import type { SchoolDate } from '../time.ts';
import type { SchoolDb } from './types.ts';

/** How much the school sent on each of the last `dates` dates before this one on which it sent anything, newest first. */
export async function writesOfDates(db: SchoolDb, before: SchoolDate, dates: number): Promise<number[]> {
  const rows = await db.query<{ writes: number }>(
    'select writes from daily_writes where date < $1::date and writes > 0 order by date desc limit $2', [before, dates]);
  return rows.map((row) => row.writes);
}

/** Counts one more write on this date unless that would be more than `most` (null: no limit); false: it was not counted. */
export async function takeWrite(db: SchoolDb, date: SchoolDate, most: number | null): Promise<boolean> {
  const rows = await db.query(
    `insert into daily_writes as held (date, writes) select $1::date, 1 where $2::integer is null or $2 >= 1
     on conflict (school, date) do update set writes = held.writes + 1 where $2::integer is null or held.writes < $2
     returning writes`,
    [date, most]);
  return rows.length > 0;
}

/** What was counted was not written after all. */
export async function giveBackWrite(db: SchoolDb, date: SchoolDate): Promise<void> {
  await db.query('update daily_writes set writes = writes - 1 where date = $1::date and writes > 0', [date]);
}
