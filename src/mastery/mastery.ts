import type { Sitting } from '../evidence/types.ts';
import { byId, pairOf, type EvidenceId, type LearnerId, type TargetCode } from '../ids.ts';
import { daysBetween, type Instant } from '../time.ts';
import { chanceAtLeast, quantile } from './beta-distribution.ts';
import { classStarts, startOf } from './class-start.ts';
import { CUTS, atLeast } from './cuts.ts';
import { standingAfter, type Standing, type Terms } from './levels.ts';
import type { Figure } from './method.ts';
import { methodOf } from './registry.ts';
import type { Rule } from './rule.ts';
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
 * @param classStart the class's typical result, a share in [0, 1]; used only when the rule starts there
 */
export function masteryOf(pair: Pair, sittings: readonly Sitting[], rule: Rule, at: Instant, classStart?: number): Mastery {
  const method = methodOf(rule.method);
  const terms: Terms = { method, rule, start: startOf(rule, classStart) };
  const counted = inOrder(countable(sittings, at));
  const standing = standingAfter(terms, counted);
  const newest = counted.at(-1);
  const { value, posterior } = newest === undefined ? NOTHING : standing.running.figure(terms.start);
  const chance = posterior === null ? null : chanceAtLeast(rule.threshold, posterior);
  const stale = newest !== undefined && daysBetween(newest.at, at) > CUTS.lapseDays;
  return {
    learner: pair.learner,
    target: pair.target,
    method: method.name,
    value,
    points: value === null || newest === undefined ? null : method.round(value * newest.possible),
    low: posterior === null ? null : quantile(0.1, posterior),
    high: posterior === null ? null : quantile(0.9, posterior),
    pThreshold: chance,
    level: standing.verdict.level,
    certainty: certaintyOf(standing, chance),
    reason: standing.verdict.reason,
    evidence: counted.flatMap((sitting) => sitting.evidence),
    sources: [...new Set(counted.map((sitting) => sitting.source))],
    newest: newest?.at ?? null,
    stale,
    masteredAt: standing.verdict.level === 'mastered' ? standing.masteredAt : null,
    recheckAt: standing.recheck?.at ?? null,
    rule: ruleSentence(rule),
    wouldChange: wouldChangeSentence(standing, changeOf(terms, standing, counted, at), rule, stale),
  };
}

interface Class {
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
  const byPair = grouped(whole.sittings);
  return learners.flatMap((learner) => targets.map((target) =>
    masteryOf({ learner, target }, byPair.get(pairOf(learner, target)) ?? [], whole.ruleFor(target), whole.at, starts.get(target))));
}

/** One entry for each learner and target that the sittings name, in the order they first do. */
export function assessSeen(whole: Class): Mastery[] {
  const starts = startsOf(whole);
  return [...grouped(whole.sittings).values()].map((own) =>
    masteryOf(own[0], own, whole.ruleFor(own[0].target), whole.at, starts.get(own[0].target)));
}

/** Of the targets whose rule starts at the class. */
function startsOf({ sittings, ruleFor, at }: Class): ReadonlyMap<TargetCode, number> {
  return classStarts(countable(sittings, at).filter(({ target }) => ruleFor(target).start === 'class'));
}

function grouped(sittings: readonly Sitting[]): Map<string, [Sitting, ...Sitting[]]> {
  const groups = new Map<string, [Sitting, ...Sitting[]]>();
  for (const sitting of sittings) {
    const pair = pairOf(sitting.learner, sitting.target);
    const group = groups.get(pair);
    if (group === undefined) groups.set(pair, [sitting]);
    else group.push(sitting);
  }
  return groups;
}

/** Up to `at`, habit tickets left out (they say how a learner works, not what is mastered), nothing twice. */
function countable(sittings: readonly Sitting[], at: Instant): Sitting[] {
  const seen = new Set<EvidenceId>();
  return sittings.filter((sitting) => {
    if (sitting.at > at || sitting.kind === 'habit') return false;
    if (sitting.evidence.length > 0 && sitting.evidence.every((id) => seen.has(id))) return false;
    for (const id of sitting.evidence) seen.add(id);
    return true;
  });
}

function inOrder(sittings: readonly Sitting[]): Sitting[] {
  return sittings.toSorted((a, b) => byId(a.at, b.at));
}

function certaintyOf(standing: Standing, chance: number | null): Mastery['certainty'] {
  if (standing.verdict.level === 'no-evidence' || standing.verdict.level === 'not-enough') return 'too-little';
  if (chance !== null && (atLeast(chance, CUTS.sureAbove) || atLeast(CUTS.sureBelow, chance))) return 'sure';
  return 'leaning';
}
