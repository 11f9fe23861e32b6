import type { CourseId, RunId } from '../../ids.ts';
import type { CourseReport, Problem } from '../../report/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';
import { readTold, type StoredTold } from '../day/told.ts';

export interface StoredRun {
  readonly run: RunId;
  readonly at: Instant;
  readonly report: CourseReport;
}

type StoredReport = Omit<CourseReport, 'problems'> & {
  readonly problems: readonly { readonly kind: Problem['kind']; readonly what: StoredTold; readonly do: StoredTold }[];
};

/** Keeps a run's report on a course; a run that resumes reports again under the same id. */
export async function saveRun(
  db: SchoolDb,
  run: RunId,
  course: CourseId,
  at: Instant,
  report: CourseReport,
): Promise<void> {
  await db.query(
    `insert into runs (run, course, at, report) values ($1, $2, $3::timestamptz, $4::jsonb)
     on conflict (school, run, course) do update set at = excluded.at, report = excluded.report`,
    [run, course, at, json(report)],
  );
}

/** The run that last read the course, by the store's own order: clocks may jump. What stopped one since tells `newestRun`. */
export async function lastRun(db: SchoolDb, course: CourseId): Promise<StoredRun | null> {
  return newest(db, course, `not (report ->> 'unfinished')::boolean`);
}

/** The newest run on the course, also one that could not finish it. */
export async function newestRun(db: SchoolDb, course: CourseId): Promise<StoredRun | null> {
  return newest(db, course, 'true');
}

async function newest(db: SchoolDb, course: CourseId, where: string): Promise<StoredRun | null> {
  const [row] = await db.query<Omit<StoredRun, 'report'> & { readonly report: StoredReport }>(
    `select run, at, report from runs where course = $1 and ${where} order by sequence desc limit 1`,
    [course],
  );
  return row === undefined ? null : { ...row, report: readReport(row.report) };
}

/** The reports of the courses a run has come to the end of. */
export async function reportsOfRun(db: SchoolDb, run: RunId): Promise<CourseReport[]> {
  const rows = await db.query<{ report: StoredReport }>('select report from runs where run = $1 order by sequence', [
    run,
  ]);
  return rows.map((row) => readReport(row.report));
}

function readReport({ problems, ...report }: StoredReport): CourseReport {
  return {
    ...report,
    problems: problems.map(({ kind, what, do: todo }) => ({ kind, what: readTold(what), do: readTold(todo) })),
  };
}

/** Whether any course of the school knows the run: by its report, by the plan it made, or by what it decided. */
export async function knowsRun(db: SchoolDb, run: RunId): Promise<boolean> {
  const [row] = await db.query<{ known: boolean }>(
    `select exists (select from runs where run = $1) or exists (select from plans where run = $1) or exists (select from ledger where run = $1) as known`,
    [run],
  );
  return row?.known === true;
}
