import type { LearnerId } from '../ids.ts';
import type { Received, TicketState } from './types.ts';
import type { Own } from './live.ts';

/** Of one learner's answers, in order: those that came too late and were not replaced by one in time since. */
export function stillLate<T extends Received>(received: readonly T[]): T[] {
  return received.filter(
    ({ question, status }, place) =>
      status === 'late' &&
      !received.slice(place + 1).some((after) => after.question === question && after.status === 'saved'),
  );
}

/** What came while the class graded or after: kept, and for the teacher to count or not. While the class answers, nothing is late. */
export function lateOf(received: readonly Received[], learner: LearnerId, state: TicketState): Own['late'] {
  if (state === 'open') return [];
  return stillLate(received.filter((each) => each.learner === learner)).map(
    ({ question, value, deviceAt, counts }) => ({ question, value, at: deviceAt, counts }),
  );
}
