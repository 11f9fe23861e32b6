import { daysBetween, type Instant } from '../time.ts';
import { chanceAtLeast } from './beta-distribution.ts';
import { atLeast } from './cuts.ts';
import type { Figure, MasteryMethod, Running, Taken } from './methods/method.ts';
import { afterSitting, firstRecheck, type Doubt, type Recheck } from './recheck.ts';
import type { Rule } from './rule.ts';
import { sittingWeight } from './sitting-weight.ts';
import { heard, outgrown, restsOn, splitOf, unforgotten } from './sources.ts';
import type { Level, Reason } from './types.ts';

/** What decides a level besides the sittings. */
export interface Terms {
  readonly method: MasteryMethod;
  readonly rule: Rule;
  /** Where everyone begins, a share in [0, 1]. */
  readonly start: number;
}

export interface Verdict {
  readonly level: Level;
  readonly reason: Reason;
}

/** Where one learner stands on one target after some sittings. */
export interface Standing {
  readonly verdict: Verdict;
  readonly running: Running;
  readonly evidence: number;
  readonly sources: number;
  readonly newest: Instant | null;
  /** When it became mastered; kept after it no longer is. */
  readonly masteredAt: Instant | null;
  /** Null unless mastered. */
  readonly recheck: Recheck | null;
}

export function nothingYet({ method, rule }: Terms): Standing {
  return {
    verdict: NO_EVIDENCE,
    running: method.begin(rule),
    evidence: 0,
    sources: 0,
    newest: null,
    masteredAt: null,
    recheck: null,
  };
}

/**
 * Where a learner stands after all `sittings` (one learner, one target, in time order). Levels that
 * depend on what was before (R8) come from replaying the list; nothing is stored.
 */
export function standingAfter(terms: Terms, sittings: readonly Taken[]): Standing {
  const sources = new Set<string>();
  const taken: Taken[] = [];
  let standing = nothingYet(terms);
  for (const sitting of sittings) {
    taken.push(sitting);
    sources.add(sitting.source);
    standing = advance(terms, standing, { taken, sources: sources.size, last: taken.length === sittings.length });
  }
  return standing;
}

/** One more sitting, and what came before it. */
export interface Step {
  /** All sittings up to and with this one, which is the last of them. */
  readonly taken: readonly Taken[];
  /** Different sources among them. */
  readonly sources: number;
  /**
   * Whether the reason will be shown. Between two steps only the level counts, so the reason for `approaching` is not
   * computed.
   */
  readonly last: boolean;
}

/** From where the learner stood before a sitting to where after it. */
export function advance(terms: Terms, before: Standing, step: Step): Standing {
  const { taken, sources } = step;
  const sitting = taken.at(-1);
  if (sitting === undefined) throw new RangeError('there is no sitting to take');
  const running = before.running.add(sitting);
  const evidence = before.evidence + sitting.evidence.length;
  const newest = sitting.at;
  const figure = running.figure(terms.start);
  const verdict =
    gate(terms.rule, figure, evidence, sources) ??
    notLowered(terms.rule, before.verdict, sitting, decide(terms, figure, before, step));
  if (verdict.level !== 'mastered') {
    return { verdict, running, evidence, sources, newest, masteredAt: before.masteredAt, recheck: null };
  }
  if (before.recheck === null) {
    return {
      verdict,
      running,
      evidence,
      sources,
      newest,
      masteredAt: newest,
      recheck: firstRecheck(newest, terms.rule),
    };
  }
  const recheck = afterSitting(
    before.recheck,
    sitting,
    terms.rule,
    figure.posterior !== null && tooLight(taken, terms.rule),
  );
  const rechecked =
    recheck.doubt !== null ? inDoubt(recheck.doubt) : sitting.at >= before.recheck.at ? MASTERED : before.verdict;
  return { verdict: rechecked, running, evidence, sources, newest, masteredAt: before.masteredAt, recheck };
}

/** R0: null when there is enough evidence to decide on. */
function gate(rule: Rule, { value, weight }: Figure, evidence: number, sources: number): Verdict | null {
  const enough = evidence >= rule.minEvidence && sources >= rule.minSources && value !== null;
  if (!enough) return { level: 'not-enough', reason: { rule: 'too-little', evidence, sources } };
  if (weight === null || atLeast(weight, rule.cuts.gateWeight)) return null;
  return {
    level: 'not-enough',
    reason: { rule: 'too-little', evidence, sources, counted: { answers: weight, of: rule.cuts.gateWeight } },
  };
}

/** R8: a result that reaches the threshold never takes a level away, whatever it makes of older ones. */
function notLowered(rule: Rule, before: Verdict, { share }: Taken, after: Verdict): Verdict {
  return atLeast(share, rule.threshold) && RANK[after.level] < RANK[before.level] ? before : after;
}

const RANK: Readonly<Record<Level, number>> = {
  mastered: 3,
  approaching: 2,
  'not-yet': 1,
  slipped: 1,
  'not-enough': 0,
  'no-evidence': 0,
};

