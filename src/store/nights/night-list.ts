import type { RunId } from '../../ids.ts';
import type { NewestNight, SchoolSoFar } from '../../school/last-night.ts';
import type { SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** One scheduled night of a school as it ended. */
export type NightListed = NewestNight & {
  readonly run: RunId;
  /** Writes that could not be done. */
  readonly failed: number;
};

/** The newest scheduled nights, newest first. One that is not finished is about the courses it was begun with. */
export async function newestNights(db: SchoolDb, most: number): Promise<NightListed[]> {
  return db.query<NightListed>(
    `select date, run, case when finished_at is not null then 'finished' when lease_until > clock_timestamp() then 'running' else 'left' end as ended,
       case when finished_at is not null then told.courses else greatest(told.courses, coalesce(
         nullif((select count(*) from course_nights planned where planned.date = nights.date), 0),
         (select jsonb_array_length(body -> 'courses') from school_files))) end::integer as courses,
       (told.courses - told.unfinished)::integer as done, told.unfinished::integer, told.failed::integer
     from nights, lateral (
       select count(*) as courses, count(*) filter (where (report ->> 'unfinished')::boolean) as unfinished,
         coalesce(sum(jsonb_array_length(report #> '{writes,failed}')), 0) as failed
       from runs where runs.run = nights.run
     ) as told
     order by date desc limit $1`,
    [most],
  );
}

/** The newest date whose scheduled night was finished; null: none was. */
export async function newestFinished(db: SchoolDb): Promise<SchoolDate | null> {
  const [row] = await db.query<{ date: SchoolDate | null }>(
    'select max(date) as date from nights where finished_at is not null',
  );
  return row?.date ?? null;
}

/** What is known of a school beside its nights. @throws RangeError where it has no file */
export async function schoolSoFar(db: SchoolDb): Promise<SchoolSoFar> {
  const [row] = await db.query<SchoolSoFar>(
    'select created_at as since, (select max(at) from runs) as "lastRun" from school_files',
  );
  if (row === undefined) throw new RangeError('a school without a file');
  return row;
}
