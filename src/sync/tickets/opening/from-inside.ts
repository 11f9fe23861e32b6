import { loadOpening } from '../../../store/tickets/openings.ts';
import { ticketsOf } from '../../../store/tickets/tickets.ts';
import type { TicketId, TicketKind } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import type { SelectedCourse } from '../../find.ts';
import type { Courses } from '../courses.ts';
import { TicketRefused, type Inside } from '../desk.ts';
import type { Entered } from './enter.ts';
import type { DeskParts } from '../parts.ts';
import { stateNow, theTicket } from '../work-of.ts';

/** What was composed on a page that answers an LMS's wish for a link, and that wish. @throws TicketRefused where nothing was yet */
export async function composedOn(
  { store }: DeskParts,
  { opening, token }: Entered,
  at: Instant,
): Promise<{ readonly ticket: TicketId; readonly title: string; readonly wish: string }> {
  return store.school(opening.school, async (db) => {
    const ticket = (await loadOpening(db, db.school, opening.id, at))?.opening.ticket ?? null;
    if (opening.door !== 'launch' || opening.frame !== 'discovery' || ticket === null || token === null)
      throw new TicketRefused(404, 'unknown-page');
    return { ticket, title: (await theTicket(db, ticket)).title, wish: token };
  });
}

/** The tickets of the class somebody came from that are not over yet, newest first. A draft is shown to nobody. */
export async function openNow(
  parts: Pick<DeskParts, 'store'>,
  courses: Courses,
  inside: Inside,
  at: Instant,
): Promise<{ readonly ticket: TicketId; readonly title: string; readonly kind: TicketKind }[]> {
  const selected = await courses.in(inside.school, inside.course, at);
  if (selected === null) throw new TicketRefused(403, 'not-yours');
  return openIn(parts, selected, at);
}

/** The tickets of a class that are not over yet, newest first. */
export async function openIn(
  { store }: Pick<DeskParts, 'store'>,
  { file, course }: SelectedCourse,
  at: Instant,
): Promise<{ readonly ticket: TicketId; readonly title: string; readonly kind: TicketKind }[]> {
  return (await store.school(file.school.id, (db) => ticketsOf(db, course.id)))
    .filter((ticket) => !['draft', 'closed'].includes(stateNow(ticket, file, at)))
    .toReversed()
    .map(({ id, title, kind }) => ({ ticket: id, title, kind }));
}

/** What a learner of the class is told before a page that is for its teachers (FRAMES.md 3), with a ticket that is theirs to go to. */
export async function onlyForTeachers(
  parts: Pick<DeskParts, 'store'>,
  selected: SelectedCourse,
  at: Instant,
): Promise<TicketRefused> {
  const [newest] = await openIn(parts, selected, at);
  return new TicketRefused(403, 'learner', { own: newest?.ticket ?? null });
}
