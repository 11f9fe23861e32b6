import type { CourseId, LearnerId, SchoolId } from '../../ids.ts';
import type { Said } from '../../language.ts';
import { LONGEST } from '../../ticket/lengths.ts';
import { IdeaReply, IdeaTitle } from '../../ticket/idea.ts';
import type { Choice } from '../../routing/types.ts';
import { choose } from '../../sync/acts/choose.ts';
import { moveHand, type Stroke } from '../../sync/acts/teachers-hand.ts';
import { UnknownSelection } from '../../sync/find.ts';
import type { SyncParts } from '../../sync/parts.ts';
import type { Instant } from '../../time.ts';
import type { Answer } from '../kit/deps.ts';
import type { Press } from './press.ts';

export interface HandOnPage {
  readonly school: SchoolId;
  readonly course: CourseId;
  /** The teacher's account. */
  readonly actor: string;
  readonly press: Press;
}

/** Does what a button of the teacher's hand says, and says what came of it in two languages. */
export async function handFromPage(
  parts: SyncParts,
  { school, course, actor, press }: HandOnPage,
  at: Instant,
): Promise<Answer> {
  const stroke = (is: Stroke): Promise<Answer> => moveHand(parts, { school, course, stroke: is }, at);
  switch (press.is) {
    case 'strike':
      return stroke({ is: 'strike', of: press.keys ?? press.kind, learner: null, plan: press.plan });
    case 'strike-child':
      return stroke({ is: 'strike', of: 'everything', learner: press.learner, plan: press.plan });
    case 'take-back':
      return stroke({
        is: 'take-back',
        strikes: press.struck.flatMap(({ target, learners }) =>
          learners.map((learner) => ({ kind: press.kind, learner, target })),
        ),
      });
    case 'note':
      return stroke({ is: 'edit-note', learner: press.learner, text: press.text, actor });
    case 'seminar':
      return stroke({ is: 'seminar-answer', answer: { date: press.date, slot: press.slot, tookPlace: press.held } });
    case 'anew':
      return stroke({ is: 'anew' });
    case 'ask':
      return stroke({ is: 'answer-ask', answer: { ask: press.ask, answer: press.answer, actor } });
    case 'idea': {
      const said = press.answer === 'open' ? { answer: press.answer } : { answer: press.answer, title: null };
      return stroke({ is: 'answer-idea', answer: { proposal: press.idea, actor, ...said } });
    }
    case 'idea-words': {
      const read = (press.answer === 'reply' ? IdeaReply : IdeaTitle).safeParse(press.words ?? '');
      if (!read.success) return { ok: false, said: SAID.noWords };
      const said =
        press.answer === 'reply'
          ? { answer: press.answer, text: read.data }
          : { answer: 'accept' as const, title: read.data };
      return stroke({ is: 'answer-idea', answer: { proposal: press.idea, actor, ...said } });
    }
    case 'choose':
      return recordChoice(
        parts,
        { school, course, actor, learner: press.learner, by: 'declared', route: press.route, place: null },
        at,
      );
    case 'put':
      return recordChoice(
        parts,
        { school, course, actor, learner: press.learner, by: 'assigned', ...PLACES[press.to] },
        at,
      );
    default:
      return press satisfies never;
  }
}

const PLACES = {
  first: { route: 'seminar', place: 'first' },
  second: { route: 'seminar', place: 'second' },
  workshop: { route: 'workshop', place: null },
  talk: { route: 'seminar', place: 'talk' },
  'not-today': { route: 'none', place: 'not-today' },
  nowhere: { route: 'none', place: null },
} as const satisfies Readonly<Record<Extract<Press, { is: 'put' }>['to'], Pick<Choice, 'route' | 'place'>>>;

const SAID = {
  laid: {
    en: 'The groups and the plan on this page are laid anew.',
    es: 'Los grupos y el plan de esta página se hicieron de nuevo.',
  },
  later: {
    en: 'It holds for the day. The next run takes it up.',
    es: 'Vale para el día. La próxima ejecución lo tendrá en cuenta.',
  },
  noWords: {
    en: `Write a sentence first, of ${LONGEST.reply} characters at most (a title of ${LONGEST.title}). Nothing was changed.`,
    es: `Primero escriba una frase, de ${LONGEST.reply} caracteres como máximo (un título, de ${LONGEST.title}). No se cambió nada.`,
  },
  stranger: {
    en: 'That student is not in the class any more. Nothing was recorded.',
    es: 'Ese estudiante ya no está en la clase. No se anotó nada.',
  },
} satisfies Readonly<Record<string, Said>>;

type Order = Pick<HandOnPage, 'school' | 'course' | 'actor'> &
  Pick<Choice, 'by' | 'route' | 'place'> & { readonly learner: LearnerId };

async function recordChoice(parts: SyncParts, order: Order, at: Instant): Promise<Answer> {
  try {
    const { laid } = await choose(parts, order, at);
    return { ok: true, said: laid ? SAID.laid : SAID.later };
  } catch (error) {
    if (!(error instanceof UnknownSelection)) throw error;
    return { ok: false, said: SAID.stranger };
  }
}
