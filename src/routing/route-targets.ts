import { pairOf } from '../ids.ts';
import type { TargetCode } from '../ids.ts';
import { isDecided } from '../mastery/decided.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Misses } from '../pathway/types.ts';
import type { Route, TargetRoute, Why } from './types.ts';
import { SEAT_OWED_WOULD_CHANGE, seatOwedRule, targetRule } from './target-words.ts';

/**
 * What the evidence recommends, per learner and target (R0 to R3): `mastered` -> workshop, `not-yet` ->
 * seminar, all else undecided; a seat owed after missed chances counts as seminar (P7). Evidence over `lapseDays`
 * (60 days) old recommends nothing, nor does a target that a re-check reopened (R8). That a seminar for need rests on two
 * sources (P2) is in the level.
 */
export function routeTargets(
  mastery: readonly Mastery[],
  misses: readonly Misses[],
  ruleFor: (target: TargetCode) => Rule,
): TargetRoute[] {
  const owed = new Map(
    misses.filter((each) => each.seatOwed).map((each) => [pairOf(each.learner, each.target), each.misses]),
  );
  return mastery.map((each) => {
    const missed = owed.get(pairOf(each.learner, each.target));
    return {
      learner: each.learner,
      target: each.target,
      route: missed === undefined ? routeOf(each) : 'seminar',
      seatOwed: missed !== undefined,
      why: whyOf(each, missed, ruleFor(each.target)),
    };
  });
}

/** What the evidence alone recommends on one target. */
export function routeOf(mastery: Pick<Mastery, 'level' | 'stale' | 'reason'>): Route {
  if (!isDecided(mastery)) return 'undecided';
  return mastery.level === 'mastered' ? 'workshop' : 'seminar';
}

function whyOf(mastery: Mastery, missed: number | undefined, rule: Rule): Why {
  if (missed === undefined)
    return { evidence: mastery.evidence, rule: targetRule(mastery, rule), wouldChange: mastery.wouldChange };
  return { evidence: mastery.evidence, rule: seatOwedRule(missed, rule), wouldChange: SEAT_OWED_WOULD_CHANGE };
}
