import { CourseId, type SchoolId } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Addon, AddonAttachment, AddonPlace } from '../../lms/addon.ts';
import { LmsError } from '../../lms/errors.ts';
import { schoolDateOf } from '../../school/calendar.ts';
import { bindPlace, placesOf, type BoundPlace } from '../../store/tickets/places.ts';
import { keepTicket, loadTicket } from '../../store/tickets/tickets.ts';
import { checkTicket, keptTicket } from '../../ticket/check-ticket.ts';
import { maxPointsOf } from '../../ticket/grade.ts';
import { idIn } from '../../ticket/school-in-id.ts';
import { TicketId, type ComposedTicket, type Ticket } from '../../ticket/types.ts';
import type { Instant } from '../../time.ts';
import { addressesOf, ticketInAddress } from './addresses.ts';
import { askLms } from './ask-lms.ts';
import { TicketRefused } from './desk.ts';
import type { Entered } from './enter.ts';
import type { DeskParts } from './parts.ts';
import { wordsOf } from './ticket-problems.ts';

export interface Attached {
  readonly ticket: TicketId;
  readonly attachment: string;
  readonly maxPoints: number | null;
}

/** Milliseconds between two looks whether another click has come to its end. */
const LOOK_AGAIN = 100;

/**
 * Attaches a composed ticket (FRAMES.md 8): its row is kept first, under the page's own id for it, so that whatever comes twice is the same ticket; then the
 * LMS is looked at, and only where nothing of it hangs there, one is made.
 */
export async function attachTicket(
  parts: DeskParts,
  entered: Entered,
  { draft, ticket }: { readonly draft: string; readonly ticket: ComposedTicket },
  at: Instant,
): Promise<Attached> {
  const { opening, selected, token, who } = entered;
  if (opening.frame !== 'discovery' || opening.role !== 'teacher') throw new TicketRefused(403, 'not-yours');
  if (opening.place.kind !== 'assignment') throw new TicketRefused(422, 'malformed', { said: NEEDS_ASSIGNMENT });
  const { file, course } = selected;
  const problems = checkTicket(ticket, {
    units: course.units.map(({ title }) => title),
    targets: new Set(file.targets.map(({ code }) => code)),
  });
  if (problems.length > 0) throw new TicketRefused(422, 'malformed', { said: wordsOf(problems) });

  const school = file.school.id;
  const kept = await parts.store.school(school, async (db) => {
    const id = await keepTicket(db, {
      id: TicketId.parse(idIn(school, parts.random())),
      course: course.id,
      composed: keptTicket(ticket),
      date: schoolDateOf(file, at),
      draft,
      copyOf: null,
      madeBy: who.person.id,
      madeAt: at,
    });
    return loadTicket(db, id);
  });
  const { addon } = who.as(school);
  if (kept === null || addon === null) throw new TicketRefused(404, 'unknown-class');
  return askLms(
    () => attachOnce(parts, { school, addon, place: opening.place, token }, kept),
    parts.patience,
    'unknown-class',
  );
}

/** One at a time for each ticket, in whichever process; who comes second finds what the first has made. */
async function attachOnce(parts: DeskParts, way: Way, ticket: Ticket): Promise<Attached> {
  const { school } = way;
  const name = CourseId.parse(`ticket ${ticket.id.slice(0, 22)}`);
  const until = Date.now() + parts.patience;
  for (;;) {
    const places = await parts.store.school(school, (db) => placesOf(db, ticket.id));
    const known = places.find(({ item, attachment }) => item === way.place.item && attachment !== null);
    if (known !== undefined) return attachedAt(known);
    const made = await parts.store.withCourse(school, name, () => hang(parts, way, ticket));
    if (made !== null) return made;
    if (Date.now() > until) throw new LmsError('busy', 'another click is under way', { todo: 'Try again.' });
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_AGAIN);
    });
  }
}

interface Way {
  readonly school: SchoolId;
  readonly addon: Addon;
  readonly place: AddonPlace;
  readonly token: string | null;
}

async function hang(parts: DeskParts, way: Way, ticket: Ticket): Promise<Attached> {
  const attachment = (await ours(parts, way, ticket)) ?? (await create(parts, way, ticket));
  const { school } = way;
  const { course, item } = way.place;
  const bound: BoundPlace = {
    course,
    item,
    attachment: attachment.id,
    ticket: ticket.id,
    maxPoints: maxPointsOf(ticket),
  };
  await parts.store.school(school, (db) => bindPlace(db, bound));
  return attachedAt(bound);
}

/** Ours that hangs there already, whatever became of the answer that should have said so. */
async function ours({ baseUrl }: DeskParts, { addon, place }: Way, ticket: Ticket): Promise<AddonAttachment | null> {
  for await (const row of addon.attachments(place))
    if (row.ok && ticketInAddress(baseUrl, row.value.address) === ticket.id) return row.value;
  return null;
}

/** One request. Without an answer the LMS is looked at; nothing is sent again before the next click. */
async function create(parts: DeskParts, way: Way, ticket: Ticket): Promise<AddonAttachment> {
  const { addon, place, token } = way;
  try {
    return await addon.attach(place, token, {
      title: ticket.title,
      addresses: addressesOf(parts.baseUrl, ticket.id),
      maxPoints: maxPointsOf(ticket),
    });
  } catch (error) {
    const made = error instanceof LmsError && error.uncertain ? await ours(parts, way, ticket) : null;
    if (made === null) throw error;
    return made;
  }
}

function attachedAt({ ticket, attachment, maxPoints }: BoundPlace): Attached {
  return { ticket, attachment: attachment ?? '', maxPoints };
}

const NEEDS_ASSIGNMENT: Said = {
  en: 'A ticket needs an assignment: make one in Classwork, and add Waymark there.',
  es: 'Un tique necesita una tarea: cree una en Trabajo de clase y agregue Waymark allí.',
};
