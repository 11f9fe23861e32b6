import { byId, type TargetCode } from '../../ids.ts';
import type { GivenChance } from '../../pathway/types.ts';
import type { Thing } from '../types.ts';

/** What a learner did with the chances that were given; `markOf` is the share that reaches a target. */
export function fromChances(given: readonly GivenChance[], markOf: (target: TargetCode) => number): Thing[] {
  const rounds = given.toSorted((a, b) => byId(a.givenAt, b.givenAt) || a.round - b.round);
  return rounds.flatMap((chance, i) => {
    const { target, handedIn, scoredAt } = chance;
    if (!handedIn && scoredAt === null) return [];
    const before = rounds.slice(0, i).findLast((earlier) => earlier.target === target);
    const at = scoredAt ?? chance.givenAt;
    return [
      { done: { kind: scoredAt === null ? ('practice' as const) : ('chance-taken' as const), target }, at },
      ...(before !== undefined && wasMissed(before, markOf(target))
        ? [{ done: { kind: 'after-miss' as const, target }, at }]
        : []),
    ];
  });
}

/** Not handed in, or under the mark; one that waits for its score is neither yet. */
function wasMissed({ handedIn, share }: GivenChance, mark: number): boolean {
  return share === null ? !handedIn : share < mark;
}
