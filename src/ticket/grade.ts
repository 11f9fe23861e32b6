import type { LearnerId } from '../ids.ts';
import { isBlank, NEVER } from './answers.ts';
import { isMachineMarked } from './machine-mark.ts';
import { currentAnswers, markOf, standingMark } from './marks.ts';
import type { Ticket } from './types.ts';
import type { TicketWork } from './work.ts';

/** Points a ticket can give in the LMS: one for each question a machine can mark; null: it gives none (FRAMES.md 8). */
export function maxPointsOf({ kind, questions }: Pick<Ticket, 'kind' | 'questions'>): number | null {
  const points = kind === 'habit' ? 0 : questions.filter(isMachineMarked).length;
  return points === 0 ? null : points;
}

/**
 * The draft grade of one learner: the sum of the shares of the questions that count in `maxPointsOf`. Null before the key is
 * shown, for who answered nothing, and for who is neither done nor has marked anything. A blank gives what its teacher says, and else
 * nothing: no own mark makes an answer of it.
 */
export function gradeOf(
  { ticket, state, received, marks }: TicketWork,
  learner: LearnerId,
  done: boolean,
): number | null {
  if (maxPointsOf(ticket) === null || ticket.shown.length === 0 || (state !== 'key' && state !== 'closed')) return null;
  const current = currentAnswers(received, learner);
  if ([...current.values()].every(({ value }) => isBlank(value))) return null;
  const made = marks.filter((mark) => mark.learner === learner);
  if (!done && !made.some(({ by }) => by === 'self')) return null;
  return ticket.questions.reduce((sum, question, index) => {
    if (!isMachineMarked(question)) return sum;
    const answer = current.get(index + 1) ?? NEVER;
    const mark = markOf(question, index + 1, answer, made);
    const share = isBlank(answer.value) ? mark.teacher : standingMark(mark)?.share;
    return sum + (share ?? 0);
  }, 0);
}
