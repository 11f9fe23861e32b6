import { schoolDayAfter } from '../../school/calendar.ts';
import type { SchoolFile } from '../../school/file.ts';
import { loadAnswers } from '../../store/tickets/answers.ts';
import { loadMarks } from '../../store/tickets/marks.ts';
import { changeTicket, loadTicket, seeTicket, type SeenTicket } from '../../store/tickets/tickets.ts';
import { raiseVersion } from '../../store/tickets/versions.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { LearnerId } from '../../ids.ts';
import type { Ticket, TicketId, TicketState } from '../../ticket/types.ts';
import { dayOfRoutes, type TicketWork } from '../../ticket/work.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import { stateAt } from './days.ts';
import { TicketRefused } from './desk.ts';

/** The last day on which the ticket is open: its own, of an exit ticket the next school day. */
export function lastDayOf({ kind, date }: Pick<Ticket, 'kind' | 'date'>, file: SchoolFile): SchoolDate {
  return kind === 'exit' ? schoolDayAfter(file, date) : date;
}

/** The state it is in at that moment, whether or not anybody has looked since its days were over. */
export function stateNow(ticket: Ticket, file: SchoolFile, at: Instant): TicketState {
  return stateAt(ticket, file, at);
}

/** The school day that routes chosen on this ticket hold for. */
export function routesDay(ticket: Ticket, file: SchoolFile): SchoolDate {
  return dayOfRoutes(ticket, schoolDayAfter(file, ticket.date));
}

/** Stores that the ticket is closed, the first time anybody looks after its last day. */
export async function closeInTime(db: SchoolDb, seen: SeenTicket, file: SchoolFile, at: Instant): Promise<SeenTicket> {
  const { ticket } = seen;
  if (ticket.state === 'closed' || stateNow(ticket, file, at) !== 'closed') return seen;
  if (await changeTicket(db, ticket, { state: 'closed', closedAt: at })) await raiseVersion(db, ticket.id);
  return (await seeTicket(db, ticket.id)) ?? seen;
}

/** The ticket as a look finds it. @throws TicketRefused when it is gone */
export async function theSeen(db: SchoolDb, id: TicketId): Promise<SeenTicket> {
  const seen = await seeTicket(db, id);
  if (seen === null) throw new TicketRefused(404, 'ticket-gone');
  return seen;
}

/** The ticket as it stands. @throws TicketRefused when it is gone */
export async function theTicket(db: SchoolDb, id: TicketId, lock?: 'share' | 'update'): Promise<Ticket> {
  const ticket = await loadTicket(db, id, lock);
  if (ticket === null) throw new TicketRefused(404, 'ticket-gone');
  return ticket;
}

/** A ticket with everything that was done on it; of one learner, or of all. */
export async function workOn(
  db: SchoolDb,
  { ticket, items }: Pick<SeenTicket, 'ticket' | 'items'>,
  file: SchoolFile,
  at: Instant,
  learner?: LearnerId,
): Promise<TicketWork> {
  return {
    ticket,
    state: stateNow(ticket, file, at),
    items,
    received: await loadAnswers(db, ticket.id, learner),
    marks: await loadMarks(db, ticket.id, learner),
  };
}
