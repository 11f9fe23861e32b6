import type { SchoolDate } from '../time.ts';
import type { Act, Ticket, TicketState } from './types.ts';

/** What a step changes; `shown` are the questions whose key is shown from then on. */
export interface Stepped {
  readonly state: TicketState;
  readonly shown: readonly number[];
}

/**
 * The state a ticket is in on a school day: as it was left, or closed where its days are over (FRAMES.md 8).
 * @param lastDay the last school day it is open on: its own, or for an exit ticket the next one
 */
export function stateOn(ticket: Pick<Ticket, 'state'>, today: SchoolDate, lastDay: SchoolDate): TicketState {
  return ticket.state !== 'draft' && today > lastDay ? 'closed' : ticket.state;
}

/**
 * One step in the life of a ticket (FRAMES.md 8).
 * @param question the one whose key is shown; absent: all of them
 * @returns null where the state does not allow it; the ticket as it is where the step was taken already
 */
export function step(
  { kind, state, shown, questions, markingAt }: Pick<Ticket, 'kind' | 'state' | 'shown' | 'questions' | 'markingAt'>,
  act: Act,
  question?: number,
): Stepped | null {
  const same: Stepped = { state, shown };
  if (kind === 'habit' && act !== 'close') return null; // neither key nor marking
  switch (act) {
    case 'grade-together':
      if (state === 'open') return { state: 'marking', shown };
      return state === 'draft' || (state === 'closed' && markingAt === null) ? null : same; // closed as it was open: it was not graded together
    case 'show-key': {
      const wanted = question === undefined ? questions.map((_each, index) => index + 1) : [question];
      if (question !== undefined && questions[question - 1] === undefined) return null;
      if (wanted.every((each) => shown.includes(each))) return state === 'draft' || state === 'open' ? null : same;
      if (state !== 'marking' && state !== 'key') return null;
      return { state: 'key', shown: [...new Set([...shown, ...wanted])].toSorted((a, b) => a - b) };
    }
    case 'more-time':
      if (state === 'marking' && shown.length === 0) return { state: 'open', shown };
      return state === 'open' ? same : null;
    case 'close':
      if (state === 'closed') return same;
      return state === 'open' || state === 'key' ? { state: 'closed', shown } : null;
    default:
      return act satisfies never;
  }
}

/** Whether what was answered counts as evidence by now: from "Grade together" or closing on. */
export function isCounted({ kind }: Pick<Ticket, 'kind'>, state: TicketState): boolean {
  return kind !== 'habit' && (state === 'marking' || state === 'key' || state === 'closed');
}
