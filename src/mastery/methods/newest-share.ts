import { percent, type Said } from '../../language.ts';

/** How much the newest result and all before it count; shares that add up to 1. */
export interface Parts {
  readonly newest: number;
  readonly older: number;
}

/**
 * From the share of the newest result, multiplied out as Canvas does it from a whole number of percent: there 35 %
 * is `0.01 * 35`, which as a float is not `0.35`, and half a hundredth is rounded accordingly.
 */
export function partsOf(weight: number): Parts {
  const wholePercent = Math.round(weight * 1e10) / 1e8;
  return { newest: 0.01 * wholePercent, older: 0.01 * (100 - wholePercent) };
}

/** Each new result against everything before it, in words. */
export function decayClause(weight: number): Said {
  const newest = percent(weight);
  const older = percent(1 - weight);
  return {
    en: `each new result counts ${newest.en}, and everything before it together ${older.en}`,
    es: `cada resultado nuevo cuenta un ${newest.es}, y todo lo anterior en conjunto, un ${older.es}`,
  };
}
