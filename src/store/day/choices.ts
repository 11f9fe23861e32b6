import type { CourseId } from '../../ids.ts';
import type { Choice } from '../../routing/types.ts';
import type { SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** Keeps a choice beside those made before it; the newest of a day and kind counts. */
export async function saveChoice(
  db: SchoolDb,
  course: CourseId,
  { learner, by, route, place, date, at, actor }: Choice,
): Promise<void> {
  await db.query(
    `insert into choices (course, learner, date, chosen_by, route, place, chosen_at, actor)
     values ($1, $2, $3::date, $4, $5, $6, $7::timestamptz, $8)`,
    [course, learner, date, by, route, place, at, actor],
  );
}

/** Every choice made for that day, in the order in which they were made. */
export async function loadChoices(db: SchoolDb, course: CourseId, date: SchoolDate): Promise<Choice[]> {
  return db.query<Choice>(
    `select learner, chosen_by as by, route, place, date, chosen_at as at, actor
     from choices where course = $1 and date = $2::date order by sequence`,
    [course, date],
  );
}
