import type { CourseId, CourseworkId } from '../../ids.ts';
import type { Conference, MadeMark, Received, Ticket, TicketId } from '../../ticket/types.ts';
import type { SchoolDate } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** A ticket with everything that was done on it, as the store has it. */
export interface StoredTicket {
  readonly ticket: Ticket;
  readonly items: readonly CourseworkId[];
  readonly received: readonly Received[];
  readonly marks: readonly MadeMark[];
}

/** What a night has to know of a course's tickets. */
export interface StoredTickets {
  /** Those of the days asked for; of the answers all that still says something. */
  readonly tickets: readonly StoredTicket[];
  readonly conferences: readonly Conference[];
  /** The coursework that any ticket of the course ever hung on: its own occasion, told by the ticket alone. */
  readonly items: readonly CourseworkId[];
}

const TICKET_COLUMNS = `ticket as id, course, title, kind, unit, station, questions, state, shown, date, made_by as "madeBy",
  made_at as "madeAt", opened_at as "openedAt", marking_at as "markingAt", key_at as "keyAt", closed_at as "closedAt", on_paper as "onPaper"`;

const RECEIVED_COLUMNS = `learner, question, value, base, key, version, status, device_at as "deviceAt", at,
  (status = 'late' and version is not null) as counts`;

const MARK_COLUMNS = `learner, question, marked_by as by, share, at, actor`;

/**
 * Condition on a row of `ticket_answers`: it is the last that came in time to its question, or came late. What came
 * before in time, and what was built on something older, counts nowhere any more; it stays in the store.
 * @param among condition on the rows it is looked for in
 */
export function stillSays(among: string): string {
  return `(status = 'late' or sequence in (
    select max(sequence) from ticket_answers where ${among} and status = 'saved' group by ticket, learner, question))`;
}

/** A row of `tickets` as the rest of Waymark has it: without a station where it has none. */
function asTicket({ station, ...ticket }: Omit<Ticket, 'station'> & { readonly station: string | null }): Ticket {
  return station === null ? ticket : { ...ticket, station };
}

/**
 * The course's tickets of a day and since, with everything done on them, and its conferences since.
 * @param since older ones are evidence already, and nobody reads them again
 */
export async function loadTickets(db: SchoolDb, course: CourseId, since: SchoolDate): Promise<StoredTickets> {
  const places = await db.query<{ ticket: TicketId; item: CourseworkId }>(
    'select ticket, item from ticket_places where course = $1 order by item',
    [course],
  );
  const rows = await db.query<Omit<Ticket, 'station'> & { station: string | null }>(
    `select ${TICKET_COLUMNS} from tickets where course = $1 and date >= $2::date and state <> 'draft' order by made_at, ticket`,
    [course, since],
  );
  const ids = rows.map(({ id }) => id);
  const received = await db.query<Received & { ticket: TicketId }>(
    `select ticket, ${RECEIVED_COLUMNS} from ticket_answers
     where ticket = any($1::text[]) and ${stillSays('ticket = any($1::text[])')} order by sequence`,
    [ids],
  );
  const marks = await db.query<MadeMark & { ticket: TicketId }>(
    `select ticket, ${MARK_COLUMNS} from ticket_marks where ticket = any($1::text[]) order by sequence`,
    [ids],
  );
  return {
    tickets: rows.map((row) => ({
      ticket: asTicket(row),
      items: ofTicket(places, row.id).map(({ item }) => item),
      received: ofTicket(received, row.id).map(({ ticket: _ticket, ...each }) => each),
      marks: ofTicket(marks, row.id).map(({ ticket: _ticket, ...each }) => each),
    })),
    conferences: await loadConferences(db, course, since),
    items: [...new Set(places.map(({ item }) => item))],
  };
}

/** The course's conferences of a day and since. */
export async function loadConferences(db: SchoolDb, course: CourseId, since: SchoolDate): Promise<Conference[]> {
  return db.query<Conference>(
    `select sequence::text as id, learner, target, share, at, actor from conferences
     where course = $1 and at >= $2::date - interval '1 day' order by sequence`,
    [course, since],
  );
}

function ofTicket<T extends { readonly ticket: TicketId }>(all: readonly T[], id: TicketId): T[] {
  return all.filter(({ ticket }) => ticket === id);
}
