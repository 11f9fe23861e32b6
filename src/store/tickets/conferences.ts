import type { CourseId } from '../../ids.ts';
import type { Conference, TicketId } from '../../ticket/types.ts';
import type { SchoolDb } from '../types.ts';

/** Keeps what a teacher saw beside the desk. */
export async function keepConference(
  db: SchoolDb,
  { course, ticket }: { readonly course: CourseId; readonly ticket: TicketId | null },
  { learner, target, share, actor, at }: Omit<Conference, 'id'>,
): Promise<void> {
  await db.query(
    `insert into conferences (course, ticket, learner, target, share, actor, at) values ($1, $2, $3, $4, $5, $6, $7::timestamptz)`,
    [course, ticket, learner, target, share, actor, at],
  );
}
