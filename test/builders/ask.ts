import { LearnerId, TargetCode } from '../../src/ids.ts';
import type { CheckAsk, StandingAsk } from '../../src/pathway/check-asks.ts';
import { instant } from '../../src/time.ts';

/** Asked in the morning of Monday, November 16, and not answered yet. */
export function ask(change?: Partial<StandingAsk>): StandingAsk;
export function ask(change: Partial<CheckAsk>): CheckAsk;
export function ask(change: Partial<CheckAsk> = {}): CheckAsk {
  return {
    id: 1,
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    why: '',
    at: instant('2026-11-16T15:00:00Z'),
    state: 'open',
    answeredAt: null,
    ...change,
  };
}

/** The same, granted an hour later. */
export function granted(change: Partial<StandingAsk> = {}): StandingAsk {
  return ask({ state: 'approved', answeredAt: instant('2026-11-16T16:00:00Z'), ...change });
}
