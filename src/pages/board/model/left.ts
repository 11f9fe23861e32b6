import { perKind, type KindName } from '../../../plan/kinds/registry.ts';
import { limitOf, LIMITS, type Limit } from '../../../plan/limits.ts';
import { stillMatters } from '../../../plan/still-matters.ts';
import type { BoardInput } from './input.ts';

/** What was approved and a limit of the day holds back, and which limits those are. */
export interface Left {
  readonly counts: Readonly<Record<KindName, number>>;
  readonly limits: readonly Limit[];
}

/** Null when nothing that still matters was left. */
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
