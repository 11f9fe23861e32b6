import type { AttachmentId } from '../../../ids.ts';
import type { Addon, AddonAttachment, AddonPlace } from '../../../lms/addon.ts';
import type { SchoolId } from '../../../ids.ts';
import { schoolDateOf } from '../../../school/calendar.ts';
import { bindPlace, placesOf, ticketAt } from '../../../store/tickets/places.ts';
import { dropTicket, keepTicket, loadTicket } from '../../../store/tickets/tickets.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { idIn, schoolInId } from '../../../ticket/school-in-id.ts';
import { ComposedTicket, TicketId, type Ticket } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import type { SelectedCourse } from '../../find.ts';
import { ticketInAddress } from '../composing/addresses.ts';
import { askLms } from '../ask-lms.ts';
import type { Courses } from '../courses.ts';
import { TicketRefused } from '../desk.ts';
import type { DeskParts } from '../parts.ts';

/**
 * Which ticket hangs there: the one bound to exactly this place, else what the LMS says of the attachment. A copy becomes a fresh ticket
 * with the same questions and nothing of the old one, bound on the spot (FRAMES.md 2).
 * @throws TicketRefused 404 where nothing of ours hangs there
 */
export async function ticketOn(
  parts: DeskParts,
  courses: Courses,
  {
    selected,
    addon,
    place,
    attachment,
  }: {
    readonly selected: SelectedCourse;
    readonly addon: Addon;
    readonly place: AddonPlace;
    readonly attachment: AttachmentId;
  },
  at: Instant,
): Promise<TicketId> {
  const school = selected.file.school.id;
  const spot = { course: place.course, item: place.item, attachment };
  const known = await parts.store.school(school, (db) => ticketAt(db, spot));
  if (known !== null) return known;

  const told = await askLms(() => addon.attachment(place, attachment), parts.patience, 'ticket-gone');
  const maxPoints = told.maxPoints;
  const lost = await lostHere(parts, selected, told);
  if (lost !== null) return parts.store.school(school, (db) => bindPlace(db, { ...spot, ticket: lost, maxPoints }));
  const original = await originalOf(parts, courses, selected, told, at);
  if (original === null) throw new TicketRefused(404, 'ticket-gone');
  const id = TicketId.parse(idIn(school, parts.random()));
  return parts.store.school(school, async (db) => {
    await keepTicket(db, {
      id,
      course: place.course,
      composed: ComposedTicket.parse(original),
      date: schoolDateOf(selected.file, at),
      draft: null,
      copyOf: original.id,
      madeBy: original.madeBy,
      madeAt: at,
    });
    const bound = await bindPlace(db, { ...spot, ticket: id, maxPoints });
    if (bound !== id) await dropTicket(db, id); // somebody else of the class opened it at the same moment
    return bound;
  });
}

/** One of this course that was attached, and whose binding was lost with the answer. */
async function lostHere(
  { store, baseUrl }: DeskParts,
  { file, course }: SelectedCourse,
  { address, copyOf }: AddonAttachment,
): Promise<TicketId | null> {
  const id = ticketInAddress(baseUrl, address);
  if (id === null || copyOf.length > 0 || schoolInId(id) !== file.school.id) return null;
  return store.school(file.school.id, async (db) => {
    const ticket = await loadTicket(db, id);
    return ticket?.course === course.id && (await placesOf(db, id)).length === 0 ? id : null;
  });
}

/** The ticket it is a copy of, the nearest first: by where that hung, else by what the copied address still says. */
async function originalOf(
  parts: DeskParts,
  courses: Courses,
  { file }: SelectedCourse,
  { copyOf, address }: AddonAttachment,
  at: Instant,
): Promise<Ticket | null> {
  const found = <T>(school: SchoolId, look: (db: SchoolDb) => Promise<T>): Promise<T> =>
    parts.store.school(school, look);
  for (const origin of copyOf.toReversed()) {
    const elsewhere = await courses.find(file.school.lms, origin.course, at);
    for (const school of new Set([file.school.id, elsewhere?.file.school.id ?? file.school.id])) {
      const ticket = await found(school, async (db) => {
        const id = await ticketAt(db, origin);
        return id === null ? null : loadTicket(db, id);
      });
      if (ticket !== null) return ticket;
    }
  }
  const named = copyOf.length === 0 ? null : ticketInAddress(parts.baseUrl, address);
  const school = named === null ? null : schoolInId(named);
  return named === null || school === null ? null : found(school, (db) => loadTicket(db, named));
}
