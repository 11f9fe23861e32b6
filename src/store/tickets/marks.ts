import type { LearnerId } from '../../ids.ts';
import type { MadeMark, TicketId } from '../../ticket/types.ts';
import type { SchoolDb } from '../types.ts';

/** Stores a person's mark on an answer, beside all earlier ones. */
export async function keepMark(db: SchoolDb, ticket: TicketId, mark: MadeMark): Promise<void> {
  const { learner, question, by, share, at, actor } = mark;
  await db.query(
    `insert into ticket_marks (ticket, learner, question, marked_by, share, actor, at) values ($1, $2, $3, $4, $5, $6, $7::timestamptz)`,
    [ticket, learner, question, by, share, actor, at],
  );
}

/** In the order in which they were made; of one learner, or of everybody. */
export async function loadMarks(db: SchoolDb, ticket: TicketId, learner?: LearnerId): Promise<MadeMark[]> {
  return db.query<MadeMark>(
    `select learner, question, marked_by as by, share, at, actor from ticket_marks
     where ticket = $1 and ($2::text is null or learner = $2) order by sequence`,
    [ticket, learner ?? null],
  );
}
