import { CourseworkId } from '../../../ids.ts';
import { setTicketOf } from '../../../store/tickets/openings.ts';
import { bindPlace, type BoundPlace } from '../../../store/tickets/places.ts';
import { maxPointsOf } from '../../../ticket/grade.ts';
import type { Ticket } from '../../../ticket/types.ts';
import { linkAddress } from './addresses.ts';
import { askForClass } from '../ask-lms.ts';
import { TicketRefused, type Attached } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { hangOnce } from './hang-once.ts';
import type { DeskParts } from '../parts.ts';

/**
 * Makes the link to a composed ticket whose row is kept (FRAMES.md 11). By ourselves that is the draft of an assignment, which the teacher
 * publishes; from inside an LMS it is the answer to what that LMS wishes for, which the teacher's next press gives.
 */
export async function linkTicket(parts: DeskParts, entered: Entered, ticket: Ticket): Promise<Attached> {
  const { opening, selected } = entered;
  const { school, course } = opening;
  const bound = (item: CourseworkId): BoundPlace => ({
    course,
    item,
    attachment: null,
    ticket: ticket.id,
    maxPoints: maxPointsOf(ticket),
  });
  if (opening.door === 'launch') {
    const place = bound(CourseworkId.parse(ticket.id));
    await parts.store.school(school, async (db) => {
      await bindPlace(db, place);
      await setTicketOf(db, { id: opening.id, ticket: ticket.id });
    });
    return { ticket: ticket.id, attachment: null, maxPoints: place.maxPoints };
  }
  return askForClass(async () => {
    const { linkTickets } = await parts.connect(selected.file, selected.course);
    if (linkTickets === null) throw new TicketRefused(404, 'unknown-page');
    return hangOnce(
      parts,
      school,
      ticket.id,
      ({ attachment }) => attachment === null,
      async () => {
        const { coursework } = await linkTickets.draft(course, {
          title: ticket.title,
          address: linkAddress(parts.baseUrl, ticket.id),
          points: maxPointsOf(ticket),
        });
        const place = bound(coursework);
        await parts.store.school(school, (db) => bindPlace(db, place));
        return place;
      },
    );
  }, parts.patience);
}
