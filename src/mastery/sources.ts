import type { SourceId } from '../ids.ts';
import { chanceAtLeast } from './beta-distribution.ts';
import { atLeast, type Cuts } from './cuts.ts';
import type { Running, Taken } from './methods/method.ts';
import type { Rule } from './rule.ts';
import { MOST_WEIGHT, sittingWeight } from './sitting-weight.ts';

/** One occasion, all its sittings taken together: their mean share, by weight. */
interface SourceTotal {
  readonly source: SourceId;
  weight: number;
  share: number;
}

export interface Disagreement {
  readonly sources: readonly [SourceId, SourceId];
  /** The low ones are older and what came after is good: that is learning, and R4 is waived. */
  readonly learning: boolean;
}

/** Faded by more than this weight of newer answers, a sitting no longer moves any chance (0.85^150 < 1e-10). */
const FORGOTTEN = 150;

/** The part of a list in time order that can still move a chance: one learner with years of results stays cheap. */
export function unforgotten(sittings: readonly Taken[]): readonly Taken[] {
  let newer = 0;
  let from = sittings.length * MOST_WEIGHT <= FORGOTTEN ? 0 : sittings.length;
  while (from > 0 && newer <= FORGOTTEN) {
    from -= 1;
    const sitting = sittings[from];
    if (sitting !== undefined) newer += sittingWeight(sitting);
  }
  return from === 0 ? sittings : sittings.slice(from);
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
 * R4: two sources of weight `disagreeWeight` (2) or more whose shares differ by `disagreeBy` (.40) or more; the newest that does, and
 * the newest it disagrees with, are named.
 *
 * @param apart every sitting is a source of its own, so that there is nothing to add up
 */
export function disagreement(sittings: readonly Taken[], apart: boolean, rule: Rule): Disagreement | null {
  if (apart) return split(sittings, sittingWeight, rule);
  return farApart(sittings, rule.cuts) ? split(totalsBySource(sittings), weightOfTotal, rule) : null;
}

/**
 * Sources disagree, and not by learning: whatever the chance, that is `approaching` (R4). As `disagreement` has it, but
 * most often without a look at the whole list: nothing is learnt as long as one of the newest is under the threshold.
 */
export function atOdds(sittings: readonly Taken[], apart: boolean, rule: Rule): boolean {
  if (apart && !allReach(sittings, Math.max(0, sittings.length - LEARNT), rule.threshold)) {
    const { disagreeBy, disagreeWeight } = rule.cuts;
    const { lowest, highest } = extremesOf({ sources: sittings, weightOf: sittingWeight, weight: disagreeWeight }, disagreeBy);
    return atLeast(highest - lowest, disagreeBy);
  }
  const split = disagreement(sittings, apart, rule);
  return split !== null && !split.learning;
}

/** So many newer sources must reach the threshold to count as learning. */
const LEARNT = 2;

type Source = Pick<SourceTotal, 'source' | 'share'>;

/** `sources` in the order of their newest sitting. */
function split<S extends Source>(sources: readonly S[], weightOf: (source: S) => number, { threshold, cuts }: Rule): Disagreement | null {
  const weighty: Weighty<S> = { sources, weightOf, weight: cuts.disagreeWeight };
  const { lowest, highest } = extremesOf(weighty, 1);
  if (!atLeast(highest - lowest, cuts.disagreeBy)) return null;
  const [low, high] = [highest - cuts.disagreeBy, lowest + cuts.disagreeBy];
  const named = sources[newestOutside(weighty, low, high, sources.length)];
  if (named === undefined) return null;
  const other = sources[newestOutside(weighty, named.share - cuts.disagreeBy, named.share + cuts.disagreeBy, sources.length)];
  if (other === undefined) return null;
  const lastLow = newestOutside(weighty, low, Infinity, sources.length);
  const learning = sources.length - lastLow > LEARNT && allReach(sources, lastLow + 1, threshold) && newestOutside(weighty, -Infinity, high, lastLow) < 0;
  return { sources: [other.source, named.source], learning };
}

interface Weighty<S extends Source> {
  readonly sources: readonly S[];
  readonly weightOf: (source: S) => number;
  /** What a source must weigh to be heard. */
  readonly weight: number;
}

/** The least and the greatest share, newest first, until they lie `enough` apart. */
function extremesOf<S extends Source>({ sources, weightOf, weight }: Weighty<S>, enough: number): { readonly lowest: number; readonly highest: number } {
  let lowest = 1;
  let highest = 0;
  for (let place = sources.length - 1; place >= 0 && !atLeast(highest - lowest, enough); place -= 1) {
    const source = sources[place];
    if (source === undefined || (source.share >= lowest && source.share <= highest) || !atLeast(weightOf(source), weight)) continue;
    if (source.share < lowest) lowest = source.share;
    if (source.share > highest) highest = source.share;
  }
  return { lowest, highest };
}

/** Place of the newest source before place `end` whose share is at most `low` or at least `high`; -1: there is none. */
function newestOutside<S extends Source>({ sources, weightOf, weight }: Weighty<S>, low: number, high: number, end: number): number {
  for (let place = end - 1; place >= 0; place -= 1) {
    const source = sources[place];
    if (source !== undefined && (atLeast(low, source.share) || atLeast(source.share, high)) && atLeast(weightOf(source), weight)) return place;
  }
  return -1;
}

function allReach(sources: readonly Source[], from: number, threshold: number): boolean {
  for (let place = from; place < sources.length; place += 1) {
    if (!atLeast(sources[place]?.share ?? 0, threshold)) return false;
  }
  return true;
}

/** A source's share lies between those of its sittings, so that most lists need no closer look. */
function farApart(sittings: readonly Taken[], { disagreeBy }: Cuts): boolean {
  let lowest = 1;
  let highest = 0;
  for (const { share } of sittings) {
    if (share < lowest) lowest = share;
    if (share > highest) highest = share;
  }
  return atLeast(highest - lowest, disagreeBy);
}

function weightOfTotal({ weight }: SourceTotal): number {
  return weight;
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
      totals.set(sitting.source, { source: sitting.source, weight, share: sitting.share });
    } else {
      total.share = (total.weight * total.share + weight * sitting.share) / (total.weight + weight);
      total.weight += weight;
    }
  }
  return [...totals.values()].toReversed();
}
