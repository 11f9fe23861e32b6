import type { RunId } from '../../ids.ts';
import type { NewestNight } from '../../school/last-night.ts';
import type { SchoolDb } from '../types.ts';
import { UNFINISHED } from './course-nights.ts';

/** One scheduled night of a school as it ended. */
export type NightListed = NewestNight & {
  readonly run: RunId;
  readonly courses: number;
  /** Writes that could not be done. */
  readonly failed: number;
};

/** The newest scheduled nights, newest first. */
export async function newestNights(db: SchoolDb, most: number): Promise<NightListed[]> {
  return db.query<NightListed>(
    `select date, run, case when finished_at is not null then 'finished' when lease_until > clock_timestamp() then 'running' else 'left' end as ended,
       (select count(*) from runs where runs.run = nights.run)::integer as courses,
       ${UNFINISHED} as unfinished,
       (select coalesce(sum(jsonb_array_length(report #> '{writes,failed}')), 0) from runs where runs.run = nights.run)::integer as failed
     from nights order by date desc limit $1`,
    [most],
  );
}
