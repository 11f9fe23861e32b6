import { CourseId, CourseworkId, LearnerId } from '../../../ids.ts';
import { schoolDateOf } from '../../../school/calendar.ts';
import { loadOpening, saveOpening } from '../../../store/tickets/openings.ts';
import { bindPlace, placesOf, ticketAt } from '../../../store/tickets/places.ts';
import { dropTicket, keepTicket, loadTicket } from '../../../store/tickets/tickets.ts';
import { idIn, schoolInId } from '../../../ticket/school-in-id.ts';
import { ComposedTicket, TicketId, type Ticket } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import type { SelectedCourse } from '../../find.ts';
import { askForClass } from '../ask-lms.ts';
import type { Courses } from '../courses.ts';
import { TicketRefused, type FrameLeft, type Inside, type Opening, type SignedIn } from '../desk.ts';
import { onlyForTeachers } from './from-inside.ts';
import { ticketOn } from './bind.ts';
import { beginFor } from './open.ts';
import { isHosted } from '../../../school/hosted.ts';
import type { DeskParts } from '../parts.ts';

/**
 * Opens a ticket from its link (FRAMES.md 11). Who somebody is in the class is asked with the credential of the class's
 * own teacher, or was said by the LMS when it sent them in. A stranger to the class gets the same answer whether or not
 * there is such a ticket.
 * @throws TicketRefused
 */
export async function openTicketLink(
  parts: DeskParts,
  courses: Courses,
  who: SignedIn,
  address: { readonly ticket: string; readonly from: FrameLeft | undefined },
  at: Instant,
): Promise<Opening> {
  const { from } = address;
  if (from !== undefined && 'place' in from && who.inside === undefined)
    return openHanging(parts, courses, who, from, at);
  const left = from !== undefined && 'opening' in from ? await leftBy(parts, who, from.opening, at) : null;
  const found = await ticketIn(parts, left ?? address.ticket);
  const course = who.inside?.course ?? found?.course;
  const school = found === null ? null : schoolInId(found.id);
  const selected = course === undefined || school === null ? null : await courses.in(school, course, at);
  if (found === null || selected === null || !comesFrom(who, selected)) throw new TicketRefused(403, 'not-yours');
  const role = await roleIn(parts, selected, who);
  const ticket = found.course === selected.course.id ? found.id : await copyFor(parts, selected, found, at);
  return opened(parts, selected, who, role, ticket, at);
}

/** The ticket at the place of the frame they left, read with the credential of the class's own teacher; for a copy, the copy's own ticket. */
async function openHanging(
  parts: DeskParts,
  courses: Courses,
  who: SignedIn,
  { place, attachment }: Extract<FrameLeft, { readonly place: unknown }>,
  at: Instant,
): Promise<Opening> {
  const selected = await courses.find(who.person.lms, place.course, at);
  if (selected === null || !comesFrom(who, selected)) throw new TicketRefused(403, 'not-yours');
  const role = await roleIn(parts, selected, who);
  const { file, course } = selected;
  const addon = await askForClass(async () => (await parts.connect(file, course)).addon, parts.patience);
  if (addon === null) throw new TicketRefused(404, 'ticket-gone');
  const ticket = await ticketOn(parts, courses, { selected, addon, place, attachment }, at);
  return opened(parts, selected, who, role, ticket, at);
}

/** The ticket of a page this person opened; null: the page belongs to somebody else, or the opening has expired. */
async function leftBy({ store }: DeskParts, who: SignedIn, id: string, at: Instant): Promise<string | null> {
  const school = schoolInId(id);
  const kept = school === null ? null : await loadOpening(store.look(school), school, id, at);
  return kept?.opening.person === who.person.id ? kept.opening.ticket : null;
}

async function opened(
  parts: DeskParts,
  selected: SelectedCourse,
  who: SignedIn,
  role: Inside['role'],
  ticket: TicketId,
  at: Instant,
): Promise<Opening> {
  const [hangs] = await parts.store.school(selected.file.school.id, async (db) =>
    (await placesOf(db, ticket)).toSorted((a, b) => Number(a.attachment !== null) - Number(b.attachment !== null)),
  );
  const opening = openingOf(parts, selected, who, {
    frame: role === 'teacher' ? 'teacher' : 'student',
    role,
    item: hangs?.item ?? CourseworkId.parse(ticket),
    ticket,
  });
  await parts.store.school(opening.school, async (db) => {
    if (role === 'learner') await beginFor(parts, db, selected, opening, ticket, at);
    await saveOpening(db, opening, null, at);
  });
  return opening;
}

