import type { SourceId } from '../ids.ts';
import { chanceAtLeast } from './beta-distribution.ts';
import { atLeast, type Cuts } from './cuts.ts';
import type { Running, Taken } from './methods/method.ts';
import type { Rule } from './rule.ts';
import { faded, MOST_WEIGHT, sittingWeight } from './sitting-weight.ts';

/** One occasion, all its sittings taken together. */
interface Total {
  readonly source: SourceId;
  /** Answers it counted for when given, and those left of them today. */
  weight: number;
  today: number;
  /** Mean of its sittings, by weight. */
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
export function restsOn(
  sittings: readonly Taken[],
  begin: Running,
  start: number,
  threshold: number,
  from: number,
  to: number,
): SourceId | null {
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

/** The occasions of one learner on one target, each as R4 takes it; in the order of their newest sitting. */
export interface Heard {
  readonly totals: readonly Total[];
  /** Answers that all of them count for today. */
  readonly whole: number;
  /** A first entrance ticket, given before the teaching. */
  readonly before: SourceId | null;
}

/**
 * @param sittings all there are, in time order
 * @param whole answers that all of them count for today
 * @param from place of the first that is listened to
 */
export function heard(sittings: readonly Taken[], whole: number, from = 0): Heard {
  const totals = new Map<SourceId, Total>();
  let left = 1;
  for (let i = sittings.length - 1; i >= from; i -= 1) {
    const sitting = sittings[i];
    if (sitting === undefined) continue;
    const weight = sittingWeight(sitting);
    const today = weight * left;
    left *= faded(weight);
    const total = totals.get(sitting.source);
    if (total === undefined) {
      totals.set(sitting.source, { source: sitting.source, weight, today, share: sitting.share });
    } else {
      total.share = (total.weight * total.share + weight * sitting.share) / (total.weight + weight);
      total.weight += weight;
      total.today += today;
    }
  }
  const first = sittings[0];
  return { totals: [...totals.values()].toReversed(), whole, before: first?.kind === 'entrance' ? first.source : null };
}

/**
 * R4: the sources of a list in time order that disagree, if any do. A glance tells most often that none can: a source's share
 * lies between those of its sittings, and where each has one, those that have faded under `disagreePart` need no look.
 *
 * @param apart every sitting is a source of its own
 * @param whole answers that all sittings count for today
 */
export function splitOf(sittings: readonly Taken[], apart: boolean, whole: number, rule: Rule): Disagreement | null {
  const { disagreeBy, disagreePart } = rule.cuts;
  let lowest = 1;
  let highest = 0;
  const speaks = apart ? disagreePart * whole : 0;
  let left = MOST_WEIGHT;
  let from = sittings.length;
  while (from > 0 && atLeast(left, speaks)) {
    from -= 1;
    const sitting = sittings[from];
    if (sitting === undefined) continue;
    if (sitting.share < lowest) lowest = sitting.share;
    if (sitting.share > highest) highest = sitting.share;
    left *= faded(sittingWeight(sitting));
  }
  return atLeast(highest - lowest, disagreeBy) ? disagreement(heard(sittings, whole, from), rule) : null;
}

interface Extremes {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * R4: two sources that still speak whose shares differ by `disagreeBy` (.40) or more; the newest that does, and
 * the newest it disagrees with, are named.
 */
function disagreement({ totals, whole, before }: Heard, rule: Rule): Disagreement | null {
  const { cuts } = rule;
  const speaking = totals.filter(mayDisagree(whole, before, cuts));
  const { lowest, highest } = extremesOf(speaking);
  if (!atLeast(highest - lowest, cuts.disagreeBy)) return null;
  const named = speaking.findLast(
    ({ share }) => atLeast(highest - cuts.disagreeBy, share) || atLeast(share, lowest + cuts.disagreeBy),
  );
  const other =
    named === undefined
      ? undefined
      : speaking.findLast(({ share }) => atLeast(Math.abs(share - named.share), cuts.disagreeBy));
  if (named === undefined || other === undefined) return null;
  return {
    sources: [other.source, named.source],
    learning: learntSince(lastLow(speaking, highest, cuts), { totals, whole, before }, rule),
  };
}

/**
 * R4: what was low once no longer speaks (it has faded, or was given before the teaching), and everything since is good: then no
 * source is left out in turn, for the newer ones are few by the nature of learning.
 */
export function outgrown(all: Heard, rule: Rule): boolean {
  const { totals, whole, before } = all;
  const { highest } = extremesOf(totals.filter(mayDisagree(whole, before, rule.cuts)));
  return learntSince(
    lastLow(
      totals.filter(({ weight }) => atLeast(weight, rule.cuts.disagreeWeight)),
      highest,
      rule.cuts,
    ),
    all,
    rule,
  );
}

/** R4: of weight when given, still of some weight today, and not from before the teaching. */
function mayDisagree(
  whole: number,
  before: SourceId | null,
  { disagreeWeight, disagreePart }: Cuts,
): (total: Total) => boolean {
  return ({ source, weight, today }) =>
    atLeast(weight, disagreeWeight) && atLeast(today, disagreePart * whole) && source !== before;
}

function extremesOf(totals: readonly Total[]): Extremes {
  let lowest = 1;
  let highest = 0;
  for (const { share } of totals) {
    if (share < lowest) lowest = share;
    if (share > highest) highest = share;
  }
  return { lowest, highest };
}

/** The newest that lies `disagreeBy` under the highest. */
function lastLow(totals: readonly Total[], highest: number, { disagreeBy }: Cuts): Total | undefined {
  return totals.findLast(({ share }) => atLeast(highest - disagreeBy, share));
}

/** So many newer sources must together reach the threshold to count as learning. */
const LEARNT = 2;

/**
 * Since `low` at least two sources whose joint share, by weight, reaches the threshold, the newest of them also on its own; and no
 * high one that still speaks before `low`. What may not disagree may not speak against it either: such a source
 * counts only where it reaches the threshold.
 */
function learntSince(low: Total | undefined, { totals, whole, before }: Heard, { threshold, cuts }: Rule): boolean {
  if (low === undefined) return false;
  const speaks = mayDisagree(whole, before, cuts);
  const place = totals.indexOf(low);
  if (totals.some((total, i) => i < place && speaks(total) && atLeast(total.share, low.share + cuts.disagreeBy)))
    return false;
  const since = totals.slice(place + 1).filter((total) => speaks(total) || atLeast(total.share, threshold));
  const newest = since.at(-1);
  if (newest === undefined || since.length < LEARNT || !atLeast(newest.share, threshold)) return false;
  const weight = since.reduce((sum, total) => sum + total.weight, 0);
  return atLeast(since.reduce((sum, total) => sum + total.weight * total.share, 0) / weight, threshold);
}
