import { CourseId, type SchoolId } from '../../../ids.ts';
import { LmsError } from '../../../lms/errors.ts';
import { placesOf, type BoundPlace } from '../../../store/tickets/places.ts';
import type { TicketId } from '../../../ticket/types.ts';
import type { Attached } from '../desk.ts';
import type { DeskParts } from '../parts.ts';

/** Milliseconds between two checks whether another click has finished. */
const LOOK_AGAIN = 100;

/**
 * Hangs a ticket in the LMS, one at a time for each ticket, in whichever process; who comes second finds what the first has made.
 * @param isThere whether it hangs already where it should
 * @throws LmsError
 */
export async function hangOnce(
  { store, patience }: Pick<DeskParts, 'store' | 'patience'>,
  school: SchoolId,
  ticket: TicketId,
  isThere: (place: BoundPlace) => boolean,
  hang: () => Promise<BoundPlace>,
): Promise<Attached> {
  const name = CourseId.parse(`ticket ${ticket.slice(0, 22)}`);
  const until = Date.now() + patience;
  for (;;) {
    const known = (await store.school(school, (db) => placesOf(db, ticket))).find(isThere);
    const place = known ?? (await store.withCourse(school, name, hang));
    if (place !== null) return { ticket, attachment: place.attachment, maxPoints: place.maxPoints };
    if (Date.now() > until) throw new LmsError('busy', 'another click is under way', { todo: 'Try again.' });
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_AGAIN);
    });
  }
}
