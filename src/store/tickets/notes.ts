import type { CourseId, LearnerId } from '../../ids.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { TicketNote } from '../../ticket/live.ts';
import type { Instant } from '../../time.ts';
import { plainText } from '../engine/values.ts';
import type { SchoolDb } from '../types.ts';

interface Words {
  readonly course: CourseId;
  readonly ticket: TicketId;
  readonly learner: LearnerId;
  readonly text: string;
}

/** Keeps a note to one learner. @param key the telling's own id, if it has one @returns false: that one is here already */
export async function keepNote(
  db: SchoolDb,
  { course, ticket, learner, text }: Words,
  { actor, key }: { readonly actor: string; readonly key: string | null },
  at: Instant,
): Promise<boolean> {
  const kept = await db.query(
    `insert into ticket_notes (course, ticket, learner, text, actor, at, key)
     values ($1, $2, $3, $4, $5, $6::timestamptz, $7)
     on conflict (school, ticket, actor, key) where key is not null do nothing returning sequence`,
    [course, ticket, learner, plainText(text), actor, at, key],
  );
  return kept.length > 0;
}

/** The notes to one learner, in their order. */
export async function loadNotes(db: SchoolDb, ticket: TicketId, learner: LearnerId): Promise<TicketNote[]> {
  return db.query<TicketNote>(
    'select text, at from ticket_notes where ticket = $1 and learner = $2 order by sequence',
    [ticket, learner],
  );
}

/** Keeps a learner's own words beside a route they declared. */
export async function keepReflection(
  db: SchoolDb,
  { course, ticket, learner, text }: Words,
  at: Instant,
): Promise<void> {
  await db.query(
    'insert into reflections (course, ticket, learner, text, at) values ($1, $2, $3, $4, $5::timestamptz)',
    [course, ticket, learner, plainText(text), at],
  );
}
