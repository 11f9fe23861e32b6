import { saveChoice } from '../../../store/day/choices.ts';
import { keepMark } from '../../../store/tickets/marks.ts';
import { keepReflection } from '../../../store/tickets/notes.ts';
import { cleanText } from '../../../ticket/clean-text.ts';
import { marksToMake } from '../../../ticket/marks-to-make.ts';
import type { Instant } from '../../../time.ts';
import { allowIn, changing, type ChangeParts } from './changes.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { holdOwn } from '../opening/kept-out.ts';
import { ownLearner } from '../opening/whose.ts';
import { routesDay, theSeen, workOn } from '../work-of.ts';

/** A learner's own marks against the key that is shown. */
export async function markOwnAnswers(
  parts: ChangeParts,
  entered: Entered,
  marks: readonly { readonly question: number; readonly share: 0 | 1 }[],
  at: Instant,
): Promise<void> {
  const learner = ownLearner(entered);
  await changing(parts, entered, 'share', at, async ({ db, ticket, state }) => {
    if (marks.some(({ question }) => ticket.questions[question - 1] === undefined))
      throw new TicketRefused(422, 'malformed');
    allowIn(state, 'key');
    if (marks.some(({ question }) => !ticket.shown.includes(question)))
      throw new TicketRefused(409, 'state', { state });
    await holdOwn(parts, db, ticket.id, learner);
    for (const { question, share } of marks)
      await keepMark(db, ticket.id, { learner, question, by: 'self', share, at, actor: entered.opening.person });
    return { changed: marks.length > 0, answer: null };
  });
}

/** What a learner chooses after the key, in the record of all routes; again is a change, and everything is kept. */
export async function declareRoute(
  parts: ChangeParts,
  entered: Entered,
  { route, reflection }: { readonly route: 'seminar' | 'workshop'; readonly reflection?: string },
  at: Instant,
): Promise<void> {
  const learner = ownLearner(entered);
  const { selected, opening } = entered;
  const course = selected.course.id;
  await changing(parts, entered, 'share', at, async ({ db, ticket, state }) => {
    allowIn(state, 'key');
    await holdOwn(parts, db, ticket.id, learner);
    const work = await workOn(db, await theSeen(db, ticket.id), selected.file, at, learner);
    if (marksToMake(work, learner).length > 0) throw new TicketRefused(409, 'state', { state, said: MARK_FIRST });
    const date = routesDay(ticket, selected.file);
    await saveChoice(db, course, { learner, by: 'declared', route, place: null, date, at, actor: opening.person });
    const text = cleanText(reflection ?? '').trim();
    if (text !== '') await keepReflection(db, { course, ticket: ticket.id, learner, text }, at);
    return { changed: true, answer: null };
  });
}

const MARK_FIRST = {
  en: 'Look at your answers beside the key first, and mark each one. Then choose.',
  es: 'Primero mira tus respuestas junto a la clave y marca cada una. Luego elige.',
};
