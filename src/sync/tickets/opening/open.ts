import { AttachmentId, LearnerId, SchoolId, SubmissionId } from '../../../ids.ts';
import type { Addon, AddonContext } from '../../../lms/addon.ts';
import { schoolDateOf } from '../../../school/calendar.ts';
import { keepWork, meetLearner } from '../../../store/tickets/learners.ts';
import { saveOpening } from '../../../store/tickets/openings.ts';
import { changeTicket, loadTicket } from '../../../store/tickets/tickets.ts';
import { raiseVersion } from '../../../store/tickets/versions.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { idIn } from '../../../ticket/school-in-id.ts';
import type { TicketId } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import type { SelectedCourse } from '../../find.ts';
import { askLms } from '../ask-lms.ts';
import { ticketOn } from './bind.ts';
import type { Courses } from '../courses.ts';
import { onlyForTeachers } from './from-inside.ts';
import { TicketRefused, type Opening, type OpeningWish, type SignedIn } from '../desk.ts';
import { refuseKeptOut } from './kept-out.ts';
import { isHosted } from '../../../school/hosted.ts';
import type { DeskParts } from '../parts.ts';

/** The LMS is asked about a course that is in no school file as well, so that a stranger cannot find out which courses we know. */
const NO_SCHOOL = SchoolId.parse('*');

/** Opens a page as FRAMES.md 2 says: nothing in the address is believed. @throws TicketRefused */
export async function openPage(
  parts: DeskParts,
  courses: Courses,
  who: SignedIn,
  wish: OpeningWish,
  at: Instant,
): Promise<Opening> {
  const { place, frame } = wish;
  const selected = await courses.find(who.person.lms, place.course, at);
  const addon = (await who.as?.(selected?.file.school.id ?? NO_SCHOOL))?.addon ?? null;
  const gone = frame === 'discovery' ? 'unknown-class' : 'ticket-gone';
  if (addon === null) throw new TicketRefused(404, gone);
  const context = await askLms(() => addon.context(place, wishedBy(wish)), parts.patience, gone);
  if (selected === null) throw new TicketRefused(404, 'unknown-class');
  if (!isHosted(who.person, selected.file)) throw new TicketRefused(403, 'not-yours');
  if (context.role === 'learner' && frame !== 'student') throw await onlyForTeachers(parts, selected, at);

  const base = {
    id: idIn(selected.file.school.id, parts.random()),
    school: selected.file.school.id,
    course: place.course,
    item: place.item,
    place,
    door: 'addon',
    frame,
    role: context.role,
    person: who.person.id,
    name: who.person.name,
  } as const;
  const found =
    frame === 'discovery' ? NOTHING_YET : await findWork({ parts, courses, selected, addon }, wish, context, base, at);
  const opening: Opening = { ...base, ...found };
  const proof =
    wish.token === null || frame !== 'discovery'
      ? null
      : await parts.seal.close(opening.school, who.person, wish.token);
  await parts.store.school(opening.school, async (db) => {
    if (opening.learner !== null) await refuseKeptOut(parts, db, opening.learner); // a review names somebody too
    if (opening.role === 'learner' && opening.ticket !== null)
      await beginFor(parts, db, selected, opening, opening.ticket, at);
    if (frame === 'review') await keepReviewed(db, opening);
    await saveOpening(db, opening, proof, at);
  });
  return opening;
}

type Found = Pick<Opening, 'attachment' | 'submission' | 'ticket' | 'learner'>;

const NOTHING_YET: Found = { attachment: null, submission: null, ticket: null, learner: null };

/** The ticket that hangs there, and whose work the page shows. */
async function findWork(
  {
    parts,
    courses,
    selected,
    addon,
  }: {
    readonly parts: DeskParts;
    readonly courses: Courses;
    readonly selected: SelectedCourse;
    readonly addon: Addon;
  },
  wish: OpeningWish,
  context: AddonContext,
  { person }: Pick<Opening, 'person'>,
  at: Instant,
): Promise<Found> {
  const attachment = idOf(AttachmentId, wish.attachment);
  const { place } = wish;
  const ticket = await ticketOn(parts, courses, { selected, addon, place, attachment }, at);
  if (wish.frame === 'review') {
    const submission = idOf(SubmissionId, wish.submission);
    const work = await askLms(() => addon.workOf(place, attachment, submission), parts.patience, 'ticket-gone');
    return { attachment, submission, ticket, learner: work.learner };
  }
  const learner = context.role === 'learner' ? LearnerId.parse(person) : null;
  return { attachment, submission: context.submission, ticket, learner };
}

/** A review says where the work is of who came by the link alone; their grade can go there. */
async function keepReviewed(db: SchoolDb, { ticket, learner, attachment, submission }: Opening): Promise<void> {
  if (ticket === null || learner === null) return;
  await keepWork(db, ticket, learner, idOf(AttachmentId, attachment), idOf(SubmissionId, submission));
}

/** The learner's first opening opens the ticket; its date is that school day. @throws TicketRefused where nothing is to be kept of the learner */
export async function beginFor(
  parts: Pick<DeskParts, 'subject'>,
  db: SchoolDb,
  { file }: SelectedCourse,
  { learner, name, attachment, submission }: Opening,
  id: TicketId,
  at: Instant,
): Promise<void> {
  if (learner !== null) await refuseKeptOut(parts, db, learner);
  const ticket = await loadTicket(db, id);
  if (ticket?.state === 'draft')
    await changeTicket(db, ticket, { state: 'open', openedAt: at, date: schoolDateOf(file, at) });
  if (learner === null) return;
  await meetLearner(
    db,
    id,
    {
      learner,
      name,
      attachment: attachment === null ? null : AttachmentId.parse(attachment),
      submission: submission === null ? null : SubmissionId.parse(submission),
    },
    at,
  );
  // a class of whom one more is known may be advised otherwise, once the key is shown
  const isQuiet = ticket?.state !== 'draft' && ticket?.shown.length === 0;
  await raiseVersion(db, id, isQuiet ? { learner } : 'all');
}

/** What the LMS is asked by: the attachment, or where there is none yet, what it gave to the page that attaches. */
export function wishedBy({
  frame,
  attachment,
  token,
}: Pick<OpeningWish, 'frame' | 'attachment' | 'token'>):
  | { readonly attachment: AttachmentId }
  | { readonly token: string } {
  if (frame !== 'discovery') return { attachment: idOf(AttachmentId, attachment) };
  if (token === null || token === '') throw new TicketRefused(403, 'open-again');
  return { token };
}

function idOf<T>(
  schema: { safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false } },
  text: string | null,
): T {
  const read = schema.safeParse(text);
  if (!read.success) throw new TicketRefused(404, 'ticket-gone');
  return read.data;
}
