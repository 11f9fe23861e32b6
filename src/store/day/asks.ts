import type { CourseId } from '../../ids.ts';
import type { CheckAsk } from '../../pathway/check-asks.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { Instant } from '../../time.ts';
import { plainText } from '../engine/values.ts';
import { raiseVersionOf } from '../tickets/versions.ts';
import type { SchoolDb } from '../types.ts';

/** Keeps a learner's question. @returns false: one about that target is open already */
export async function keepAsk(
  db: SchoolDb,
  { course, ticket }: { readonly course: CourseId; readonly ticket: TicketId },
  { learner, target, why }: Pick<CheckAsk, 'learner' | 'target' | 'why'>,
  at: Instant,
): Promise<boolean> {
  const kept = await db.query(
    `insert into asks (course, ticket, learner, target, why, asked_at, state) values ($1, $2, $3, $4, $5, $6::timestamptz, 'open')
     on conflict (school, course, learner, target) where state = 'open' do nothing returning 1 as one`,
    [course, ticket, learner, target, plainText(why), at],
  );
  return kept.length > 0;
}

/**
 * All that was ever asked in a course, in the order in which it came.
 * @param since only what is open, and what was asked, answered or taken back since
 */
export async function loadAsks(db: SchoolDb, course: CourseId, since?: Instant): Promise<CheckAsk[]> {
  return db.query<CheckAsk>(
    `${SELECT} where course = $1 and ($2::timestamptz is null or state = 'open'
       or asked_at >= $2::timestamptz or answered_at >= $2::timestamptz) order by sequence`,
    [course, since ?? null],
  );
}

/** Null: there is none in the course. */
export async function loadAsk(db: SchoolDb, course: CourseId, id: CheckAsk['id']): Promise<CheckAsk | null> {
  const [ask] = await db.query<CheckAsk>(`${SELECT} where course = $1 and sequence = $2`, [course, id]);
  return ask ?? null;
}

/** The learner takes back what nobody has answered. @returns false: nothing of the kind is open */
export async function withdrawAsk(
  db: SchoolDb,
  course: CourseId,
  { learner, target }: Pick<CheckAsk, 'learner' | 'target'>,
  at: Instant,
): Promise<boolean> {
  const taken = await db.query(
    `update asks set state = 'withdrawn', answered_at = $4::timestamptz, actor = $2
     where course = $1 and learner = $2 and target = $3 and state = 'open' returning 1 as one`,
    [course, learner, target, at],
  );
  return taken.length > 0;
}

/** A teacher's word on a learner's question. */
export interface AskAnswer {
  readonly ask: CheckAsk['id'];
  /** `open`: the word before is taken back. */
  readonly answer: 'approved' | 'talk' | 'open';
  readonly actor: string;
}

/**
 * Keeps it, and tells the pages of the ticket on which it was asked. `already`: it stands so; `gone`: there is no such question, its learner took it back, or
 * has asked anew since.
 */
export async function answerAsk(
  db: SchoolDb,
  course: CourseId,
  { ask, answer, actor }: AskAnswer,
  at: Instant,
): Promise<'done' | 'already' | 'gone'> {
  const [stored] = await db.query<{ state: CheckAsk['state']; ticket: TicketId | null; isLast: boolean }>(
    `select state, ticket, not exists (
       select 1 from asks later where later.course = stored.course and later.learner = stored.learner
         and later.target = stored.target and later.sequence > stored.sequence) as "isLast"
     from asks stored where course = $1 and sequence = $2 for update`,
    [course, ask],
  );
  if (stored === undefined || stored.state === 'withdrawn' || !stored.isLast) return 'gone';
  if (stored.state === answer) return 'already';
  await db.query(
    `update asks set state = $2, actor = $3, answered_at = case when $2 = 'open' then null else $4::timestamptz end
     where sequence = $1`,
    [ask, answer, actor, at],
  );
  await raiseVersionOf(db, stored.ticket);
  return 'done';
}

const SELECT = `select sequence as id, learner, target, why, asked_at as at, state, answered_at as "answeredAt" from asks`;
