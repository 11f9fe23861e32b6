import type { AttachmentId, LearnerId, SubmissionId } from '../../ids.ts';
import type { GradeKept } from '../../ticket/grades-given.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** A learner on a ticket. */
export interface OnTicket extends GradeKept {
  readonly learner: LearnerId;
  readonly name: string | null;
  readonly attachment: AttachmentId | null;
  readonly submission: SubmissionId | null;
  readonly done: boolean;
  /** When their page was last open. */
  readonly seenAt: Instant;
}

/** Notes that the learner's page is open, and the id of their submission. */
export async function meetLearner(
  db: SchoolDb,
  ticket: TicketId,
  { learner, name, attachment, submission }: Pick<OnTicket, 'learner' | 'name' | 'attachment' | 'submission'>,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into ticket_learners as stored (ticket, learner, name, attachment, submission, seen_at)
     values ($1, $2, $3, $4, $5, $6::timestamptz)
     on conflict (school, ticket, learner) do update set name = coalesce(excluded.name, stored.name),
       attachment = coalesce(excluded.attachment, stored.attachment), submission = coalesce(excluded.submission, stored.submission),
       seen_at = greatest(stored.seen_at, excluded.seen_at)`,
    [ticket, learner, name, attachment, submission, at],
  );
}

/** Notes the id of the learner's submission, where no page of theirs has told it yet. */
export async function keepWork(
  db: SchoolDb,
  ticket: TicketId,
  learner: LearnerId,
  attachment: AttachmentId,
  submission: SubmissionId,
): Promise<void> {
  await db.query(
    `update ticket_learners set attachment = $3, submission = $4 where ticket = $1 and learner = $2 and submission is null`,
    [ticket, learner, attachment, submission],
  );
}

/** Holds one learner's row, so that what this learner does on the ticket comes one after the other. */
export async function holdLearner(db: SchoolDb, ticket: TicketId, learner: LearnerId): Promise<OnTicket | null> {
  const [row] = await db.query<OnTicket>(`${SELECT} where ticket = $1 and learner = $2 for update`, [ticket, learner]);
  return row ?? null;
}

export async function learnersOn(db: SchoolDb, ticket: TicketId): Promise<OnTicket[]> {
  return db.query<OnTicket>(`${SELECT} where ticket = $1 order by learner`, [ticket]);
}

export async function setDone(db: SchoolDb, ticket: TicketId, learner: LearnerId, done: boolean): Promise<void> {
  await db.query('update ticket_learners set done = $3 where ticket = $1 and learner = $2', [ticket, learner, done]);
}

/** Keeps the draft grade that stands now. */
export async function setGraded(db: SchoolDb, ticket: TicketId, learner: LearnerId, points: number): Promise<void> {
  await db.query('update ticket_learners set graded = $3, grade_waits = null where ticket = $1 and learner = $2', [
    ticket,
    learner,
    points,
  ]);
}

/** Notes why a draft grade that is due was not given. False: it is known already. */
export async function noteUngraded(
  db: SchoolDb,
  ticket: TicketId,
  learner: LearnerId,
  why: NonNullable<OnTicket['gradeWaits']>,
): Promise<boolean> {
  const changed = await db.query(
    `update ticket_learners set grade_waits = $3 where ticket = $1 and learner = $2 and grade_waits is distinct from $3 returning 1`,
    [ticket, learner, why],
  );
  return changed.length > 0;
}

const SELECT = `select learner, name, attachment, submission, done, seen_at as "seenAt", graded,
  grade_waits as "gradeWaits" from ticket_learners`;
