import type { TargetCode, LearnerId } from '../ids.ts';
import { DEFAULT_BKT, type BktParameters } from './bkt.ts';
import { fitBkt, type FitTerms } from './bkt-fit.ts';
import type { Rule } from './rule.ts';

/** Of the same logs as `DEFAULT_BKT`, with forgetting; believed as much as ten answers, for a class is small and five numbers are many. */
const BELIEF: NonNullable<FitTerms['belief']> = Object.freeze({ parameters: { prior: 0.69, learn: 0.18, guess: 0.23, slip: 0.16, forget: 0.02 }, answers: 10 });

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
    learners.set(learner, [...learners.get(learner) ?? [], share]);
    byTarget.set(target, learners);
  }
  const fitted = new Map<TargetCode, BktParameters>();
  for (const [target, learners] of byTarget) {
    const parameters = fitBkt([...learners.values()], { forgetting: true, belief: BELIEF });
    if (parameters !== null) fitted.set(target, parameters);
  }
  return fitted;
}

/**
 * The rules of a class's targets, those that ask for the class's own numbers given them. `results` are asked for only then.
 */
export function withClassBkt(ruleFor: (target: TargetCode) => Rule, results: () => readonly Answered[]): (target: TargetCode) => Rule {
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
