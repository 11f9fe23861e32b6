import type { SetAside } from '../../evidence/types.ts';
import type { CourseId, CourseworkId, FormId } from '../../ids.ts';
import type { Quiz } from '../../lms/quizzes.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';
import { readTold, type StoredTold } from '../day/told.ts';

export interface StoredQuiz {
  readonly quiz: Quiz;
  readonly coursework: CourseworkId;
  /** When its questions were last read. */
  readonly readAt: Instant;
  /** When its responses were last listed for this course; null: never. */
  readonly listedAt: Instant | null;
  /** Hash of the tags the responses were read with; null: never. */
  readonly listedFor: string | null;
  /** What that list left out. */
  readonly uncounted: readonly SetAside[];
}

/** A quiz whose responses were all listed, and what of them counts nothing. */
export interface ListedQuiz {
  readonly form: FormId;
  readonly uncounted: readonly SetAside[];
}

type StoredSetAside = Omit<SetAside, 'what' | 'why' | 'do'> & Readonly<Record<'what' | 'why' | 'do', StoredTold>>;

/** Keeps the quiz's structure and that it stands behind this coursework. */
export async function saveQuiz(
  db: SchoolDb,
  course: CourseId,
  quiz: Quiz,
  coursework: CourseworkId,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into quizzes (form, public_id, body, read_at) values ($1, $2, $3::jsonb, $4::timestamptz)
     on conflict (school, form) do update set public_id = excluded.public_id, body = excluded.body, read_at = excluded.read_at`,
    [quiz.form, quiz.publicId, json(quiz), at],
  );
  await db.query('insert into quiz_links (course, coursework, form) values ($1, $2, $3) on conflict do nothing', [
    course,
    coursework,
    quiz.form,
  ]);
}

/** The quizzes behind a course's work, one entry for each coursework a quiz stands behind. */
export async function loadQuizzes(db: SchoolDb, course: CourseId): Promise<StoredQuiz[]> {
  const rows = await db.query<Omit<StoredQuiz, 'uncounted'> & { readonly uncounted: readonly StoredSetAside[] }>(
    `select body as quiz, coursework, read_at as "readAt", listed_at as "listedAt", listed_for as "listedFor", uncounted
     from quiz_links join quizzes using (school, form) where course = $1 order by coursework, form`,
    [course],
  );
  return rows.map((row) => ({
    ...row,
    uncounted: row.uncounted.map((each) => ({
      ...each,
      what: readTold(each.what),
      why: readTold(each.why),
      do: readTold(each.do),
    })),
  }));
}

/**
 * Notes that all responses of these quizzes were listed for the course at that time, with the tags used and the
 * responses left out.
 */
export async function markListed(
  db: SchoolDb,
  course: CourseId,
  quizzes: readonly ListedQuiz[],
  at: Instant,
  tags: string,
): Promise<void> {
  await db.query(
    `update quiz_links set listed_at = $3::timestamptz, listed_for = $4, uncounted = listed.uncounted
     from jsonb_to_recordset($2::jsonb) as listed (form text, uncounted jsonb) where course = $1 and quiz_links.form = listed.form`,
    [course, json(quizzes), at, tags],
  );
}

/** Every quiz any course of the school has read, with its public id. */
export async function loadForms(db: SchoolDb): Promise<{ readonly form: FormId; readonly publicId: string | null }[]> {
  return db.query('select form, public_id as "publicId" from quizzes order by form');
}