/**
 * Opens a page on which a ticket is composed that a link will lead to, for a teacher of the class.
 * @param address of the course, as it came; null: the one they came from inside
 * @throws TicketRefused
 */
export async function openComposer(
  parts: DeskParts,
  courses: Courses,
  who: SignedIn,
  address: string | null,
  wish: string | null,
  at: Instant,
): Promise<Opening> {
  const course = CourseId.safeParse(address);
  const selected =
    who.inside !== undefined
      ? await courses.in(who.inside.school, who.inside.course, at)
      : course.success
        ? await courses.find(who.person.lms, course.data, at)
        : null;
  if (selected === null || !comesFrom(who, selected)) throw new TicketRefused(403, 'not-yours');
  if ((await roleIn(parts, selected, who)) === 'learner') throw await onlyForTeachers(parts, selected, at);
  if (wish === null && !(await makesLinks(parts, selected))) throw new TicketRefused(404, 'unknown-page');
  const opening = openingOf(parts, selected, who, {
    frame: 'discovery',
    role: 'teacher',
    item: NO_ITEM,
    ticket: null,
  });
  const proof = wish === null ? null : await parts.seal.close(opening.school, who.person, wish);
  await parts.store.school(opening.school, (db) => saveOpening(db, opening, proof, at));
  return opening;
}

/** Nothing of it stands in the LMS yet. */
const NO_ITEM = CourseworkId.parse('new');

async function ticketIn({ store }: DeskParts, address: string): Promise<Ticket | null> {
  const id = TicketId.safeParse(address);
  const school = id.success ? schoolInId(id.data) : null;
  return !id.success || school === null ? null : store.school(school, (db) => loadTicket(db, id.data));
}

/** Of the LMS of that school; from inside, of that very class. */
function comesFrom({ person, inside }: SignedIn, { file, course }: SelectedCourse): boolean {
  if (file.school.lms !== person.lms) return false;
  if (inside === undefined) return isHosted(person, file);
  return inside.school === file.school.id && inside.course === course.id;
}

async function roleIn(parts: DeskParts, { file, course }: SelectedCourse, who: SignedIn): Promise<Inside['role']> {
  if (who.inside !== undefined) return who.inside.role;
  const role = await askForClass(
    async () => (await parts.connect(file, course)).memberOf(course.id, who.person.id),
    parts.patience,
  );
  if (role === null) throw new TicketRefused(403, 'not-yours');
  return role;
}

async function makesLinks({ connect, patience }: DeskParts, { file, course }: SelectedCourse): Promise<boolean> {
  return askForClass(async () => (await connect(file, course)).linkTickets !== null, patience);
}

function openingOf(
  { random }: DeskParts,
  { file, course }: SelectedCourse,
  { person, inside }: SignedIn,
  page: Pick<Opening, 'frame' | 'role' | 'item' | 'ticket'>,
): Opening {
  return {
    ...page,
    id: idIn(file.school.id, random()),
    school: file.school.id,
    course: course.id,
    place: { course: course.id, item: page.item, kind: 'assignment' },
    attachment: null,
    submission: null,
    door: inside === undefined ? 'link' : 'launch',
    person: person.id,
    name: person.name,
    learner: page.role === 'learner' ? LearnerId.parse(person.id) : null,
  };
}

/** The link of a copied class leads to a fresh ticket with the same questions and nothing of the old one. */
async function copyFor(
  { store, random }: DeskParts,
  { file, course }: SelectedCourse,
  original: Ticket,
  at: Instant,
): Promise<TicketId> {
  const school = file.school.id;
  const spot = { course: course.id, item: CourseworkId.parse(original.id), attachment: null };
  return store.school(school, async (db) => {
    const known = await ticketAt(db, spot);
    if (known !== null) return known;
    const id = TicketId.parse(idIn(school, random()));
    await keepTicket(db, {
      id,
      course: course.id,
      composed: ComposedTicket.parse(original),
      date: schoolDateOf(file, at),
      draft: null,
      copyOf: original.id,
      madeBy: original.madeBy,
      madeAt: at,
    });
    const bound = await bindPlace(db, { ...spot, ticket: id, maxPoints: null });
    if (bound !== id) await dropTicket(db, id); // somebody else of the class opened it at the same moment
    return bound;
  });
}