function decide(
  { method, rule, start }: Terms,
  { value, posterior, weight }: Figure,
  before: Standing,
  { taken, sources, last }: Step,
): Verdict {
  if (posterior !== null && before.verdict.level === 'mastered' && tooLight(taken, rule)) return before.verdict;
  const basis = { taken, apart: sources === taken.length, whole: weight ?? 0 };
  if (!last && posterior !== null && undecided(before) && atOdds(basis, rule)) return BETWEEN; // saves computing the chance
  const chance = posterior === null ? null : chanceAtLeast(rule.threshold, posterior);
  if (stays(before.verdict.level, chance, value ?? 0, rule) && !lapsed(before.newest, taken.at(-1)?.at, rule))
    return before.verdict;
  if (before.masteredAt !== null && slipping(chance, value ?? 0, rule)) {
    return { level: 'slipped', reason: { rule: 'slipped', masteredAt: before.masteredAt } };
  }
  if (chance === null) return byValue(value ?? 0, rule);
  if (!last && !atLeast(chance, rule.cuts.mastered) && !atLeast(rule.cuts.notYet, chance)) return BETWEEN;
  return byChance(chance, method.begin(rule), start, rule, basis);
}

/** There is no earlier level to keep or to slip from. */
function undecided({ verdict: { level }, masteredAt }: Standing): boolean {
  return masteredAt === null && level !== 'not-yet';
}

/** R8: the newest answer is light, and all light ones under the threshold since the last weighty one are together too light to take mastery away. */
function tooLight(taken: readonly Taken[], { threshold, cuts }: Rule): boolean {
  let against = 0;
  for (let i = taken.length - 1; i >= 0; i -= 1) {
    const sitting = taken[i];
    if (sitting === undefined) break;
    const weight = sittingWeight(sitting);
    if (atLeast(weight, cuts.slipWeight)) return i < taken.length - 1;
    if (!atLeast(sitting.share, threshold)) against += weight;
    if (atLeast(against, cuts.slipWeight)) return false;
  }
  return true;
}

/** R8: calm holds only while the level it protects is not too old. */
function lapsed(from: Instant | null, to: Instant | undefined, { cuts }: Rule): boolean {
  if (from === null || to === undefined) return false;
  const oneMonth = cuts.lapseDays >= 31 && from.slice(0, MONTH) === to.slice(0, MONTH); // the usual case, decided without parsing the times
  return !oneMonth && daysBetween(from, to) > cuts.lapseDays;
}

/** Number of characters of a time up to and with its month. */
const MONTH = '2026-01'.length;

/** R8: a level once given is not left for a small change. */
function stays(level: Level, chance: number | null, value: number, rule: Rule): boolean {
  if (level === 'mastered') return !slipping(chance, value, rule);
  return level === 'not-yet' && chance !== null && atLeast(rule.cuts.leaveNotYet, chance);
}

function slipping(chance: number | null, value: number, { cuts, threshold }: Rule): boolean {
  return chance === null ? !atLeast(value, cuts.slippedPart * threshold) : !atLeast(chance, cuts.leaveMastered);
}

/** What R4 looks at: all sittings, whether each is a source of its own, and the answers they count for today. */
interface Basis {
  readonly taken: readonly Taken[];
  readonly apart: boolean;
  readonly whole: number;
}

/** Sources disagree, and not by learning: whatever the chance, that is `approaching` (R4). */
function atOdds({ taken, apart, whole }: Basis, rule: Rule): boolean {
  return splitOf(taken, apart, whole, rule)?.learning === false;
}

/** R1-R4, for a method that gives a distribution. */
function byChance(chance: number, begin: Running, start: number, rule: Rule, { taken, apart, whole }: Basis): Verdict {
  const { cuts } = rule;
  const mastered = atLeast(chance, cuts.mastered);
  const split = splitOf(taken, apart, whole, rule);
  if (split !== null) {
    if (split.learning && mastered) return LEARNING;
    return { level: 'approaching', reason: { rule: 'sources-disagree', sources: split.sources } };
  }
  const notYet = atLeast(cuts.notYet, chance);
  if (!mastered && !notYet) return BETWEEN;
  const [from, to] = mastered ? [cuts.masteredWithoutOne, 1] : [0, cuts.notYetWithoutOne];
  const source = restsOn(unforgotten(taken), begin, start, rule.threshold, from, to);
  if (source !== null && mastered && outgrown(heard(taken, whole), rule)) return LEARNING;
  if (source !== null) return { level: 'approaching', reason: { rule: 'one-source', source } };
  return mastered ? MASTERED : NOT_YET;
}

/** For a method without one (`RULES.md`, "Methods that give no distribution"). */
function byValue(value: number, { threshold, cuts }: Rule): Verdict {
  if (atLeast(value, threshold)) return MASTERED;
  return atLeast(value, cuts.notYetPart * threshold) ? BETWEEN : NOT_YET;
}

function inDoubt({ why, at }: Doubt): Verdict {
  return { level: 'mastered', reason: { rule: why === 'missed' ? 'reopened' : 'light-answer', at } };
}

const NO_EVIDENCE: Verdict = { level: 'no-evidence', reason: { rule: 'no-evidence' } };
const MASTERED: Verdict = { level: 'mastered', reason: { rule: 'mastered' } };
const LEARNING: Verdict = { level: 'mastered', reason: { rule: 'learning' } };
const BETWEEN: Verdict = { level: 'approaching', reason: { rule: 'between' } };
const NOT_YET: Verdict = { level: 'not-yet', reason: { rule: 'not-yet' } };
