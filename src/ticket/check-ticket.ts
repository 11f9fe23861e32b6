import type { TargetCode } from '../ids.ts';
import { isNumber } from './number.ts';
import type { ComposedTicket, Question } from './types.ts';

/** What a ticket has to fit. */
export interface CheckedAgainst {
  readonly units: readonly string[];
  readonly targets: ReadonlySet<TargetCode>;
}

export interface Problem {
  /** The question, from 1; null: the ticket as a whole. */
  readonly question: number | null;
  readonly what: 'unit' | 'target' | 'right' | 'number' | 'choice' | 'station';
}

/** Everything that keeps a composed ticket from being given out, all at once; empty: nothing. */
export function checkTicket(ticket: ComposedTicket, { units, targets }: CheckedAgainst): Problem[] {
  const problems: Problem[] = [];
  if (units.length > 0 && !units.includes(ticket.unit)) problems.push({ question: null, what: 'unit' });
  if (ticket.kind === 'station' && ticket.station === undefined) problems.push({ question: null, what: 'station' });
  ticket.questions.forEach((question, index) => {
    const place = index + 1;
    if (ticket.kind !== 'habit' && (question.target === null || !targets.has(question.target)))
      problems.push({ question: place, what: 'target' });
    if (ticket.kind !== 'habit' && question.kind !== 'sentence' && !hasRight(question))
      problems.push({ question: place, what: 'right' });
    // whatever a learner answered, it would be wrong
    if (
      ticket.kind !== 'habit' &&
      question.kind === 'number' &&
      question.right !== undefined &&
      !isNumber(question.right)
    )
      problems.push({ question: place, what: 'number' });
    if ((question.kind === 'one' || question.kind === 'several') && hasTwice(question.choices))
      problems.push({ question: place, what: 'choice' });
  });
  return problems;
}

/** The ticket as it is kept: a habit ticket has neither targets nor right answers, and only a station ticket a station. */
export function keptTicket({ station, ...ticket }: ComposedTicket): ComposedTicket {
  const named = ticket.kind === 'station' && station !== undefined ? { ...ticket, station } : ticket;
  return ticket.kind === 'habit' ? { ...named, questions: ticket.questions.map(withoutKey) } : named;
}

function hasRight(question: Exclude<Question, { kind: 'sentence' }>): boolean {
  if (question.right === undefined) return false;
  if (question.kind === 'one' || question.kind === 'several')
    return !hasTwice(question.right) && question.right.every((index) => index < question.choices.length);
  return true;
}

function hasTwice(values: readonly (string | number)[]): boolean {
  return new Set(values).size < values.length;
}

function withoutKey(question: Question): Question {
  if (question.kind === 'sentence') return { ...question, target: null };
  const { right: _right, ...rest } = question;
  return { ...rest, target: null };
}
