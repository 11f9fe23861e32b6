import type { SourceId } from '../ids.ts';
import { chanceAtLeast } from './beta-distribution.ts';
import { CUTS, atLeast } from './cuts.ts';
import type { Running, Taken } from './method.ts';
import { sittingWeight } from './sitting-weight.ts';

/** One occasion, all its sittings taken together. */
interface SourceTotal {
  readonly source: SourceId;
  weight: number;
  /** Mean share, by weight. */
  share: number;
  /** Of weight enough to disagree. */
  heavy: boolean;
}

export interface Disagreement {
  readonly sources: readonly [SourceId, SourceId];
  /** The low ones are older and what came after is good: that is learning, and R4 is waived. */
  readonly learning: boolean;
}

/** Faded by more than this weight of newer answers, a sitting no longer moves any chance (0.85^150 < 1e-10). */
const FORGOTTEN = 150;

/** The part of a list in time order that can still move a chance: one learner with years of results stays cheap. */
export function unforgotten(sittings: readonly Taken[], count: number): readonly Taken[] {
  let newer = 0;
  let from = count;
  while (from > 0 && newer <= FORGOTTEN) {
    from -= 1;
    const sitting = sittings[from];
    if (sitting !== undefined) newer += sittingWeight(sitting);
  }
  return sittings.slice(from, count);
}

/**
 * R4: the chance of the threshold without each source in turn, newest first, until one is met where
 * it does not lie in [`from`, `to`]: that source decides alone. Null when none does, or when there
 * is only one source (then R0 has spoken).
 */
export function restsOn(sittings: readonly Taken[], begin: Running, start: number, threshold: number, from: number, to: number): SourceId | null {
  const sources = new Set<SourceId>();
  for (let i = sittings.length - 1; i >= 0; i -= 1) {
    const sitting = sittings[i];
    if (sitting !== undefined) sources.add(sitting.source);
  }
  if (sources.size < 2) return null;
  for (const source of sources) {
    let running = begin;
    for (const sitting of sittings) if (sitting.source !== source) running = running.add(sitting);
    const { posterior } = running.figure(start);
    if (posterior === null) return null;
    const chance = chanceAtLeast(threshold, posterior);
    if (!atLeast(chance, from) || !atLeast(to, chance)) return source;
  }
  return null;
}

/**
 * R4: two sources of weight 2 or more whose shares differ by .40 or more; the newest that does, and
 * the newest it disagrees with, are named. Sources stand in the order of their newest sitting.
 */
export function disagreement(sittings: readonly Taken[], threshold: number): Disagreement | null {
  if (!farApart(sittings)) return null;
  const totals = totalsBySource(sittings);
  let lowest = 1;
  let highest = 0;
  for (const { share, heavy } of totals) {
    if (heavy && share < lowest) lowest = share;
    if (heavy && share > highest) highest = share;
  }
  if (!atLeast(highest - lowest, CUTS.disagreeBy)) return null;

  let lastLow = -1;
  let firstHigh = totals.length;
  let newest = 0;
  for (let place = 0; place < totals.length; place += 1) {
    const total = totals[place];
    if (total === undefined || !total.heavy) continue;
    const low = atLeast(highest - total.share, CUTS.disagreeBy);
    const high = atLeast(total.share - lowest, CUTS.disagreeBy);
    if (low) lastLow = place;
    if (high && firstHigh === totals.length) firstHigh = place;
    if (low || high) newest = place;
  }
  const named = totals[newest];
  const other = totals.findLast(({ share, heavy }) => heavy && named !== undefined && atLeast(Math.abs(share - named.share), CUTS.disagreeBy));
  if (named === undefined || other === undefined) return null;
  const newer = totals.slice(lastLow + 1);
  const learning = newer.length >= 2 && firstHigh >= lastLow && newer.every(({ share }) => atLeast(share, threshold));
  return { sources: [other.source, named.source], learning };
}

/** A source's share lies between those of its sittings, so that most lists need no closer look. */
function farApart(sittings: readonly Taken[]): boolean {
  let lowest = 1;
  let highest = 0;
  for (const { share } of sittings) {
    if (share < lowest) lowest = share;
    if (share > highest) highest = share;
  }
  return atLeast(highest - lowest, CUTS.disagreeBy);
}

/** In the order of each source's newest sitting: met first when walking back, so turned round at the end. */
function totalsBySource(sittings: readonly Taken[]): SourceTotal[] {
  const totals = new Map<SourceId, SourceTotal>();
  for (let i = sittings.length - 1; i >= 0; i -= 1) {
    const sitting = sittings[i];
    if (sitting === undefined) continue;
    const weight = sittingWeight(sitting);
    const total = totals.get(sitting.source);
    if (total === undefined) {
      totals.set(sitting.source, { source: sitting.source, weight, share: sitting.share, heavy: atLeast(weight, CUTS.disagreeWeight) });
    } else {
      total.share = (total.weight * total.share + weight * sitting.share) / (total.weight + weight);
      total.weight += weight;
      total.heavy = atLeast(total.weight, CUTS.disagreeWeight);
    }
  }
  return [...totals.values()].toReversed();
}
