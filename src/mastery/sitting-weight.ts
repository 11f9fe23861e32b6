import type { Result } from './methods/method.ts';

/** No sitting counts for more answers. */
export const MOST_WEIGHT = 6;
const UNKNOWN = 2;
/** Answers of one sitting agree a little more than answers of different days. */
const AGREEMENT = 0.1;

/** What is left of a result for every newer answer. Source: `METHODS.md` 5. */
const KEPT = 0.85;

/** What is left of a result after newer ones that count for so many answers. */
export function faded(newerAnswers: number): number {
  return KEPT ** newerAnswers;
}

/**
 * How many independent answers one sitting counts for, in [1, 6]: min(6, k / (1 + 0.1 (k - 1))) for
 * k scored questions on the target; 2 when k is unknown, and for a conference (R0).
 * Source: `METHODS.md` 5.
 */
export function sittingWeight({ kind, questions }: Pick<Result, 'kind' | 'questions'>): number {
  if (questions === null || kind === 'conference') return UNKNOWN;
  return Math.min(MOST_WEIGHT, questions / (1 + AGREEMENT * (questions - 1)));
}
