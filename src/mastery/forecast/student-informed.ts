import type { LearnerId, TargetCode } from '../../ids.ts';
import { typical } from '../methods/class-start.ts';
import type { Forecaster } from './forecast.ts';
import { logistic, logit } from '../logistic.ts';
import { sittingWeight } from '../sitting-weight.ts';

/** The start counts as this many answers, older answers fade by 15 % for every newer one. */
const START_WEIGHT = 4;
const KEPT = 0.85;
/** How far a learner's level on other work moves the start, and how many answers it takes to be believed. */
const PULL = 0.8;
const DOUBT = 8;
const SHIFT = 0.25;

interface Total {
  sum: number;
  count: number;
}

interface Level {
  /** Answers told, what was expected of them (the class's typical results), and what came. */
  count: number;
  expected: number;
  came: number;
}

interface Own extends Total {
  right: number;
  answers: number;
}

/**
 * `beta-decay` whose start is the class's typical result on the target, moved by how this learner does on everything
 * else: logit(start) = logit(typical) + .8 (logit(came) - logit(expected)), both taken over the learner's answers so
 * far and eight answers as expected; then the forecast shift of -.25 logit before evidence and +.25 after.
 *
 * The best early warning of the simple forecasts, and for that alone: it prejudges a learner from other targets, so
 * that it must set no level and no route. Source: `METHODS.md` 4 ("fixed m=4 decay=.85 k=.8 m2=8") and 5.
 */
export function studentInformedForecaster(): Forecaster {
  const totals = new Map<TargetCode, Total & { readonly learners: Map<LearnerId, Own> }>();
  const levels = new Map<LearnerId, Level>();
  const typicalOf = (target: TargetCode, learner: LearnerId): number => {
    const total = totals.get(target);
    const own = total?.learners.get(learner);
    return typical((total?.sum ?? 0) - (own?.sum ?? 0), (total?.count ?? 0) - (own?.count ?? 0));
  };
  return {
    chance: ({ learner, target }) => {
      const start = logistic(logit(typicalOf(target, learner)) + PULL * lead(levels.get(learner)));
      const own = totals.get(target)?.learners.get(learner);
      const value = (START_WEIGHT * start + (own?.right ?? 0)) / (START_WEIGHT + (own?.answers ?? 0));
      return logistic(logit(value) + (own === undefined ? -SHIFT : SHIFT));
    },
    learn: ({ learner, target }, result) => {
      if (result.kind === 'habit') return;
      const level = levels.get(learner) ?? { count: 0, expected: 0, came: 0 };
      level.count += 1;
      level.expected += typicalOf(target, learner);
      level.came += result.share;
      levels.set(learner, level);
      const total = totals.get(target) ?? { sum: 0, count: 0, learners: new Map<LearnerId, Own>() };
      const own = total.learners.get(learner) ?? { sum: 0, count: 0, right: 0, answers: 0 };
      const weight = sittingWeight(result);
      own.right = KEPT ** weight * own.right + weight * result.share;
      own.answers = KEPT ** weight * own.answers + weight;
      for (const each of [total, own]) {
        each.sum += result.share;
        each.count += 1;
      }
      total.learners.set(learner, own);
      totals.set(target, total);
    },
  };
}

/** How far above what was expected a learner's answers came, in logits; 0 for a learner who is new. */
function lead(level: Level | undefined): number {
  if (level === undefined) return 0;
  const expected = level.expected / level.count;
  return logit((level.came + DOUBT * expected) / (level.count + DOUBT)) - logit(expected);
}
