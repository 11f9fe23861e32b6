/** A running sum and what rounding has lost of it so far. */
export interface ExactSum {
  readonly sum: number;
  readonly lost: number;
}

export const ZERO: ExactSum = { sum: 0, lost: 0 };

/**
 * Adds one number by the method of Kahan and Babuska, as Ruby's `Array#sum` does and therefore Canvas: a mean that
 * falls on half a hundredth is then rounded as Canvas rounds it, in whatever order the numbers came.
 */
export function plus({ sum, lost }: ExactSum, value: number): ExactSum {
  const next = sum + value;
  const error = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  return { sum: next, lost: lost + error };
}

export function total({ sum, lost }: ExactSum): number {
  return sum + lost;
}
