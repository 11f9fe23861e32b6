import type { CourseId, LearnerId } from '../../ids.ts';
import type { Proposal } from '../../pathway/proposals.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { Instant } from '../../time.ts';
import { plainText } from '../engine/values.ts';
import { raiseVersionOf } from '../tickets/versions.ts';
import type { SchoolDb } from '../types.ts';

/** Keeps a learner's idea. */
export async function keepProposal(
  db: SchoolDb,
  { course, ticket }: { readonly course: CourseId; readonly ticket: TicketId },
  { learner, target, text, url }: Pick<Proposal, 'learner' | 'target' | 'text' | 'url'>,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into proposals (course, ticket, learner, target, text, url, proposed_at, state)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz, 'open')`,
    [course, ticket, learner, target, plainText(text), url, at],
  );
}

/**
 * All that was ever proposed in a course, in the order in which it came.
 * @param since only what is open, and what was proposed, answered or taken back since
 */
export async function loadProposals(db: SchoolDb, course: CourseId, since?: Instant): Promise<Proposal[]> {
  return db.query<Proposal>(
    `${SELECT} where course = $1 and ($2::timestamptz is null or state = 'open'
       or proposed_at >= $2::timestamptz or answered_at >= $2::timestamptz) order by sequence`,
    [course, since ?? null],
  );
}

/** Null: there is none in the course. */
export async function loadProposal(db: SchoolDb, course: CourseId, id: Proposal['id']): Promise<Proposal | null> {
  const [proposal] = await db.query<Proposal>(`${SELECT} where course = $1 and sequence = $2`, [course, id]);
  return proposal ?? null;
}

/** The learner takes back what nobody has answered. @returns false: it is not open */
export async function withdrawProposal(
  db: SchoolDb,
  course: CourseId,
  { learner, id }: { readonly learner: LearnerId; readonly id: Proposal['id'] },
  at: Instant,
): Promise<boolean> {
  const taken = await db.query(
    `update proposals set state = 'withdrawn', answered_at = $4::timestamptz, actor = $2
     where course = $1 and learner = $2 and sequence = $3 and state = 'open' returning 1 as one`,
    [course, learner, id, at],
  );
  return taken.length > 0;
}

/** A teacher's word on a learner's idea: yes, for the class too where a title for it is given; a sentence instead; or taking the word before back (`open`). */
export type ProposalAnswer = { readonly proposal: Proposal['id']; readonly actor: string } & (
  | { readonly answer: 'accept'; readonly title: string | null }
  | { readonly answer: 'reply'; readonly text: string }
  | { readonly answer: 'open' }
);

/** Keeps it, and tells the page of the ticket on which it was proposed. `already`: it stands so; `gone`: there is no such idea, or its learner took it back. */
export async function answerProposal(
  db: SchoolDb,
  course: CourseId,
  said: ProposalAnswer,
  at: Instant,
): Promise<'done' | 'already' | 'gone'> {
  const [stored] = await db.query<{
    state: Proposal['state'];
    reply: string;
    classTitle: string | null;
    ticket: TicketId | null;
  }>(
    `select state, reply, class_title as "classTitle", ticket from proposals where course = $1 and sequence = $2 for update`,
    [course, said.proposal],
  );
  if (stored === undefined || stored.state === 'withdrawn') return 'gone';
  const { state, reply, classTitle } = standsAs(said);
  if (stored.state === state && stored.reply === reply && stored.classTitle === classTitle) return 'already';
  await db.query(
    `update proposals set state = $2, reply = $3, class_title = $4, actor = $5,
       answered_at = case when $2 = 'open' then null else $6::timestamptz end
     where sequence = $1`,
    [said.proposal, state, plainText(reply), classTitle === null ? null : plainText(classTitle), said.actor, at],
  );
  await raiseVersionOf(db, stored.ticket);
  return 'done';
}

function standsAs(said: ProposalAnswer): Pick<Proposal, 'state' | 'reply' | 'classTitle'> {
  switch (said.answer) {
    case 'accept':
      return { state: 'accepted', reply: '', classTitle: said.title };
    case 'reply':
      return { state: 'answered', reply: said.text, classTitle: null };
    case 'open':
      return { state: 'open', reply: '', classTitle: null };
    default:
      return said satisfies never;
  }
}

const SELECT = `select sequence as id, learner, target, text, url, proposed_at as at, state, reply,
  class_title as "classTitle", answered_at as "answeredAt" from proposals`;
