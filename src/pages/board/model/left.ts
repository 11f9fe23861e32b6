import { perKind, type KindName } from '../../../plan/kinds/registry.ts';
import { limitOf, LIMITS, type Limit } from '../../../plan/limits.ts';
import { stillMatters } from '../../../plan/still-matters.ts';
import type { BoardInput } from './input.ts';

/** Approved messages that a daily limit holds back, and the limits in question. */
export interface Left {
  readonly counts: Readonly<Record<KindName, number>>;
  readonly limits: readonly Limit[];
}

/** Null when no message that still holds was left over. */
export function leftOf({ ledger, decisions, now }: BoardInput): Left | null {
  const counts = perKind(() => 0);
  const limits = new Set<Limit>();
  for (const { state, write, trouble } of ledger) {
    const limit = limitOf(trouble);
    if (limit === null || (state !== 'NEW' && state !== 'BOUND') || !stillMatters(write, decisions.date, now)) continue;
    counts[write.kind] += 1;
    limits.add(limit);
  }
  return limits.size === 0 ? null : { counts, limits: LIMITS.filter((limit) => limits.has(limit)) };
}
