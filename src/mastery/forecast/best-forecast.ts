import type { ItemId, LearnerId, TargetCode } from '../../ids.ts';
import { learnFrom, logitOf, type Belief } from './belief.ts';
import type { Forecaster, Question } from './forecast.ts';
import { logistic, logit } from '../logistic.ts';
import type { Result } from '../methods/method.ts';
import { DEFAULT_START } from '../rule.ts';
import { sittingWeight } from '../sitting-weight.ts';

/** How unsure each belief is at first, and how much doubt each further answer adds, because learners change. */
const DOUBT = Object.freeze({
  everyone: 1,
  target: 0.45,
  item: 0.9,
  learner: 0.7,
  onTarget: 0.3,
  growing: Object.freeze({ everyone: 0, target: 0.0001, item: 0.025, learner: 0.003, onTarget: 0.006 }),
});
/** What one more answer on a target teaches, in logits: that much after the first answer, a half of it after the second, ... */
const PRACTICE = 0.4;

/** The last few answers: 70 % of the past, 30 % of the newest surprise. */
const LATELY = 0.7;
const LONGEST_ROW = 3;

/** What else is weighed, besides the beliefs; in logits. */
const WEIGHTS = Object.freeze({
  base: -0.064,
  beliefs: 0.918,
  lately: 0.697,
  fullInARow: 0.074,
  noneInARow: -0.098,
  sameTarget: 0.208,
  longRow: -0.433,
});

/** A full score is rarer than the share of points tells; how much is learnt from the first partial credit on. */
const DOUBT_OF_FULL = 4;

interface Learner {
  readonly level: Belief;
  /** Surprise of late, on any target, in [-1, 1]. */
  lately: number;
  lastTarget: TargetCode | null;
}

interface OnTarget {
  readonly level: Belief;
  answers: number;
  /** Full scores in a row, or below 0, results without a point. */
  row: number;
}

interface Target {
  readonly ease: Belief;
  readonly items: Map<ItemId, Belief>;
  readonly learners: Map<LearnerId, OnTarget>;
  /** Null as long as every result was all or nothing. */
  full: Belief | null;
}

/**
 * The best forecaster there is here, a logistic formula with fixed numbers that starts knowing nothing. Five beliefs
 * add up: how easy questions are in general, this target, this question; how far the learner is, and how far on this
 * target. Each moves with every answer, the less the surer it is already. To their sum come a few habits of answers:
 * how the last few went, a row of full scores or of none, the same target as just before, and that a long row is
 * often the end of a practice set. In a sentence: "How hard this question was for others, how you do in general, how
 * you do here, and how the last answers went."
 *
 * O(1) for each answer; the memory grows with learners, targets and items, not with rows. Nothing of a row is used
 * to foretell it. For `--predict` and for the chance on the next question, and never for a level or a route: other
 * targets and other students move it.
 *
 * Numbers fitted on four fifths of the students of three public logs, each read from its beginning; README.md has what
 * they give on the others.
 */
export function bestForecaster(): Forecaster {
  const everyone: Belief = { mean: logit(DEFAULT_START), variance: DOUBT.everyone };
  const learners = new Map<LearnerId, Learner>();
  const targets = new Map<TargetCode, Target>();

  const lookUp = ({ learner, target, item }: Question) => {
    const of = targets.get(target) ?? newTarget();
    const who = learners.get(learner) ?? newLearner();
    const onTarget = of.learners.get(learner) ?? newOnTarget();
    const question =
      item === null || item === undefined ? null : (of.items.get(item) ?? { mean: 0, variance: DOUBT.item });
    const beliefs = [everyone, of.ease, who.level, onTarget.level, ...(question === null ? [] : [question])];
    const { row } = onTarget;
    const habits =
      WEIGHTS.base +
      WEIGHTS.lately * who.lately +
      WEIGHTS.fullInARow * Math.min(LONGEST_ROW, Math.max(0, row)) +
      WEIGHTS.noneInARow * Math.min(LONGEST_ROW, Math.max(0, -row)) +
      (who.lastTarget === target ? WEIGHTS.sameTarget : 0) +
      (row >= LONGEST_ROW ? WEIGHTS.longRow : 0);
    return { of, who, onTarget, question, beliefs, sum: logitOf(beliefs), habits };
  };

  return {
    chance: (question) => {
      const { of, sum, habits } = lookUp(question);
      return logistic(WEIGHTS.beliefs * sum + habits + (of.full?.mean ?? 0));
    },
    learn: (asked, result) => {
      if (result.kind === 'habit') return;
      const { of, who, onTarget, question, beliefs, sum, habits } = lookUp(asked);
      const weight = sittingWeight(result);
      learnFull(of, result, WEIGHTS.beliefs * sum + habits);

      const p = logistic(sum);
      const surprise = result.share - p;
      learnFrom(beliefs, surprise, p, weight);
      onTarget.level.mean += PRACTICE / (1 + onTarget.answers);
      onTarget.answers += weight;
      onTarget.row = rowAfter(onTarget.row, result.share);
      who.lately = LATELY * who.lately + (1 - LATELY) * surprise;
      who.lastTarget = asked.target;
      const { growing } = DOUBT;
      of.ease.variance += growing.target;
      who.level.variance += growing.learner;
      onTarget.level.variance += growing.onTarget;

      targets.set(asked.target, of);
      learners.set(asked.learner, who);
      of.learners.set(asked.learner, onTarget);
      if (question !== null && asked.item !== null && asked.item !== undefined) {
        question.variance += growing.item;
        of.items.set(asked.item, question);
      }
    },
  };
}

/** Shares tell how far a learner is; how often that is a full score is a belief of its own, where there is partial credit at all. */
function learnFull(of: Target, { share }: Result, logitOfShare: number): void {
  if (of.full === null && (share === 0 || share === 1)) return;
  of.full ??= { mean: 0, variance: DOUBT_OF_FULL };
  const p = logistic(logitOfShare + of.full.mean);
  learnFrom([of.full], (share === 1 ? 1 : 0) - p, p, 1);
}

function rowAfter(row: number, share: number): number {
  if (share === 1) return Math.max(0, row) + 1;
  return share === 0 ? Math.min(0, row) - 1 : 0;
}

function newTarget(): Target {
  return { ease: { mean: 0, variance: DOUBT.target }, items: new Map(), learners: new Map(), full: null };
}

function newLearner(): Learner {
  return { level: { mean: 0, variance: DOUBT.learner }, lately: 0, lastTarget: null };
}

function newOnTarget(): OnTarget {
  return { level: { mean: 0, variance: DOUBT.onTarget }, answers: 0, row: 0 };
}
