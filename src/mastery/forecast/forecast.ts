import type { ItemId, LearnerId, TargetCode } from '../../ids.ts';
import { startOf, typical } from '../methods/class-start.ts';
import { logistic, logit } from '../logistic.ts';
import type { Result, Running } from '../methods/method.ts';
import { methodOf } from '../methods/registry.ts';
import { completeRule, type Rule } from '../rule.ts';

/** A learner before a question. */
export interface Question {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  /** Which question of the target's it is; null or absent where that is not known. */
  readonly item?: ItemId | null | undefined;
}

/**
 * Foretells the next result from all results before it, of everyone. It never sets a level or a route: what a learner
 * did elsewhere, or classmates did, may help to guess the next answer, and must not decide where a child goes.
 */
export interface Forecaster {
  /** Probability of a full score, in [0, 1]. */
  chance(question: Question): number;
  /** A result that has come about; results are learnt in the order they are told. A habit ticket says nothing. */
  learn(question: Question, result: Result): void;
}

/** What a forecaster may look at. */
export interface Estimate {
  /** The method's estimate, or where everyone begins, a share in [0, 1]. */
  readonly value: number;
  /** The learner has results on the target. */
  readonly known: boolean;
}

/** The estimate of a rule's method, taken as a probability; before the method says anything, where everyone begins. */
export function forecasterOf(rule: Rule): Forecaster {
  const estimates = estimatesOf(rule);
  return { chance: (question) => Math.min(1, Math.max(0, estimates.of(question).value)), learn: estimates.learn };
}

/** Students learn between answers, and the first answer on a target comes before any practice: logits added to the estimate. */
const SHIFT = 0.25;

/**
 * `beta-decay`, started at the typical result of the other learners on the target up to now, shifted by -.25 logit
 * before any evidence and +.25 after. Source: `METHODS.md` 4 ("forecast shift") and 5.
 */
export function shiftedForecaster(): Forecaster {
  const estimates = estimatesOf(completeRule({ method: 'beta-decay', start: 'class' }));
  return {
    chance: (question) => {
      const { value, known } = estimates.of(question);
      return logistic(logit(value) + (known ? SHIFT : -SHIFT));
    },
    learn: estimates.learn,
  };
}

export interface Estimates {
  of(question: Question): Estimate;
  learn: Forecaster['learn'];
}

interface Total {
  sum: number;
  count: number;
}

interface Own extends Total {
  running: Running;
}

interface Log extends Total {
  readonly learners: Map<LearnerId, Own>;
}

/** A rule's estimates as results come in. A rule that starts at the class starts at the other learners' results up to then. */
export function estimatesOf(rule: Rule): Estimates {
  const begin = methodOf(rule.method).begin(rule);
  const logs = new Map<TargetCode, Log>();
  const nobody: Total = { sum: 0, count: 0 };
  return {
    of: ({ learner, target }) => {
      const log = logs.get(target);
      const own = log?.learners.get(learner);
      const all = log ?? nobody;
      const mine = own ?? nobody;
      const start = startOf(rule, typical(all.sum - mine.sum, all.count - mine.count));
      const figure = (own?.running ?? begin).figure(start);
      return { value: figure.next ?? figure.value ?? start, known: own !== undefined };
    },
    learn: ({ learner, target }, result) => {
      if (result.kind === 'habit') return;
      const log = logs.get(target) ?? { sum: 0, count: 0, learners: new Map<LearnerId, Own>() };
      const own = log.learners.get(learner) ?? { sum: 0, count: 0, running: begin };
      own.running = own.running.add(result);
      for (const total of [log, own]) {
        total.sum += result.share;
        total.count += 1;
      }
      log.learners.set(learner, own);
      logs.set(target, log);
    },
  };
}
