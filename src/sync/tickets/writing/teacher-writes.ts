import type { LearnerId, TargetCode } from '../../../ids.ts';
import type { Choice } from '../../../routing/types.ts';
import { loadRoster } from '../../../store/people/roster.ts';
import { saveChoice } from '../../../store/day/choices.ts';
import { currentAnswer, loadAnswers, setVersion } from '../../../store/tickets/answers.ts';
import { keepConference } from '../../../store/tickets/conferences.ts';
import { holdLearner } from '../../../store/tickets/learners.ts';
import { keepMark } from '../../../store/tickets/marks.ts';
import { keepNote } from '../../../store/tickets/notes.ts';
import { cleanText } from '../../../ticket/clean-text.ts';
import { stillLate } from '../../../ticket/late.ts';
import type { Move } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import { allowIn, changing, type ChangeParts, type Changing } from './changes.ts';
import type { Classes } from '../class-of.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { refuseKeptOut } from '../opening/kept-out.ts';
import { teacherIn } from '../opening/whose.ts';
import { routesDay } from '../work-of.ts';

interface OfLearner {
  readonly learner: LearnerId;
}

/** What is kept beside all before it: under its key it is kept once, however often its page sends it. */
interface ToldOnce extends OfLearner {
  readonly key?: string | undefined;
}

export interface TeacherParts extends ChangeParts {
  readonly classes: Classes;
}

const PLACES = {
  'seminar-1': { route: 'seminar', place: 'first' },
  'seminar-2': { route: 'seminar', place: 'second' },
  talk: { route: 'seminar', place: 'talk' },
  workshop: { route: 'workshop', place: null },
  'not-today': { route: 'none', place: 'not-today' },
  own: { route: 'none', place: null },
} as const satisfies Readonly<Record<Move, Pick<Choice, 'route' | 'place'>>>;

/** Where a teacher puts a learner, in the record of all routes. */
export async function assignPlace(
  parts: TeacherParts,
  entered: Entered,
  { learner, to }: OfLearner & { readonly to: Move },
  at: Instant,
): Promise<void> {
  await writing(parts, entered, learner, at, async ({ db, ticket, state }) => {
    allowIn(state, 'key');
    const { file, course } = entered.selected;
    const date = routesDay(ticket, file);
    await saveChoice(db, course.id, {
      learner,
      by: 'assigned',
      ...PLACES[to],
      date,
      at,
      actor: entered.opening.person,
    });
    return true;
  });
}

/** A teacher's mark; it stands over the machine's and the learner's own (P14). */
export async function markAnswer(
  parts: TeacherParts,
  entered: Entered,
  { learner, question, share }: OfLearner & { readonly question: number; readonly share: number | null },
  at: Instant,
): Promise<void> {
  await writing(parts, entered, learner, at, async ({ db, ticket, state }) => {
    if (ticket.questions[question - 1] === undefined) throw new TicketRefused(422, 'malformed');
    allowIn(state, 'marking', 'key', 'closed');
    const actor = entered.opening.person;
    await keepMark(db, ticket.id, { learner, question, by: 'teacher', share, at, actor });
    return true;
  });
}

/** The newest answer that came too late becomes the current one, or is left aside again. */
export async function countLateAnswer(
  parts: TeacherParts,
  entered: Entered,
  { learner, question, count }: OfLearner & { readonly question: number; readonly count: boolean },
  at: Instant,
): Promise<void> {
  await writing(parts, entered, learner, at, async ({ db, ticket, state }) => {
    await holdLearner(db, ticket.id, learner);
    const late = stillLate(await loadAnswers(db, ticket.id, learner)).filter((each) => each.question === question);
    const newest = late.at(-1);
    if (newest === undefined) throw new TicketRefused(422, 'malformed');
    allowIn(state, 'marking', 'key', 'closed');
    if (count) {
      if (newest.counts) return false;
      const { version } = await currentAnswer(db, ticket.id, { learner, question });
      await setVersion(db, newest.sequence, version + 1);
      return true;
    }
    const counting = late.findLast((each) => each.counts);
    if (counting === undefined) return false;
    await setVersion(db, counting.sequence, null);
    return true;
  });
}

/** What a teacher saw beside the desk. */
export async function keepConferenceOn(
  parts: TeacherParts,
  entered: Entered,
  { learner, target, share, key }: ToldOnce & { readonly target: TargetCode; readonly share: 0 | 0.5 | 1 },
  at: Instant,
): Promise<void> {
  const { file, course } = entered.selected;
  await writing(parts, entered, learner, at, async ({ db, ticket, state }) => {
    if (!file.targets.some(({ code }) => code === target)) throw new TicketRefused(422, 'malformed');
    allowIn(state, 'key', 'closed');
    const actor = entered.opening.person;
    return keepConference(
      db,
      { course: course.id, ticket: ticket.id },
      { learner, target, share, actor, at },
      key ?? null,
    );
  });
}

/** A note to one learner alone. */
export async function keepNoteOn(
  parts: TeacherParts,
  entered: Entered,
  { learner, text, key }: ToldOnce & { readonly text: string },
  at: Instant,
): Promise<void> {
  const words = cleanText(text).trim();
  if (words === '') throw new TicketRefused(422, 'malformed');
  const { course } = entered.selected;
  await writing(parts, entered, learner, at, async ({ db, ticket, state }) => {
    allowIn(state, 'open', 'marking', 'key', 'closed');
    const note = { course: course.id, ticket: ticket.id, learner, text: words };
    return keepNote(db, note, { actor: entered.opening.person, key: key ?? null }, at);
  });
}

/** A teacher's write about somebody of the class. @throws TicketRefused 422 about anybody else */
async function writing(
  parts: TeacherParts,
  entered: Entered,
  learner: LearnerId,
  at: Instant,
  work: (changing: Changing) => Promise<boolean>,
): Promise<void> {
  teacherIn(entered, learner);
  const { school, course } = entered.opening;
  const stored = await parts.store.school(school, (db) => loadRoster(db, course, 'everyone'));
  const isKnown =
    stored.some(({ id }) => id === learner) ||
    (await parts.classes.asked(entered, at)).some(({ id }) => id === learner);
  await changing(parts, entered, 'share', at, async (change) => {
    await refuseKeptOut(parts, change.db, learner); // the class list of the LMS has them all the same
    if (!isKnown && (await holdLearner(change.db, change.ticket.id, learner)) === null)
      throw new TicketRefused(422, 'malformed');
    return { changed: await work(change), answer: null };
  });
}
