import type { CourseId } from '../../ids.ts';
import type { SeminarSlot } from '../../routing/types.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** The teacher's answer to whether a seminar took place. */
export interface SeminarAnswer {
  readonly date: SchoolDate;
  readonly slot: SeminarSlot;
  readonly tookPlace: boolean;
}

/** Keeps the answer beside earlier ones: a teacher may think again. */
export async function answerSeminar(
  db: SchoolDb,
  course: CourseId,
  { date, slot, tookPlace }: SeminarAnswer,
  at: Instant,
): Promise<void> {
  await db.query(
    'insert into seminar_answers (course, date, slot, held, answered_at) values ($1, $2::date, $3, $4, $5::timestamptz)',
    [course, date, slot, tookPlace, at],
  );
}

/** The newest answer for each seminar of the course that was asked about. */
export async function loadSeminarAnswers(db: SchoolDb, course: CourseId): Promise<SeminarAnswer[]> {
  return db.query<SeminarAnswer>(
    'select distinct on (date, slot) date, slot, held as "tookPlace" from seminar_answers where course = $1 order by date, slot, sequence desc',
    [course],
  );
}
