import { pairOf } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Instant } from '../time.ts';
import type { GivenChance } from './types.ts';

/** A chance that has a score. */
export type ScoredChance = GivenChance & { readonly share: number; readonly scoredAt: Instant };

/** What one learner was given on one target, by round, and what else the record holds on it. */
export interface History {
  readonly chances: readonly GivenChance[];
  readonly scored: readonly ScoredChance[];
  /** Evidence from other sources than our own chances. */
  readonly elsewhere: readonly Sitting[];
}

const NOTHING: History = Object.freeze({ chances: [], scored: [], elsewhere: [] });

/** Looks up the history of a pair; evidence after `at` is not known yet. */
export function historiesOf(
  given: readonly GivenChance[],
  sittings: readonly Sitting[],
  at: Instant,
): (pair: Pick<GivenChance, 'learner' | 'target'>) => History {
  const histories = new Map<string, { chances: GivenChance[]; scored: ScoredChance[]; elsewhere: Sitting[] }>();
  const of = (
    pair: Pick<GivenChance, 'learner' | 'target'>,
  ): { chances: GivenChance[]; scored: ScoredChance[]; elsewhere: Sitting[] } => {
    const key = pairOf(pair.learner, pair.target);
    const history = histories.get(key) ?? { chances: [], scored: [], elsewhere: [] };
    histories.set(key, history);
    return history;
  };
  for (const chance of given.toSorted((a, b) => a.round - b.round)) {
    of(chance).chances.push(chance);
    if (isScored(chance)) of(chance).scored.push(chance);
  }
  for (const sitting of sittings) {
    if (sitting.kind !== 'chance' && sitting.at <= at) of(sitting).elsewhere.push(sitting);
  }
  return (pair) => histories.get(pairOf(pair.learner, pair.target)) ?? NOTHING;
}

function isScored(chance: GivenChance): chance is ScoredChance {
  return chance.share !== null && chance.scoredAt !== null;
}

/** The share reaches the threshold; 2.4 of 3 points is 80 % although the division falls a hair short. */
export function reaches(share: number, threshold: number): boolean {
  return share >= threshold - 1e-9;
}
