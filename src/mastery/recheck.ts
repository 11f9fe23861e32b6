import { daysAfter, type Instant } from '../time.ts';
import { atLeast } from './cuts.ts';
import type { Taken } from './methods/method.ts';
import type { Rule } from './rule.ts';

/** Why a mastered target is asked about at once: a due re-check came out under the threshold, or one light answer did. */
export interface Doubt {
  readonly why: 'missed' | 'light';
  readonly at: Instant;
}

/** When a mastered target is looked at again (P6). */
export interface Recheck {
  readonly at: Instant;
  /** Days it waits after the newest evidence. */
  readonly days: number;
  /** What no later result has answered yet. */
  readonly doubt: Doubt | null;
}

const LONGEST_GAP = 365;

export function firstRecheck(masteredAt: Instant, { recheckDays }: Rule): Recheck {
  return { at: daysAfter(masteredAt, recheckDays), days: recheckDays, doubt: null };
}

/**
 * A sitting on a mastered target (R8). The re-check waits for some days without evidence: every sitting puts it off.
 * One that comes when it is due is the re-check; at or above the threshold the gap doubles, under it the target is
 * reopened. A light answer under the threshold, due or not, asks for one more question. Both are due at once, and
 * the gaps begin again with the result that answers them.
 *
 * @param light the sitting, with the light ones just before it, weighs too little to say that it slipped
 */
export function afterSitting(
  recheck: Recheck,
  { at, share }: Pick<Taken, 'at' | 'share'>,
  rule: Rule,
  light: boolean,
): Recheck {
  const { doubt } = recheck;
  const due = at >= recheck.at;
  if (!atLeast(share, rule.threshold)) {
    if (light && doubt?.why !== 'missed') return doubted(at, 'light', rule);
    if (due) return doubted(at, 'missed', rule);
    return { ...recheck, at: daysAfter(at, recheck.days) };
  }
  const days = !due || doubt !== null ? recheck.days : Math.min(LONGEST_GAP, 2 * recheck.days);
  return { at: daysAfter(at, days), days, doubt: null };
}

function doubted(at: Instant, why: Doubt['why'], { recheckDays }: Rule): Recheck {
  return { at, days: recheckDays, doubt: { why, at } };
}
