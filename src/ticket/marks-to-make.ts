import { isBlank } from './answers.ts';
import { currentAnswers, markOf } from './marks.ts';
import type { LearnerId } from '../ids.ts';
import type { TicketWork } from './work.ts';

/**
 * Questions that a learner still has to mark before choosing (FRAMES.md 8): the key is shown, there is an answer to hold against it, and
 * nobody's word on it is their own yet. A sentence has no key to hold it against.
 */
export function marksToMake({ ticket, received, marks }: TicketWork, learner: LearnerId): number[] {
  const current = currentAnswers(received, learner);
  const made = marks.filter((mark) => mark.learner === learner);
  return ticket.shown.filter((number) => {
    const question = ticket.questions[number - 1];
    const answer = current.get(number);
    if (question === undefined || question.kind === 'sentence' || answer === undefined) return false;
    return !isBlank(answer.value) && markOf(question, number, answer, made).self === null;
  });
}
