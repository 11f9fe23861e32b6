import type { LearnerId } from '../ids.ts';
import type { Said } from '../language.ts';
import { NO_ROUTE, type LearnerAdvice } from './advice.ts';
import { NEVER } from './answers.ts';
import { lateOf } from './late.ts';
import { currentAnswers, markOf } from './marks.ts';
import type { Mark } from './types.ts';
import type { Chosen, Own, RightAnswer, ShownRoute, TicketNote } from './live.ts';
import type { TicketWork } from './work.ts';

export interface OwnInput {
  readonly v: number;
  readonly work: TicketWork;
  readonly learner: LearnerId;
  readonly done: boolean;
  readonly notes: readonly TicketNote[];
  /** Null: not known yet. */
  readonly advice: LearnerAdvice | null;
}

const NOTHING_NEXT: Said = { en: '', es: '' };

/**
 * What a learner's own page lives on: nothing of anyone else, and of the key only what is shown (FRAMES.md 8, 9). What the
 * evidence says comes with the first key.
 */
export function ownView({ v, work, learner, done, notes, advice }: OwnInput): Own {
  const { ticket, state, received } = work;
  const current = currentAnswers(received, learner);
  const made = work.marks.filter((mark) => mark.learner === learner);
  const keys: Record<number, RightAnswer> = {};
  const marks: Record<number, Mark> = {};
  ticket.questions.forEach((question, index) => {
    const number = index + 1;
    const isShown = ticket.shown.includes(number);
    const mark = markOf(question, number, current.get(number) ?? NEVER, made);
    marks[number] = isShown ? mark : { ...mark, machine: null };
    if (isShown && question.kind !== 'sentence' && question.right !== undefined) keys[number] = question.right;
  });
  const isTold = ticket.shown.length > 0 && (state === 'key' || state === 'closed');
  return {
    v,
    role: 'learner',
    state,
    shown: ticket.shown,
    answers: [...current].map(([question, { value, version }]) => ({ question, value, version })),
    late: lateOf(received, learner, state),
    keys,
    marks,
    done,
    route: isTold ? ownRoute(advice?.route ?? NO_ROUTE, learner) : null,
    notes,
    next: isTold ? (advice?.next ?? NOTHING_NEXT) : NOTHING_NEXT,
    targets: isTold ? (advice?.targets ?? []) : [],
    menu: isTold ? (advice?.menu ?? []) : [],
    asks: isTold ? (advice?.asks ?? []) : [],
    ideas: isTold ? (advice?.ideas ?? []) : [],
  };
}

/** A route as its learner has it: who else chose is told by what they are, not by an id (FRAMES.md 9: nobody else's stands in it). */
function ownRoute(route: ShownRoute, learner: LearnerId): ShownRoute {
  const byOther = (chosen: Chosen | null): Chosen | null =>
    chosen === null || chosen.by === learner ? chosen : { ...chosen, by: 'teacher' };
  return { ...route, declared: byOther(route.declared), assigned: byOther(route.assigned) };
}
