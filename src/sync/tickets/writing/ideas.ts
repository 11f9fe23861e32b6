import type { Said } from '../../../language.ts';
import { notProposed, PROPOSALS_A_DAY, type NotProposed } from '../../../pathway/proposals.ts';
import {
  answerProposal,
  keepProposal,
  loadProposal,
  loadProposals,
  withdrawProposal,
} from '../../../store/day/proposals.ts';
import type { Instant } from '../../../time.ts';
import { allowIn, changing, type ChangeParts } from './changes.ts';
import { TicketRefused, type IdeaAnswer, type IdeaOrder } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { holdOwn } from '../opening/kept-out.ts';
import { ownLearner, teacherIn } from '../opening/whose.ts';

/** A learner proposes an activity of their own for a target of the ticket, or takes it back while nobody has answered. */
export async function proposeIdea(parts: ChangeParts, entered: Entered, order: IdeaOrder, at: Instant): Promise<void> {
  const learner = ownLearner(entered);
  const { file, course } = entered.selected;
  await changing(parts, entered, 'share', at, async ({ db, ticket, state }) => {
    const refuse = (said: Said) => new TicketRefused(409, 'state', { state, said });
    if (order.act === 'propose' && !ticket.questions.some(({ target }) => target === order.target))
      throw new TicketRefused(422, 'malformed');
    allowIn(state, 'key', 'closed');
    await holdOwn(parts, db, ticket.id, learner);
    if (order.act === 'take-back') {
      if (!(await withdrawProposal(db, course.id, { learner, id: order.idea }, at))) throw refuse(NOT_OPEN);
      return { changed: true, answer: null };
    }
    const own = (await loadProposals(db, course.id)).filter((each) => each.learner === learner);
    const not = notProposed(order, own, at, file.school.timeZone);
    if (not !== null) throw refuse(REFUSED[not]);
    const { target, text, url } = order;
    await keepProposal(db, { course: course.id, ticket: ticket.id }, { learner, target, text, url }, at);
    return { changed: true, answer: null };
  });
}

/** The teacher's word on a learner's idea. */
export async function answerIdea(
  parts: ChangeParts,
  entered: Entered,
  { idea, ...said }: IdeaAnswer,
  at: Instant,
): Promise<void> {
  const { course } = entered.selected;
  const actor = entered.opening.person;
  await changing(parts, entered, 'share', at, async ({ db, state }) => {
    const stored = await loadProposal(db, course.id, idea);
    teacherIn(entered, stored?.learner);
    if (stored === null) throw new TicketRefused(422, 'malformed');
    const done = await answerProposal(db, course.id, { proposal: idea, actor, ...said }, at);
    if (done === 'gone') throw new TicketRefused(409, 'state', { state, said: GONE });
    return { changed: done === 'done', answer: null };
  });
}

const REFUSED: Readonly<Record<NotProposed, Said>> = {
  already: { en: 'You sent this idea already.', es: 'Ya enviaste esta idea.' },
  full: {
    en: `You sent ${PROPOSALS_A_DAY} ideas today. You can send more tomorrow.`,
    es: `Hoy ya enviaste ${PROPOSALS_A_DAY} ideas. Mañana puedes enviar más.`,
  },
};

const NOT_OPEN: Said = {
  en: 'Your teacher has answered already. Look at the page again.',
  es: 'Tu docente ya contestó. Mira la página otra vez.',
};

const GONE: Said = {
  en: 'The student took this back. Nothing was changed.',
  es: 'El estudiante lo retiró. No se cambió nada.',
};
