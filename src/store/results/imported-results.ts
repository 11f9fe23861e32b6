import type { CourseId, CourseworkId, LearnerId } from '../../ids.ts';
import type { CourseworkResults, HeaderMap, ResultQuestion } from '../../results/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';

/** The results of one coursework that came from files, all of them put together. */
export interface StoredResults {
  readonly coursework: CourseworkId;
  readonly questions: readonly ResultQuestion[];
  readonly results: readonly StoredResult[];
}

export interface StoredResult {
  readonly learner: LearnerId;
  /** Points by question. */
  readonly points: Readonly<Record<string, number>>;
  readonly at: Instant;
}

export interface ImportCounts {
  /** Learners of whom there was nothing yet, of whom something is different now, and of whom all is as it was. */
  readonly new: number;
  readonly changed: number;
  readonly kept: number;
}

/** Everything a course has from files. */
export async function loadImportedResults(db: SchoolDb, course: CourseId): Promise<StoredResults[]> {
  const quizzes = await db.query<Pick<StoredResults, 'coursework' | 'questions'>>(
    'select coursework, questions from imported_quizzes where course = $1 order by coursework',
    [course],
  );
  const results = await db.query<StoredResult & { readonly coursework: CourseworkId }>(
    `select coursework, learner, answers as points, happened_at as at from imported_results where course = $1 order by coursework, learner`,
    [course],
  );
  return quizzes.map((quiz) => ({
    ...quiz,
    results: results
      .filter((each) => each.coursework === quiz.coursework)
      .map(({ learner, points, at }) => ({ learner, points, at })),
  }));
}

/**
 * Lays a file's results over what is held: an answer that says something else replaces the one before, the others stay.
 * @param undated when the work is taken to have been done of which no file says so
 */
export async function saveImportedResults(
  db: SchoolDb,
  course: CourseId,
  { coursework, questions, results }: CourseworkResults,
  { undated, at }: { readonly undated: Instant; readonly at: Instant },
): Promise<ImportCounts> {
  const [stored] = await db.query<{ questions: readonly ResultQuestion[] }>(
    'select questions from imported_quizzes where course = $1 and coursework = $2',
    [course, coursework],
  );
  const told = new Map([...(stored?.questions ?? []), ...questions].map((question) => [question.item, question]));
  await db.query(
    `insert into imported_quizzes as stored (course, coursework, questions, imported_at) values ($1, $2, $3::jsonb, $4::timestamptz)
     on conflict (school, course, coursework) do update set questions = excluded.questions, imported_at = excluded.imported_at
       where stored.questions is distinct from excluded.questions`,
    [course, coursework, json([...told.values()]), at],
  );
  const written = await db.query<{ created: boolean }>(
    `insert into imported_results as stored (course, coursework, learner, answers, happened_at, dated, imported_at)
     select $1, $2, learner, points, coalesce(at, $4::timestamptz), at is not null, $5::timestamptz
     from jsonb_to_recordset($3::jsonb) as told(learner text, points jsonb, at timestamptz)
     on conflict (school, course, coursework, learner) do update
       set answers = stored.answers || excluded.answers, imported_at = excluded.imported_at, dated = stored.dated or excluded.dated,
           happened_at = case when excluded.dated then excluded.happened_at else stored.happened_at end
       where stored.answers is distinct from stored.answers || excluded.answers
          or (excluded.dated and stored.happened_at is distinct from excluded.happened_at)
     returning xmax = 0 as created`, // xmax: 0 only on a row that was not there before
    [course, coursework, json(results), undated, at],
  );
  const created = written.filter((row) => row.created).length;
  return { new: created, changed: written.length - created, kept: results.length - written.length };
}

/** What people of the school said before about the columns of such tables, newest first. */
export async function loadResultHeaders(db: SchoolDb): Promise<HeaderMap[]> {
  const rows = await db.query<{ columns: HeaderMap }>(
    'select columns from result_headers order by kept_at desc, header',
  );
  return rows.map((row) => row.columns);
}

/** Remembers which columns mean what. `header` names the table's kind: its own column names. */
export async function keepResultHeader(db: SchoolDb, header: string, columns: HeaderMap, at: Instant): Promise<void> {
  await db.query(
    `insert into result_headers (header, columns, kept_at) values ($1, $2::jsonb, $3::timestamptz)
     on conflict (school, header) do update set columns = excluded.columns, kept_at = excluded.kept_at`,
    [header, json(columns), at],
  );
}
