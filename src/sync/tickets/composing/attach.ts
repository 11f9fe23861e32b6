import type { SchoolId } from '../../../ids.ts';
import type { Said } from '../../../language.ts';
import type { Addon, AddonAttachment, AddonPlace } from '../../../lms/addon.ts';
import { LmsError } from '../../../lms/errors.ts';
import type { Lms } from '../../../lms/types.ts';
import { schoolDateOf } from '../../../school/calendar.ts';
import { bindPlace, setMaxPoints, type BoundPlace } from '../../../store/tickets/places.ts';
import { keepTicket, loadTicket, ticketOfDraft } from '../../../store/tickets/tickets.ts';
import { raiseVersion } from '../../../store/tickets/versions.ts';
import { checkTicket, keptTicket } from '../../../ticket/check-ticket.ts';
import { maxPointsOf } from '../../../ticket/grade.ts';
import { idIn } from '../../../ticket/school-in-id.ts';
import { TicketId, type ComposedTicket, type Ticket } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import { addressesOf, ticketInAddress } from './addresses.ts';
import { askForClass, askLms } from '../ask-lms.ts';
import { changeAttached, saysElse } from './change-attached.ts';
import { TicketRefused, type Attached } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { hangOnce } from './hang-once.ts';
import { linkTicket } from './link-ticket.ts';
import type { DeskParts } from '../parts.ts';
import { stateNow } from '../work-of.ts';
import { wordsOf } from './ticket-problems.ts';

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
  const words = keptTicket(ticket);
  const addon = opening.door === 'addon' ? ((await who.as?.(school))?.addon ?? null) : null;
  if (opening.door === 'addon' && addon === null) throw new TicketRefused(404, 'unknown-class');
  const author = { course: course.id, draft, madeBy: who.person.id };
  const before = await parts.store.school(school, (db) => ticketOfDraft(db, author));
  if (before !== null) await changeBefore(parts, entered, addon, before, words, at);
  const kept = await parts.store.school(school, async (db) => {
    const id = await keepTicket(db, {
      id: TicketId.parse(idIn(school, parts.random())),
      ...author,
      composed: words,
      date: schoolDateOf(file, at),
      copyOf: null,
      madeAt: at,
    });
    const now = await loadTicket(db, id);
    if (now === null) return null;
    if (saysElse(now, words)) throw new TicketRefused(409, 'state', { state: now.state }); // opened at this moment
    if (before !== null && saysElse(before, words)) {
      await setMaxPoints(db, id, maxPointsOf(now));
      await raiseVersion(db, id);
    }
    return now;
  });
  if (kept === null) throw new TicketRefused(404, 'unknown-class');
  if (addon === null) return linkTicket(parts, entered, kept);
  const way: Way = { school, addon, place: opening.place, token };
  const hangsThere = ({ item, attachment }: BoundPlace): boolean => item === way.place.item && attachment !== null;
  return askLms(
    () => hangOnce(parts, school, kept.id, hangsThere, () => hang(parts, way, kept)),
    parts.patience,
    'unknown-class',
  );
}

/** A draft that is a ticket already changes as long as no learner has opened that. @throws TicketRefused 409 where one has */
async function changeBefore(
  parts: DeskParts,
  { opening, selected }: Entered,
  addon: Addon | null,
  before: Ticket,
  words: ComposedTicket,
  at: Instant,
): Promise<void> {
  const { file, course } = selected;
  const state = stateNow(before, file, at);
  if (state !== 'draft') {
    if (saysElse(before, words)) throw new TicketRefused(409, 'state', { state });
    return;
  }
  const change = (lms: Pick<Lms, 'addon' | 'linkTickets'>): Promise<void> =>
    changeAttached(parts, file.school.id, lms, before, words);
  if (addon !== null) await askLms(() => change({ addon, linkTickets: null }), parts.patience, 'unknown-class');
  else if (opening.door === 'link')
    await askForClass(async () => change(await parts.connect(file, course)), parts.patience);
}

interface Way {
  readonly school: SchoolId;
  readonly addon: Addon;
  readonly place: AddonPlace;
  readonly token: string | null;
}

async function hang(parts: DeskParts, way: Way, ticket: Ticket): Promise<BoundPlace> {
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
  return bound;
}

/** Our attachment that is there already, for an attempt whose answer was lost. */
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

const NEEDS_ASSIGNMENT: Said = {
  en: 'A ticket needs an assignment: make one in Classwork, and add Waymark there.',
  es: 'Un boleto necesita una tarea: cree una en Trabajo de clase y agregue Waymark allí.',
};
