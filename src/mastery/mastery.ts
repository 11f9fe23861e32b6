import type { Sitting } from '../evidence/types.ts';
import { byId, type EvidenceId, type LearnerId, type SourceId, type TargetCode } from '../ids.ts';
import { daysBetween, type Instant } from '../time.ts';
import { chanceAtLeast, quantile } from './beta-distribution.ts';
import { withClassBkt } from './class-bkt.ts';
import { classStarts, startOf } from './class-start.ts';
import { atLeast } from './cuts.ts';
import { standingAfter, type Standing, type Terms } from './levels.ts';
import type { Figure } from './method.ts';
import { methodOf } from './registry.ts';
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
 * any order (equal times keep theirs). What lies after `at` does not count, nor does a habit ticket;
 * evidence that is named twice counts once.
 *
 * @throws RangeError when a sitting's share does not lie in [0, 1] or its maximum is not above 0; all such are named
 * @param classStart the class's typical result, a share in [0, 1]; used only when the rule starts there
 */
export function masteryOf(pair: Pair, sittings: readonly Sitting[], rule: Rule, at: Instant, classStart?: number): Mastery {
  const method = methodOf(rule.method);
  const terms: Terms = { method, rule, start: startOf(rule, classStart) };
  mustBeSound(sittings);
  const counted = inOrder(countable(sittings, at));
  const standing = standingAfter(terms, counted);
  const newest = counted.at(-1);
  const { value, posterior, points } = newest === undefined ? NOTHING : standing.running.figure(terms.start);
  const chance = posterior === null ? null : chanceAtLeast(rule.threshold, posterior);
  const stale = newest !== undefined && daysBetween(newest.at, at) > rule.cuts.lapseDays;
  return {
    learner: pair.learner,
    target: pair.target,
    method: method.name,
    value,
    points: value === null || newest === undefined ? null : method.round(points ?? value * newest.possible, newest.possible),
    low: posterior === null ? null : quantile(0.1, posterior),
    high: posterior === null ? null : quantile(0.9, posterior),
    pThreshold: chance,
    level: standing.verdict.level,
    certainty: certaintyOf(standing, chance, rule),
    reason: standing.verdict.reason,
    evidence: evidenceOf(counted),
    ...basisOf(counted, posterior !== null),
    newest: newest?.at ?? null,
    stale,
    masteredAt: standing.verdict.level === 'mastered' ? standing.masteredAt : null,
    recheckAt: standing.recheck?.at ?? null,
    rule: ruleSentence(rule),
    wouldChange: wouldChangeSentence(standing, changeOf(terms, standing, counted, at), rule, stale),
  };
}

export interface Class {
  /** Of the whole class, any learners and targets mixed. */
  readonly sittings: readonly Sitting[];
  readonly ruleFor: (target: TargetCode) => Rule;
  readonly at: Instant;
}

export interface Assessment extends Class {
  readonly learners: readonly LearnerId[];
  readonly targets: readonly TargetCode[];
}

/** One entry for each learner and target, those without evidence included; learners outermost, both in the order given. */
export function assess({ learners, targets, ...whole }: Assessment): Mastery[] {
  const starts = startsOf(whole);
  const ruleFor = rulesOf(whole);
  const { byLearner } = grouped(whole.sittings);
  return learners.flatMap((learner) => targets.map((target) =>
    masteryOf({ learner, target }, byLearner.get(learner)?.get(target) ?? [], ruleFor(target), whole.at, starts.get(target))));
}

/** One entry for each learner and target that the sittings name, in the order they first do. */
export function assessSeen(whole: Class): Mastery[] {
  const starts = startsOf(whole);
  const ruleFor = rulesOf(whole);
  return grouped(whole.sittings).pairs.map((own) =>
    masteryOf(own[0], own, ruleFor(own[0].target), whole.at, starts.get(own[0].target)));
}

/** Of the targets whose rule starts at the class. */
function startsOf({ sittings, ruleFor, at }: Class): ReadonlyMap<TargetCode, number> {
  return classStarts(countable(sittings.filter(({ target }) => ruleFor(target).start === 'class'), at));
}

/** With what a rule leaves to the class filled in. */
function rulesOf({ sittings, ruleFor, at }: Class): Class['ruleFor'] {
  return withClassBkt(ruleFor, () => inOrder(countable(sittings, at)));
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
  for (const { evidence } of counted) all.push(...evidence);
  return all;
}

/** The sources in the order they were first met, and the answers each counts for where the method weighs (R9). */
function basisOf(counted: readonly Sitting[], weighs: boolean): Pick<Mastery, 'sources' | 'weights'> {
  const weights = new Map<SourceId, number>();
  for (const sitting of counted) weights.set(sitting.source, (weights.get(sitting.source) ?? 0) + sittingWeight(sitting));
  return { sources: [...weights.keys()], weights: weighs ? [...weights.values()] : null };
}

/** Up to `at`, habit tickets left out (they say how a learner works, not what is mastered), nothing twice. */
export function countable(sittings: readonly Sitting[], at: Instant): Sitting[] {
  const seen = new Set<EvidenceId>();
  const counted: Sitting[] = [];
  for (const sitting of sittings) {
    if (sitting.at > at || sitting.kind === 'habit') continue;
    const known = seen.size;
    for (const id of sitting.evidence) seen.add(id);
    if (sitting.evidence.length === 0 || seen.size > known) counted.push(sitting);
  }
  return counted;
}

/** In time order; equal times keep theirs. */
export function inOrder(sittings: readonly Sitting[]): readonly Sitting[] {
  const already = sittings.every(({ at }, i) => at >= (sittings[i - 1]?.at ?? at));
  return already ? sittings : sittings.toSorted((a, b) => byId(a.at, b.at));
}

function certaintyOf(standing: Standing, chance: number | null, { cuts }: Rule): Mastery['certainty'] {
  if (standing.verdict.level === 'no-evidence' || standing.verdict.level === 'not-enough') return 'too-little';
  if (chance !== null && (atLeast(chance, cuts.sureAbove) || atLeast(cuts.sureBelow, chance))) return 'sure';
  return 'leaning';
}
