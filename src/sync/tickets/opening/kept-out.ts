import type { LearnerId } from '../../../ids.ts';
import { loadKeptOut } from '../../../store/erasures.ts';
import { holdLearner, type OnTicket } from '../../../store/tickets/learners.ts';
import type { SchoolDb } from '../../../store/types.ts';
import type { TicketId } from '../../../ticket/types.ts';
import { TicketRefused } from '../desk.ts';
import type { DeskParts } from '../parts.ts';

/** @throws TicketRefused where the learner was erased, and nothing is to be kept of them */
export async function refuseKeptOut(
  { subject }: Pick<DeskParts, 'subject'>,
  db: SchoolDb,
  learner: LearnerId,
): Promise<void> {
  if ((await loadKeptOut(db)).has(subject(db.school, learner))) throw new TicketRefused(403, 'kept-out');
}

/**
 * Holds the row of a learner who writes on their own page (`holdLearner`). Whoever was erased while the page was open has none any more, so
 * that only then is it looked whether they are kept out. @throws TicketRefused
 */
export async function holdOwn(
  parts: Pick<DeskParts, 'subject'>,
  db: SchoolDb,
  ticket: TicketId,
  learner: LearnerId,
): Promise<OnTicket | null> {
  const held = await holdLearner(db, ticket, learner);
  if (held === null) await refuseKeptOut(parts, db, learner);
  return held;
}
