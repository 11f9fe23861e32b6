import type { RunId } from '../../ids.ts';
import type { SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** The right to run a school's night: the run it reports under, and which attempt at that night this is. */
export interface NightClaim {
  readonly date: SchoolDate;
  readonly run: RunId;
  readonly attempt: number;
}

/** The newest dates whose scheduled night was finished, newest first. */
export async function finishedNights(db: SchoolDb): Promise<SchoolDate[]> {
  const rows = await db.query<{ date: SchoolDate }>(
    'select date from nights where finished_at is not null order by date desc limit 400',
  );
  return rows.map(({ date }) => date);
}

/** Forgets that the nights of those dates were finished: each runs when its date comes. What their runs reported stays. */
export async function forgetNights(db: SchoolDb, dates: readonly SchoolDate[]): Promise<void> {
  if (dates.length > 0)
    await db.query('delete from nights where date = any($1::date[]) and finished_at is not null', [dates]);
}

/**
 * Takes the night of that date for so many minutes of the database's clock; null when it is finished or somebody else has it.
 * A night that was begun and left is taken up under its own run, so that what it did stays done. One that a wrong clock began ahead of it, and
 * that nobody has, is no night of this school: the day comes, and its night begins then.
 */
export async function claimNight(
  db: SchoolDb,
  date: SchoolDate,
  run: RunId,
  minutes: number,
): Promise<NightClaim | null> {
  const [row] = await db.query<{ run: RunId; attempt: number }>(
    `insert into nights as stored (date, run, lease_until) values ($1::date, $2, clock_timestamp() + make_interval(mins => $3))
     on conflict (school, date) do update set lease_until = excluded.lease_until, attempts = stored.attempts + 1
       where stored.finished_at is null and stored.lease_until <= clock_timestamp()
     returning run, attempts as attempt`,
    [date, run, minutes],
  );
  if (row === undefined) return null;
  await db.query(
    'delete from nights where date > $1::date + 1 and finished_at is null and lease_until <= clock_timestamp()',
    [date],
  );
  return { date, ...row };
}

/** Extends a claim by a number of minutes from now; false: a later attempt has taken it over. */
export async function renewNight(db: SchoolDb, { date, attempt }: NightClaim, minutes: number): Promise<boolean> {
  const rows = await db.query(
    `update nights set lease_until = clock_timestamp() + make_interval(mins => $3)
     where date = $1::date and attempts = $2 and finished_at is null returning date`,
    [date, attempt, minutes],
  );
  return rows.length > 0;
}

/** The night is done and never runs by schedule again; false when one of its courses is still to be had, or when it was finished before. */
export async function finishNight(db: SchoolDb, { date, run }: Pick<NightClaim, 'date' | 'run'>): Promise<boolean> {
  const rows = await db.query(
    `update nights set finished_at = clock_timestamp() where date = $1::date and run = $2 and finished_at is null
       and not exists (select from course_nights planned where planned.date = nights.date and planned.had_at is null) returning date`,
    [date, run],
  );
  return rows.length > 0;
}
