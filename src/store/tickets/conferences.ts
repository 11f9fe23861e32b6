import type { CourseId } from '../../ids.ts';
import type { Conference, TicketId } from '../../ticket/types.ts';
import type { SchoolDb } from '../types.ts';

/** Keeps what a teacher saw beside the desk. @param key the telling's own id, if it has one @returns false: that one is here already */
export async function keepConference(
  db: SchoolDb,
  { course, ticket }: { readonly course: CourseId; readonly ticket: TicketId | null },
  { learner, target, share, actor, at }: Omit<Conference, 'id'>,
  key: string | null,
): Promise<boolean> {
  const kept = await db.query(
    `insert into conferences (course, ticket, learner, target, share, actor, at, key)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8)
     on conflict (school, ticket, actor, key) where key is not null do nothing returning sequence`,
    [course, ticket, learner, target, share, actor, at, key],
  );
  return kept.length > 0;
}
