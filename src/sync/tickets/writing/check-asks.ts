import type { TargetCode } from '../../../ids.ts';
import type { Said } from '../../../language.ts';
import { ASKS_A_DAY, asksOn, type AskStanding } from '../../../pathway/check-asks.ts';
import { answerAsk, keepAsk, loadAsk, loadAsks, withdrawAsk } from '../../../store/day/asks.ts';
import { cleanText } from '../../../ticket/clean-text.ts';
import type { AskAnswer } from '../../../ticket/live.ts';
import { startOfDay } from '../../../school/calendar.ts';
import { dateIn, type Instant } from '../../../time.ts';
import { allowIn, changing, ticketOf, type ChangeParts } from './changes.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { holdOwn } from '../opening/kept-out.ts';
import type { LiveTickets } from '../live.ts';
import { ownLearner, teacherIn } from '../opening/whose.ts';

export interface AskParts extends ChangeParts {
  readonly live: LiveTickets;
}

/** A learner says that they are ready to show a target of the ticket, or takes that back while nobody has answered. */
export async function askForCheck(
  parts: AskParts,
  entered: Entered,
  order: { readonly target: TargetCode; readonly act: 'ask' | 'take-back'; readonly why?: string | undefined },
  at: Instant,
): Promise<void> {
  const learner = ownLearner(entered);
  const { file, course } = entered.selected;
  const { target } = order;
  const why = cleanText(order.why ?? '').trim();
  const standing = order.act === 'ask' ? await standingNow(parts, entered, target, at) : 'may';
  await changing(parts, entered, 'share', at, async ({ db, ticket, state }) => {
    allowIn(state, 'key', 'closed');
    const refuse = (said: Said) => new TicketRefused(409, 'state', { state, said });
    await holdOwn(parts, db, ticket.id, learner);
    if (order.act === 'take-back') {
      if (await withdrawAsk(db, course.id, { learner, target }, at)) return { changed: true, answer: null };
      throw refuse(NOT_OPEN);
    }
    if (standing === 'not-asked') throw new TicketRefused(422, 'malformed');
    if (standing !== 'may') throw refuse(REFUSED[standing]);
    const zone = file.school.timeZone;
    const today = asksOn(await loadAsks(db, course.id, startOfDay(zone, dateIn(zone, at))), learner, at, zone);
    if (today.length >= ASKS_A_DAY) throw refuse(REFUSED.full);
    if (!(await keepAsk(db, { course: course.id, ticket: ticket.id }, { learner, target, why }, at)))
      throw refuse(REFUSED.open);
    return { changed: true, answer: null };
  });
}

/** As the one engine sees it with this ticket in; `not-asked`: the ticket asks no such thing, or not of a learner who is gone. */
async function standingNow(
  { live }: AskParts,
  entered: Entered,
  target: TargetCode,
  at: Instant,
): Promise<AskStanding | 'not-asked'> {
  const own = await live.of(entered, ticketOf(entered), at);
  if (own.role !== 'learner') throw new TicketRefused(403, 'not-yours');
  allowIn(own.state, 'key', 'closed');
  if (!own.targets.some((each) => each.target === target)) return 'not-asked';
  return own.asks.find((each) => each.target === target)?.standing ?? 'mastered';
}

/** The teacher's word on a learner's question, or taking it back. */
export async function answerCheck(
  parts: AskParts,
  entered: Entered,
  { ask, answer }: { readonly ask: number; readonly answer: AskAnswer | 'open' },
  at: Instant,
): Promise<void> {
  const { course } = entered.selected;
  const actor = entered.opening.person;
  await changing(parts, entered, 'share', at, async ({ db, state }) => {
    const stored = await loadAsk(db, course.id, ask);
    teacherIn(entered, stored?.learner);
    if (stored === null) throw new TicketRefused(422, 'malformed');
    const done = await answerAsk(db, course.id, { ask, answer, actor }, at);
    if (done === 'gone') throw new TicketRefused(409, 'state', { state, said: GONE });
    return { changed: done === 'done', answer: null };
  });
}

const REFUSED: Readonly<Record<Exclude<AskStanding, 'may'>, Said>> = {
  mastered: { en: 'You have this one already.', es: 'Esto ya lo tienes.' },
  open: {
    en: 'You asked about this one already. Your teacher reads it.',
    es: 'Ya preguntaste por esto. Tu docente lo lee.',
  },
  approved: {
    en: 'Your teacher said yes already: the next ticket asks you about it.',
    es: 'Tu docente ya dijo que sí: el próximo boleto te pregunta por esto.',
  },
  talk: {
    en: 'Your teacher would like to talk with you about it first.',
    es: 'Tu docente quiere hablar contigo de esto primero.',
  },
  full: {
    en: `You asked ${ASKS_A_DAY} times today. You can ask again tomorrow.`,
    es: `Hoy ya preguntaste ${ASKS_A_DAY} veces. Mañana puedes preguntar otra vez.`,
  },
};

const NOT_OPEN: Said = {
  en: 'Your teacher has answered already. Look at the page again.',
  es: 'Tu docente ya contestó. Mira la página otra vez.',
};

const GONE: Said = {
  en: 'The student took this back, or asked anew. Nothing was changed.',
  es: 'El estudiante lo retiró o preguntó otra vez. No se cambió nada.',
};
