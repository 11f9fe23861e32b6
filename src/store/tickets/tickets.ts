import type { CourseId, CourseworkId, TargetCode } from '../../ids.ts';
import { ComposedTicket, type Question, type Ticket, type TicketId, type TicketState } from '../../ticket/types.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import { json } from '../engine/values.ts';
import type { SchoolDb } from '../types.ts';

/** A ticket that is about to be kept for the first time; it is a draft until a learner opens it. */
export interface NewTicket {
  readonly id: TicketId;
  readonly course: CourseId;
  readonly composed: ComposedTicket;
  readonly date: SchoolDate;
  /** The composing page's own id; null: nobody composed it, it is a copy. */
  readonly draft: string | null;
  readonly copyOf: TicketId | null;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

/** What a draft of a person has become already; null: nothing yet. */
export async function ticketOfDraft(
  db: SchoolDb,
  { course, draft, madeBy }: Pick<NewTicket, 'course' | 'draft' | 'madeBy'>,
): Promise<Ticket | null> {
  const [row] = await db.query<Row>(`${SELECT} where course = $1 and draft = $2 and made_by = $3`, [
    course,
    draft,
    madeBy,
  ]);
  return row === undefined ? null : toTicket(row);
}

/**
 * Keeps a ticket, or finds the one that this draft of this person has become already; its words are then those of now, as long as
 * no learner has opened it.
 */
export async function keepTicket(db: SchoolDb, ticket: NewTicket): Promise<TicketId> {
  const { id, course, composed, date, draft, copyOf, madeBy, madeAt } = ticket;
  const [row] = await db.query<{ id: TicketId }>(
    `insert into tickets as stored (ticket, course, title, kind, unit, station, questions, state, date, draft, copy_of, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, 'draft', $8::date, $9, $10, $11, $12::timestamptz)
     on conflict (school, course, made_by, draft) where draft is not null do update
       set title = case when ${STILL_CHANGES} then excluded.title else stored.title end,
           kind = case when ${STILL_CHANGES} then excluded.kind else stored.kind end,
           unit = case when ${STILL_CHANGES} then excluded.unit else stored.unit end,
           station = case when ${STILL_CHANGES} then excluded.station else stored.station end,
           questions = case when ${STILL_CHANGES} then excluded.questions else stored.questions end
     returning ticket as id`,
    [
      id,
      course,
      composed.title,
      composed.kind,
      composed.unit,
      composed.station ?? null,
      json(composed.questions),
      date,
      draft,
      copyOf,
      madeBy,
      madeAt,
    ],
  );
  const kept = row?.id ?? id;
  await db.query('insert into ticket_versions (ticket, version) values ($1, 1) on conflict do nothing', [kept]);
  return kept;
}

/** Keeps a ticket of paper, closed as it is, or finds the one this pile has become already. */
export async function keepPaperTicket(
  db: SchoolDb,
  ticket: Omit<NewTicket, 'copyOf' | 'draft'> & { readonly draft: string; readonly writtenAt: Instant },
): Promise<TicketId> {
  const id = await keepTicket(db, { ...ticket, copyOf: null });
  await db.query(
    `update tickets set on_paper = true, state = 'closed', opened_at = $2::timestamptz, closed_at = $3::timestamptz where ticket = $1`,
    [id, ticket.writtenAt, ticket.madeAt],
  );
  return id;
}

/** @param lock `share`: it stays as it is while others read it too; `update`: nobody else may hold it */
export async function loadTicket(db: SchoolDb, id: TicketId, lock?: 'share' | 'update'): Promise<Ticket | null> {
  const [row] = await db.query<Row>(`${SELECT} where ticket = $1${lock === undefined ? '' : ` for ${lock}`}`, [id]);
  return row === undefined ? null : toTicket(row);
}

/** A ticket as a look finds it. */
export interface SeenTicket {
  readonly ticket: Ticket;
  /** How often it has changed. */
  readonly v: number;
  /** The coursework it hangs on. */
  readonly items: readonly CourseworkId[];
}

/** The ticket, how often it has changed and where it hangs, as of one moment: each statement costs a look more than what it finds. */
export async function seeTicket(db: SchoolDb, id: TicketId): Promise<SeenTicket | null> {
  const [row] = await db.query<Row & { v: number; items: CourseworkId[] }>(
    `select ${COLUMNS}, coalesce((select version from ticket_versions where ticket = $1), 0) as v,
       array(select distinct item from ticket_places where ticket = $1 order by item) as items
     from tickets where ticket = $1`,
    [id],
  );
  if (row === undefined) return null;
  const { v, items, ...ticket } = row;
  return { ticket: toTicket(ticket), v, items };
}

/** What moves a ticket on; times that are absent stay as they are, null takes one away. */
export interface TicketChange extends Partial<Pick<Ticket, 'openedAt' | 'markingAt' | 'keyAt' | 'closedAt' | 'date'>> {
  readonly state: TicketState;
  readonly shown?: readonly number[];
}

/** Moves it on from what it was; false: it was not that any more. */
export async function changeTicket(
  db: SchoolDb,
  { id, state }: Pick<Ticket, 'id' | 'state'>,
  change: TicketChange,
): Promise<boolean> {
  const rows = await db.query(
    `update tickets set state = $3, shown = coalesce($4::jsonb, shown), date = coalesce($5::date, date),
       opened_at = coalesce($6::timestamptz, opened_at), marking_at = coalesce($7::timestamptz, marking_at),
       key_at = coalesce($8::timestamptz, key_at), closed_at = coalesce($9::timestamptz, closed_at)
     where ticket = $1 and state = $2 returning ticket`,
    [
      id,
      state,
      change.state,
      change.shown === undefined ? null : json(change.shown),
      change.date ?? null,
      change.openedAt ?? null,
      change.markingAt ?? null,
      change.keyAt ?? null,
      change.closedAt ?? null,
    ],
  );
  return rows.length > 0;
}

/** Takes away a ticket that nobody has seen. */
export async function dropTicket(db: SchoolDb, id: TicketId): Promise<void> {
  await db.query(`delete from tickets where ticket = $1 and state = 'draft'`, [id]);
}

/** The tickets of the course, of every day or of those since one, oldest first. */
export async function ticketsOf(db: SchoolDb, course: CourseId, since?: SchoolDate): Promise<Ticket[]> {
  return (
    await db.query<Row>(
      `${SELECT} where course = $1 and ($2::date is null or date >= $2::date) order by made_at, ticket`,
      [course, since ?? null],
    )
  ).map(toTicket);
}

/** Questions of a course's tickets, newest first, each once. */
export async function askedBefore(
  db: SchoolDb,
  course: CourseId,
): Promise<{ readonly target: TargetCode; readonly question: Question }[]> {
  const found = new Map<string, { readonly target: TargetCode; readonly question: Question }>();
  for (const { questions } of (await ticketsOf(db, course)).toReversed()) {
    for (const question of questions) {
      const { target } = question;
      const key = JSON.stringify(question);
      if (target !== null && !found.has(key)) found.set(key, { target, question });
    }
  }
  return [...found.values()];
}

/** No learner has it before them; what is of paper is as its pile was sent last. */
const STILL_CHANGES = `stored.state = 'draft' or stored.on_paper`;

type Row = Omit<Ticket, keyof ComposedTicket> & { readonly composed: unknown };

const COLUMNS = `ticket as id, course, state, shown, date, made_by as "madeBy", made_at as "madeAt", opened_at as "openedAt",
  marking_at as "markingAt", key_at as "keyAt", closed_at as "closedAt", on_paper as "onPaper",
  jsonb_strip_nulls(jsonb_build_object('title', title, 'kind', kind, 'unit', unit, 'station', station))
    || jsonb_build_object('questions', questions) as composed`;

const SELECT = `select ${COLUMNS} from tickets`;

function toTicket({ composed, ...row }: Row): Ticket {
  return { ...row, ...ComposedTicket.parse(composed) };
}
