import type { LearnerId } from '../../ids.ts';
import { atLeast } from '../cuts.ts';
import type { Foretold } from './replay.ts';
import type { Level } from '../types.ts';

/** Results in one fifth of the scale of estimates. */
export interface Band {
  /** Bounds of the estimates, shares in [0, 1]. */
  readonly from: number;
  readonly to: number;
  readonly results: number;
  /** Mean of the estimates, and of the shares that came. */
  readonly expected: number;
  readonly came: number;
}

/** How a rule's estimates, each made before the result, compare with what came. */
export interface TrackRecord {
  /** Root of the mean squared distance between estimate and result, in shares of points (RMSE). */
  readonly off: number;
  /** Mean of result minus estimate: above 0, results came out better than the estimate. */
  readonly lean: number;
  /** Mean -(x ln p + (1 - x) ln(1 - p)), the estimate p kept within [0.01, 0.99]. */
  readonly logLoss: number;
  /** Only bands with results in them. */
  readonly bands: readonly Band[];
  /** Of all results: those on a target then called so, and how many of them reached the rule's threshold. */
  readonly called: Readonly<Record<'mastered' | 'not-yet', { readonly results: number; readonly reached: number }>>;
}

/** Two rules on the same results. */
export interface Comparison {
  /** Results on which both rules had an estimate; the record's distances are over these. */
  readonly results: number;
  /** First results on a target, and others on which one of the two said nothing. */
  readonly leftOut: number;
  /** Null: no result to compare with. */
  readonly from: TrackRecord | null;
  readonly to: TrackRecord | null;
  /** `same`: the estimates do not differ. `too-close`: they differ by less than chance alone explains. */
  readonly verdict: 'same' | 'better' | 'worse' | 'too-close';
}

/** A difference counts from two standard errors on. */
const SURE = 2;
/** With fewer learners their differences say nothing of chance. */
const LEARNERS = 5;
const BANDS = 5;
const CLIP = 0.01;

/**
 * Compares what two rules foretold. Both lists come from `replay` over the same results and hold the same sittings
 * in the same order. The verdict pairs the squared errors result by result; a learner's results count as one cluster.
 */
export function compareRecords(from: readonly Foretold[], to: readonly Foretold[]): Comparison {
  const both = from.flatMap((old, i) => {
    const now = to[i];
    return old.expected === null || now === undefined || now.expected === null
      ? []
      : [{ old: { ...old, expected: old.expected }, now: { ...now, expected: now.expected } }];
  });
  return {
    results: both.length,
    leftOut: from.length - both.length,
    from:
      both.length === 0
        ? null
        : recordOf(
            both.map(({ old }) => old),
            from,
          ),
    to:
      both.length === 0
        ? null
        : recordOf(
            both.map(({ now }) => now),
            to,
          ),
    verdict: verdictOf(
      both.map(({ old, now }) => ({
        learner: old.sitting.learner,
        gain: squared(old) - squared(now),
      })),
    ),
  };
}

type Expecting = Foretold & { readonly expected: number };

function recordOf(scored: readonly Expecting[], all: readonly Foretold[]): TrackRecord {
  return {
    off: Math.sqrt(mean(scored.map(squared))),
    lean: mean(scored.map(({ expected, sitting }) => sitting.share - expected)),
    logLoss: mean(
      scored.map(({ expected, sitting: { share } }) => {
        const p = Math.min(1 - CLIP, Math.max(CLIP, expected));
        return -(share * Math.log(p) + (1 - share) * Math.log(1 - p));
      }),
    ),
    bands: bandsOf(scored),
    called: { mastered: calledOf(all, 'mastered'), 'not-yet': calledOf(all, 'not-yet') },
  };
}

function bandsOf(scored: readonly Expecting[]): Band[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const within = scored.filter(({ expected }) => Math.min(BANDS - 1, Math.floor(expected * BANDS)) === band);
    return {
      from: band / BANDS,
      to: (band + 1) / BANDS,
      results: within.length,
      expected: mean(within.map(({ expected }) => expected)),
      came: mean(within.map(({ sitting }) => sitting.share)),
    };
  }).filter(({ results }) => results > 0);
}

function calledOf(all: readonly Foretold[], level: Level): { results: number; reached: number } {
  const called = all.filter((each) => each.level === level);
  return {
    results: called.length,
    reached: called.filter(({ sitting, threshold }) => atLeast(sitting.share, threshold)).length,
  };
}

function verdictOf(pairs: readonly { readonly learner: LearnerId; readonly gain: number }[]): Comparison['verdict'] {
  if (pairs.every(({ gain }) => Math.abs(gain) < 1e-12)) return 'same';
  const average = mean(pairs.map(({ gain }) => gain));
  const clusters = new Map<LearnerId, number>();
  for (const { learner, gain } of pairs) clusters.set(learner, (clusters.get(learner) ?? 0) + gain - average);
  const error = Math.sqrt([...clusters.values()].reduce((sum, each) => sum + each * each, 0)) / pairs.length;
  if (clusters.size < LEARNERS || Math.abs(average) <= SURE * error) return 'too-close';
  return average > 0 ? 'better' : 'worse';
}

function squared({ expected, sitting }: Expecting): number {
  return (sitting.share - expected) ** 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
