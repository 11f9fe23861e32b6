import type { Sitting } from '../evidence/types.ts';
import { byId, pairOf, type EvidenceId, type LearnerId, type SourceId, type TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import { daysBetween, type Instant } from '../time.ts';
import { chanceAtLeast, quantile } from './beta-distribution.ts';
import { withClassBkt } from './methods/class-bkt.ts';
import { classStarts, startOf } from './methods/class-start.ts';
import { OCCASIONS, type Counting } from './counting.ts';
import { atLeast } from './cuts.ts';
import { standingAfter, type Standing, type Terms } from './levels.ts';
import type { Figure } from './methods/method.ts';
import { methodOf } from './methods/registry.ts';
import type { Rule } from './rule.ts';
import { mustBeSound } from './sound-sittings.ts';
import { sittingWeight } from './sitting-weight.ts';
import type { Mastery } from './types.ts';
import { changeOf } from './would-change.ts';
import { ruleSentence, wouldChangeSentence } from './words.ts';

const NOTHING: Figure = { value: null, posterior: null, weight: null };

export interface Pair {
  readonly learner: LearnerId;
  readonly target: TargetCode;
}

/**
 * Mastery of one target by one learner at a moment. `sittings` are this learner's on this target, in
 * any order (of equal times the figures keep theirs, and to a level from a distribution it does not matter), and may be none at all (`no-evidence`, no value) or a million. What lies after `at`
 * does not count, nor does a habit ticket; evidence that is named twice counts once. With a threshold of 1 a distribution never reaches
 * it (chance 0); a method without one can.
 *
 * @throws RangeError when a sitting's share does not lie in [0, 1] or its maximum is not above 0; all such are named
 * @param classStart the class's typical result, a share in [0, 1]; used only when the rule starts there
 */
export function masteryOf(
  pair: Pair,
  sittings: readonly Sitting[],
  rule: Rule,
  at: Instant,
  classStart?: number,
): Mastery {
  return masteryUnder(termsOf(rule, classStart), pair, sittings, at);
}

/** What holds for all learners on a target, made once. */
interface Shared extends Terms {
  readonly sentence: Said;
  readonly counting: Counting;
}

function termsOf(rule: Rule, classStart: number | undefined, counting: Counting = OCCASIONS): Shared {
  return {
    method: methodOf(rule.method),
    rule,
    start: startOf(rule, classStart),
    sentence: ruleSentence(rule, counting),
    counting,
  };
}

function masteryUnder(terms: Shared, pair: Pair, sittings: readonly Sitting[], at: Instant): Mastery {
  const { method, rule } = terms;
  mustBeSound(sittings);
  const counted = inOrder(countable(sittings, at));
  const decided = method.begin(rule).figure(terms.start).posterior === null ? counted : weakestFirst(counted);
  const standing = standingAfter(terms, decided);
  const newest = counted.at(-1);
  const running =
    decided === counted ? standing.running : counted.reduce((memory, each) => memory.add(each), method.begin(rule));
  const { value, posterior, points } = newest === undefined ? NOTHING : running.figure(terms.start);
  const chance = posterior === null ? null : chanceAtLeast(rule.threshold, posterior);
  const { sources, weights } = basisOf(counted, standing.sources === counted.length);
  const stale = newest !== undefined && daysBetween(newest.at, at) > rule.cuts.lapseDays;
  return {
    learner: pair.learner,
    target: pair.target,
    method: method.name,
    value,
    points:
      value === null || newest === undefined ? null : method.round(points ?? value * newest.possible, newest.possible),
    low: posterior === null ? null : quantile(0.1, posterior),
    high: posterior === null ? null : quantile(0.9, posterior),
    pThreshold: chance,
    level: standing.verdict.level,
    certainty: certaintyOf(standing, chance, rule),
    reason: standing.verdict.reason,
    evidence: evidenceOf(counted),
    sources,
    weights: posterior === null ? null : weights,
    newest: newest?.at ?? null,
    stale,
    masteredAt: standing.verdict.level === 'mastered' ? standing.masteredAt : null,
    recheckAt: standing.recheck?.at ?? null,
    due: standing.recheck !== null && standing.recheck.at <= at,
    rule: terms.sentence,
    wouldChange: wouldChangeSentence(standing, changeOf(terms, standing, decided, at, stale), terms, stale),
  };
}

export interface Class {
  /** Of the whole class, any learners and targets mixed. */
  readonly sittings: readonly Sitting[];
  readonly ruleFor: (target: TargetCode) => Rule;
  readonly at: Instant;
  /** What its sentences call the results and their occasions; absent: as teachers read it. */
  readonly counting?: Counting;
}

export interface Assessment extends Class {
  readonly learners: readonly LearnerId[];
  readonly targets: readonly TargetCode[];
}

/** One entry for each learner and target, those without evidence included; learners outermost, both in the order given. */
export function assess({ learners, targets, ...whole }: Assessment): Mastery[] {
  const terms = termsFor(whole);
  const { byLearner } = grouped(whole.sittings);
  return learners.flatMap((learner) =>
    targets.map((target) =>
      masteryUnder(terms(target), { learner, target }, byLearner.get(learner)?.get(target) ?? [], whole.at),
    ),
  );
}

/** One entry for each learner and target that the sittings name, in the order they first do. */
export function assessSeen(whole: Class): Mastery[] {
  const terms = termsFor(whole);
  return grouped(whole.sittings).pairs.map((own) => masteryUnder(terms(own[0].target), own[0], own, whole.at));
}

/** The terms of each target, made when it is first asked for. */
function termsFor(whole: Class): (target: TargetCode) => Shared {
  const starts = startsOf(whole);
  const ruleFor = rulesOf(whole);
  const known = new Map<TargetCode, Shared>();
  return (target) => {
    const terms = known.get(target) ?? termsOf(ruleFor(target), starts.get(target), whole.counting);
    known.set(target, terms);
    return terms;
  };
}

/** Of the targets whose rule starts at the class. */
function startsOf({ sittings, ruleFor, at }: Class): ReadonlyMap<TargetCode, number> {
  return classStarts(
    countableOfClass(
      sittings.filter(({ target }) => ruleFor(target).start === 'class'),
      at,
    ),
  );
}

/** With what a rule leaves to the class filled in. */
function rulesOf({ sittings, ruleFor, at }: Class): Class['ruleFor'] {
  return withClassBkt(ruleFor, () => inOrder(countableOfClass(sittings, at)));
}

type Own = [Sitting, ...Sitting[]];

/** The sittings of each pair, `pairs` in the order they are first named. */
function grouped(sittings: readonly Sitting[]): { byLearner: Map<LearnerId, Map<TargetCode, Own>>; pairs: Own[] } {
  const byLearner = new Map<LearnerId, Map<TargetCode, Own>>();
  const pairs: Own[] = [];
  for (const sitting of sittings) {
    const { learner, target } = sitting;
    const targets = byLearner.get(learner) ?? new Map<TargetCode, Own>();
    byLearner.set(learner, targets);
    const own = targets.get(target);
    if (own !== undefined) {
      own.push(sitting);
      continue;
    }
    const first: Own = [sitting];
    targets.set(target, first);
    pairs.push(first);
  }
  return { byLearner, pairs };
}

function evidenceOf(counted: readonly Sitting[]): EvidenceId[] {
  const all: EvidenceId[] = [];
  for (const { evidence } of counted) for (const id of evidence) all.push(id);
  return all;
}

/**
 * The sources in the order they were first met, and the answers each counts for (R9).
 *
 * @param apart every sitting is a source of its own, so that there is nothing to add up
 */
function basisOf(
  counted: readonly Sitting[],
  apart: boolean,
): { readonly sources: SourceId[]; readonly weights: number[] } {
  if (apart) return { sources: counted.map(({ source }) => source), weights: counted.map(sittingWeight) };
  const weights = new Map<SourceId, number>();
  for (const sitting of counted)
    weights.set(sitting.source, (weights.get(sitting.source) ?? 0) + sittingWeight(sitting));
  return { sources: [...weights.keys()], weights: [...weights.values()] };
}

/** Of one learner on one target, what counts: up to `at`, habit tickets left out (they say how a learner works, not what is mastered), nothing twice. */
function countable(sittings: readonly Sitting[], at: Instant): readonly Sitting[] {
  return sittings.every(counting(at)) ? sittings : sittings.filter(counting(at)); // usually all count, and nothing has to be copied
}

/** The same of a class. What speaks for two learners or two targets counts for each. */
export function countableOfClass(sittings: readonly Sitting[], at: Instant): Sitting[] {
  const pairs = new Map<string, (sitting: Sitting) => boolean>();
  return sittings.filter((sitting) => {
    const pair = pairOf(sitting.learner, sitting.target);
    const counts = pairs.get(pair) ?? counting(at);
    pairs.set(pair, counts);
    return counts(sitting);
  });
}

/** Told the sittings of one learner on one target in turn: whether each counts. */
function counting(at: Instant): (sitting: Sitting) => boolean {
  const seen = new Set<EvidenceId>();
  return (sitting) => {
    if (sitting.at > at || sitting.kind === 'habit') return false;
    const known = seen.size;
    for (const id of sitting.evidence) seen.add(id);
    return sitting.evidence.length === 0 || seen.size > known;
  };
}

/** In time order; equal times keep theirs. */
export function inOrder(sittings: readonly Sitting[]): readonly Sitting[] {
  const already = sittings.every(({ at }, i) => at >= (sittings[i - 1]?.at ?? at));
  return already ? sittings : sittings.toSorted((a, b) => byId(a.at, b.at));
}

/**
 * Results of the same moment have no order, and a level must not depend on the order they are written in: the weaker
 * ones come first. Without equal times the list stays as it is.
 */
function weakestFirst(sittings: readonly Sitting[]): readonly Sitting[] {
  if (sittings.every(({ at }, i) => at !== sittings[i - 1]?.at)) return sittings;
  return sittings.toSorted(
    (a, b) =>
      byId(a.at, b.at) ||
      a.share - b.share ||
      (a.questions ?? 0) - (b.questions ?? 0) ||
      a.possible - b.possible ||
      byId(a.kind, b.kind) ||
      byId(a.source, b.source),
  );
}

function certaintyOf(standing: Standing, chance: number | null, { cuts }: Rule): Mastery['certainty'] {
  if (standing.verdict.level === 'no-evidence' || standing.verdict.level === 'not-enough') return 'too-little';
  if (chance !== null && (atLeast(chance, cuts.sureAbove) || atLeast(cuts.sureBelow, chance))) return 'sure';
  return 'leaning';
}
