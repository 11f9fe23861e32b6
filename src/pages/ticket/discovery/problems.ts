import { checkTicket } from '../../../ticket/check-ticket.ts';
import { sameNumber } from '../../../ticket/number.ts';
import type { ComposedTicket } from '../../../ticket/types.ts';
import type { ComposerPageData } from './data.ts';
import { ticketOf, type Draft, type OwnWords } from './draft.ts';

export type Trouble = 'unit' | 'target' | 'title' | 'station' | 'text' | 'few' | 'choice' | 'right' | 'number';

/** A problem that keeps the ticket from being attached, and its place. */
export interface ComposerProblem {
  /** The question's place, from 1; null: the ticket as a whole. */
  readonly question: number | null;
  readonly what: Trouble;
}

/** All problems, in the order of the page; empty: the ticket may be sent. */
export function problemsOf(
  draft: Draft,
  { units, targets }: Pick<ComposerPageData, 'units' | 'targets'>,
  own: OwnWords,
): ComposerProblem[] {
  const ticket = ticketOf(draft, own);
  const found: ComposerProblem[] = [...blanksOf(ticket)];
  const checked = checkTicket(ticket, {
    units: units.map(({ title }) => title),
    targets: new Set(targets.map(({ code }) => code)),
  });
  for (const { question, what } of checked) {
    const isTickets = what === 'target' && question !== null && draft.questions[question - 1]?.target === null;
    const problem = isTickets ? { question: null, what } : { question, what };
    if (!found.some((each) => each.question === problem.question && each.what === problem.what)) found.push(problem);
  }
  return found.toSorted((a, b) => (a.question ?? 0) - (b.question ?? 0));
}

function* blanksOf({ title, station, kind, questions }: ComposedTicket): Generator<ComposerProblem> {
  if (title === '') yield { question: null, what: 'title' };
  if (station === '') yield { question: null, what: 'station' };
  for (const [index, question] of questions.entries()) {
    const place = index + 1;
    if (question.text === '') yield { question: place, what: 'text' };
    if ((question.kind === 'one' || question.kind === 'several') && question.choices.length < 2)
      yield { question: place, what: 'few' };
    if (kind !== 'habit' && question.kind === 'number' && question.right !== undefined && !isNumber(question.right))
      yield { question: place, what: 'number' };
  }
}

/** False for text that is no number, as `sameNumber` then says that it does not even equal itself. */
function isNumber(text: string): boolean {
  return sameNumber(text, text);
}
