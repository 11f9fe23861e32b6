import { daysAfter, type Instant } from '../time.ts';
import { atLeast } from './cuts.ts';
import type { Taken } from './methods/method.ts';
import type { Rule } from './rule.ts';

/** When a mastered target is looked at again (P6). */
export interface Recheck {
  readonly at: Instant;
  /** Days to the one after, if this one holds. */
  readonly thenDays: number;
  /** When a due re-check came out under the threshold, and no later one has held; null otherwise. */
  readonly missedAt: Instant | null;
}

const LONGEST_GAP = 365;

export function firstRecheck(masteredAt: Instant, rule: Rule): Recheck {
  return { at: daysAfter(masteredAt, rule.recheckDays), thenDays: nextGap(rule.recheckDays), missedAt: null };
}

/**
 * A sitting on a mastered target. Before the re-check is due it changes nothing; when due, at or
 * above the threshold the gap doubles, under it the target is reopened: the next re-check is due at
 * once, and the gaps begin anew (R8).
 */
export function afterSitting(recheck: Recheck, { at, share }: Pick<Taken, 'at' | 'share'>, rule: Rule): Recheck {
  if (at < recheck.at) return recheck;
  if (!atLeast(share, rule.threshold)) return { at: at, thenDays: rule.recheckDays, missedAt: at };
  return { at: daysAfter(at, recheck.thenDays), thenDays: nextGap(recheck.thenDays), missedAt: null };
}

function nextGap(days: number): number {
  return Math.min(LONGEST_GAP, 2 * days);
}
