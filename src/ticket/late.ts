import type { LearnerId } from '../ids.ts';
import type { Own, Received } from './types.ts';

/** What came while the class graded or after: kept, and for the teacher to count or not. */
export function lateOf(received: readonly Received[], learner: LearnerId): Own['late'] {
  return received
    .filter((each) => each.learner === learner && each.status === 'late')
    .map(({ question, value, deviceAt, counts }) => ({ question, value, at: deviceAt, counts }));
}
