import type { LearnerId, TargetCode } from '../ids.ts';
import { startOf, typical } from './class-start.ts';
import type { Result, Running } from './method.ts';
import { methodOf } from './registry.ts';
import { completeRule, type Rule } from './rule.ts';

/** Foretells the next result of a learner on a target from all results before it. It never sets a level. */
export interface Forecaster {
  /** Probability of a full score, in [0, 1]. */
  chance(learner: LearnerId, target: TargetCode): number;
  /** A result that has come about; results are learnt in the order they are told. */
  learn(learner: LearnerId, target: TargetCode, result: Result): void;
}

/** Students learn between answers, and the first answer on a target comes before any practice: logits added to the estimate. */
const SHIFT = 0.25;

/**
 * The best forecaster there is so far: `beta-decay`, started at the typical result of the other
 * learners on the target up to now, shifted by -.25 logit before any evidence and +.25 after.
 * Source: `reference/mastery.md` 4 ("forecast shift") and 5.
 */
export function bestForecaster(): Forecaster {
  const rule = completeRule({ method: 'beta-decay', start: 'class' });
  return forecaster(rule, (value, known) => logistic(logit(value) + (known ? SHIFT : -SHIFT)));
}

/** The value of a rule's method, taken as a probability; before the method says anything, where everyone begins. */
export function forecasterOf(rule: Rule): Forecaster {
  return forecaster(rule, (value) => Math.min(1, Math.max(0, value)));
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

function forecaster(rule: Rule, shape: (value: number, known: boolean) => number): Forecaster {
  const begin = methodOf(rule.method).begin(rule);
  const logs = new Map<TargetCode, Log>();
  const nobody: Total = { sum: 0, count: 0 };
  return {
    chance: (learner, target) => {
      const log = logs.get(target);
      const own = log?.learners.get(learner);
      const all = log ?? nobody;
      const mine = own ?? nobody;
      const start = startOf(rule, typical(all.sum - mine.sum, all.count - mine.count));
      return shape((own?.running ?? begin).figure(start).value ?? start, own !== undefined);
    },
    learn: (learner, target, result) => {
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

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
