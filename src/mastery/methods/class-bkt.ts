import type { TargetCode, LearnerId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import { DEFAULT_BKT, type BktParameters } from './bkt.ts';
import { fitBkt, type FitTerms } from './bkt-fit.ts';
import type { Rule } from '../rule.ts';

/** Of the same logs as `DEFAULT_BKT`, with forgetting; believed as much as ten answers, for a class is small and five numbers are many. */
const BELIEF: NonNullable<FitTerms['belief']> = Object.freeze({
  parameters: { prior: 0.69, learn: 0.18, guess: 0.23, slip: 0.16, forget: 0.02 },
  answers: 10,
});

interface Answered {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly share: number;
}

/** The numbers of `bkt` for each target, fitted with forgetting to a class's results in time order. */
export function classBkt(results: readonly Answered[]): Map<TargetCode, BktParameters> {
  const byTarget = new Map<TargetCode, Map<LearnerId, number[]>>();
  for (const { target, learner, share } of results) {
    const learners = byTarget.get(target) ?? new Map<LearnerId, number[]>();
    learners.set(learner, [...(learners.get(learner) ?? []), share]);
    byTarget.set(target, learners);
  }
  const fitted = new Map<TargetCode, BktParameters>();
  for (const [target, learners] of byTarget) fitted.set(target, numbersOf(learners));
  return fitted;
}

/** The default where there is nothing to fit to. */
function numbersOf(learners: ReadonlyMap<LearnerId, readonly number[]>): BktParameters {
  return fitBkt([...learners.values()], { forgetting: true, belief: BELIEF }) ?? DEFAULT_BKT;
}

/**
 * The rules of a class's targets, those that ask for the class's own numbers given them. `results` are asked for only then.
 */
export function withClassBkt(
  ruleFor: (target: TargetCode) => Rule,
  results: () => readonly Answered[],
): (target: TargetCode) => Rule {
  let fitted: Map<TargetCode, BktParameters> | null = null;
  const rules = new Map<TargetCode, Rule>();
  return (target) => {
    const rule = ruleFor(target);
    if (rule.method !== 'bkt' || rule.bkt !== 'class') return rule;
    fitted ??= classBkt(results());
    const own = rules.get(target) ?? { ...rule, bkt: fitted.get(target) ?? DEFAULT_BKT };
    rules.set(target, own);
    return own;
  };
}

/** What is known of one target by the end of a day. */
interface Days {
  readonly learners: Map<LearnerId, number[]>;
  numbers: BktParameters;
  /** The day of `today`, as `YYYY-MM-DD` in UTC. */
  day: string;
  /** Results of that day, which no night has seen yet. */
  today: Answered[];
}

/**
 * The numbers as nightly runs would have had them while a class's results came in: each day's are fitted to the results of
 * the days (UTC) before it, so that none has seen the result it is to foretell. Results are told in time order.
 */
export function bktByNight(): {
  numbers(target: TargetCode, at: Instant): BktParameters;
  learn(result: Answered & { readonly at: Instant }): void;
} {
  const targets = new Map<TargetCode, Days>();
  const upTo = (target: TargetCode, at: Instant): Days => {
    const days = targets.get(target) ?? {
      learners: new Map<LearnerId, number[]>(),
      numbers: DEFAULT_BKT,
      day: '',
      today: [],
    };
    targets.set(target, days);
    const day = at.slice(0, DAY);
    if (day > days.day && days.today.length > 0) {
      for (const { learner, share } of days.today)
        days.learners.set(learner, [...(days.learners.get(learner) ?? []), share]);
      days.today = [];
      days.numbers = numbersOf(days.learners);
    }
    days.day = day;
    return days;
  };
  return {
    numbers: (target, at) => upTo(target, at).numbers,
    learn: (result) => void upTo(result.target, result.at).today.push(result),
  };
}

/** Number of characters of a time up to and with its day. */
const DAY = '2026-01-01'.length;
