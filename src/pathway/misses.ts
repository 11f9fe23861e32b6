import type { TargetCode } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Level, Mastery } from '../mastery/types.ts';
import type { Instant } from '../time.ts';
import { historiesOf, reaches } from './history.ts';
import type { History } from './history.ts';
import type { GivenChance, Misses } from './types.ts';

/** Too little evidence owes no seat (P2). */
const UNMASTERED: ReadonlySet<Level> = new Set(['not-yet', 'approaching', 'slipped']);

export interface MissesInput {
  readonly mastery: readonly Mastery[];
  readonly given: readonly GivenChance[];
  readonly sittings: readonly Sitting[];
  readonly ruleFor: (target: TargetCode) => Rule;
  readonly at: Instant;
}

/**
 * Chances scored under the threshold in a row, newest backwards, per learner and target that had a chance. Work not
 * handed in is no miss (P3). From `missesToSeminar` on a seat is owed (P7), until other evidence on the target is
 * newer than the last miss.
 */
export function countMisses(input: MissesInput): Misses[] {
  const historyOf = historiesOf(input.given, input.sittings, input.at);
  return input.mastery.flatMap((each) => {
    const history = historyOf(each);
    if (history.scored.length === 0) return [];
    const rule = input.ruleFor(each.target);
    const misses = missesInARow(history, rule);
    const seatOwed =
      misses >= rule.missesToSeminar && UNMASTERED.has(each.level) && !each.stale && !hasNewerEvidence(history);
    return [{ learner: each.learner, target: each.target, misses, seatOwed }];
  });
}

function missesInARow(history: History, rule: Rule): number {
  const lastReached = history.scored.findLastIndex((chance) => reaches(chance.share, rule.threshold));
  return history.scored.length - 1 - lastReached;
}

function hasNewerEvidence(history: History): boolean {
  const last = history.scored.at(-1);
  return last !== undefined && history.elsewhere.some((sitting) => sitting.at > last.scoredAt);
}
