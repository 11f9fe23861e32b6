import type { AttachmentId, CourseId, CourseworkId } from '../../ids.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { SchoolDb } from '../types.ts';

/** Where in the LMS a ticket hangs. */
export interface BoundPlace {
  readonly course: CourseId;
  readonly item: CourseworkId;
  /** Null: a link in the assignment leads to it. */
  readonly attachment: AttachmentId | null;
  readonly ticket: TicketId;
  /** Null: it takes no grade. */
  readonly maxPoints: number | null;
}

/** Binds a place to its ticket; a place that is bound stays so. The answer is the ticket that hangs there now. */
export async function bindPlace(db: SchoolDb, place: BoundPlace): Promise<TicketId> {
  const { course, item, attachment, ticket, maxPoints } = place;
  const [bound] = await db.query<{ ticket: TicketId }>(
    `insert into ticket_places (course, item, attachment, ticket, max_points) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning ticket`,
    [course, item, attachment ?? '', ticket, maxPoints],
  );
  return bound?.ticket ?? (await ticketAt(db, place)) ?? ticket;
}

/** Everywhere it hangs it takes these points from now on. */
export async function setMaxPoints(db: SchoolDb, ticket: TicketId, maxPoints: number | null): Promise<void> {
  await db.query('update ticket_places set max_points = $2 where ticket = $1', [ticket, maxPoints]);
}

/** It was taken away there. */
export async function unbindPlace(
  db: SchoolDb,
  { course, item, attachment }: Pick<BoundPlace, 'course' | 'item' | 'attachment'>,
): Promise<void> {
  await db.query('delete from ticket_places where course = $1 and item = $2 and attachment = $3', [
    course,
    item,
    attachment ?? '',
  ]);
}

/** What hangs in exactly that place; null: nothing that we know of. */
export async function ticketAt(
  db: SchoolDb,
  { course, item, attachment }: Pick<BoundPlace, 'course' | 'item' | 'attachment'>,
): Promise<TicketId | null> {
  const [row] = await db.query<{ ticket: TicketId }>(
    'select ticket from ticket_places where course = $1 and item = $2 and attachment = $3',
    [course, item, attachment ?? ''],
  );
  return row?.ticket ?? null;
}

/** Everywhere a ticket hangs. */
export async function placesOf(db: SchoolDb, ticket: TicketId): Promise<BoundPlace[]> {
  return db.query<BoundPlace>(
    `select course, item, nullif(attachment, '') as attachment, ticket, max_points as "maxPoints"
     from ticket_places where ticket = $1 order by item, attachment`,
    [ticket],
  );
}
