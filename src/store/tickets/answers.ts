import type { LearnerId } from '../../ids.ts';
import { NEVER, type Current } from '../../ticket/answers.ts';
import type { Received, TicketId } from '../../ticket/types.ts';
import { asInstant, queryColumns } from '../engine/columns.ts';
import { json } from '../engine/values.ts';
import { stillSays } from './days.ts';
import type { SchoolDb } from '../types.ts';

/** A value as it was received, with its place in the order of all. */
export type StoredAnswer = Received & { readonly sequence: number };

/**
 * Of what a learner, or everybody, answered on the ticket, all that still says something (`stillSays`), in the order in which it came: a page asks
 * for it at every change, and by the end of a lesson one answer was kept a dozen times while it was typed.
 */
export async function loadAnswers(db: SchoolDb, ticket: TicketId, learner?: LearnerId): Promise<StoredAnswer[]> {
  return queryColumns<StoredAnswer>(
    db,
    COLUMNS,
    `from ticket_answers where ticket = $1 and ($2::text is null or learner = $2)
       and ${stillSays('ticket = $1 and ($2::text is null or learner = $2)')} order by sequence`,
    [ticket, learner ?? null],
  );
}

/** The change of that key, if it is here already. */
export async function answerOfKey(
  db: SchoolDb,
  ticket: TicketId,
  learner: LearnerId,
  key: string,
): Promise<StoredAnswer | null> {
  const [row] = await queryColumns<StoredAnswer>(
    db,
    COLUMNS,
    'from ticket_answers where ticket = $1 and learner = $2 and key = $3',
    [ticket, learner, key],
  );
  return row ?? null;
}

/** What is current of a question; or was, just before the value with that place in the order came. */
export async function currentAnswer(
  db: SchoolDb,
  ticket: TicketId,
  { learner, question }: Pick<Received, 'learner' | 'question'>,
  before?: number,
): Promise<Current> {
  const [row] = await db.query<Current>(
    `select value, version from ticket_answers
     where ticket = $1 and learner = $2 and question = $3 and version is not null and ($4::bigint is null or sequence < $4)
     order by version desc limit 1`,
    [ticket, learner, question, before ?? null],
  );
  return row ?? NEVER;
}

/** Keeps a value forever. */
export async function keepAnswer(db: SchoolDb, ticket: TicketId, answer: Omit<Received, 'counts'>): Promise<void> {
  const { learner, question, value, base, key, version, status, deviceAt, at } = answer;
  await db.query(
    `insert into ticket_answers (ticket, learner, question, value, base, key, version, status, device_at, at)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10::timestamptz)`,
    [ticket, learner, question, json(value), base, key, version, status, deviceAt, at],
  );
}

/** Makes a value that came too late the current one (`version`), or leaves it aside again (null). */
export async function setVersion(db: SchoolDb, sequence: number, version: number | null): Promise<void> {
  await db.query(`update ticket_answers set version = $2 where sequence = $1 and status = 'late'`, [sequence, version]);
}

const COLUMNS = {
  sequence: 'sequence',
  learner: 'learner',
  question: 'question',
  value: 'value',
  base: 'base',
  key: 'key',
  version: 'version',
  status: 'status',
  deviceAt: 'device_at',
  at: asInstant('at'),
  counts: `status = 'late' and version is not null`,
} satisfies Record<keyof StoredAnswer, string>;
