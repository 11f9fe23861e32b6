import type { CourseId } from '../../ids.ts';
import type { Hand, NoteEdit, Strike } from '../../plan/hand.ts';
import type { SchoolDate } from '../../time.ts';
import { json } from '../engine/values.ts';
import type { SchoolDb } from '../types.ts';

/** Stores a teacher's strike, or the taking back of one, beside the earlier ones. */
export async function saveStrikes(db: SchoolDb, course: CourseId, strikes: readonly Strike[]): Promise<void> {
  if (strikes.length === 0) return;
  await db.query(
    `insert into strikes (course, kind, learner, target, date, struck, at)
     select $1, kind, learner, target, date, struck, at
     from jsonb_to_recordset($2::jsonb) as said(kind text, learner text, target text, date date, struck boolean, at timestamptz)`,
    [course, json(strikes)],
  );
}

/** Keeps a note in the teacher's words. */
export async function saveNoteEdit(
  db: SchoolDb,
  course: CourseId,
  { learner, week, text, at, actor }: NoteEdit,
): Promise<void> {
  await db.query(
    'insert into note_edits (course, learner, week, text, at, actor) values ($1, $2, $3::date, $4, $5::timestamptz, $6)',
    [course, learner, week, text, at, actor],
  );
}

/** What the teacher changed on a course's plans, and of notes on those of this school week, in the order in which it was done. */
export async function loadHand(db: SchoolDb, course: CourseId, week: SchoolDate): Promise<Hand> {
  const strikes = await db.query<Strike>(
    'select kind, learner, target, date, struck, at from strikes where course = $1 order by sequence',
    [course],
  );
  const edits = await db.query<NoteEdit>(
    'select learner, week, text, at, actor from note_edits where course = $1 and week = $2::date order by sequence',
    [course, week],
  );
  return { strikes, edits };
}
