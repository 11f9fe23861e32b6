import { fitBkt, type FitTerms } from '../../../src/mastery/methods/bkt-fit.ts';
import { DEFAULT_BKT, type BktParameters } from '../../../src/mastery/methods/bkt.ts';
import { forecasterOf, type Forecaster } from '../../../src/mastery/forecast/forecast.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import type { Answer } from './response-log.ts';

/** Believed of each target as much as this many answers. */
const BELIEVED = 10;

export interface FittedTargets {
  /** One set for all targets together. */
  readonly all: BktParameters;
  readonly byTarget: ReadonlyMap<string, BktParameters>;
}

/** Numbers for each target, drawn a little towards those of all together. */
export function fitTargets(answers: readonly Answer[], forgetting: boolean): FittedTargets {
  const histories = historiesOf(answers);
  const all =
    fitBkt(
      [...histories.values()].flatMap((learners) => [...learners.values()]),
      { forgetting },
    ) ?? DEFAULT_BKT;
  const terms: FitTerms = { forgetting, belief: { parameters: all, answers: BELIEVED } };
  return {
    all,
    byTarget: new Map(
      [...histories].map(([target, learners]) => [target, fitBkt([...learners.values()], terms) ?? all]),
    ),
  };
}

/** `bkt` with each target's own numbers. */
export function fittedForecaster({ all, byTarget }: FittedTargets): Forecaster {
  const targets = new Map<string, Forecaster>();
  const of = (target: string): Forecaster => {
    const there =
      targets.get(target) ?? forecasterOf(completeRule({ method: 'bkt', bkt: byTarget.get(target) ?? all }));
    targets.set(target, there);
    return there;
  };
  return {
    chance: (question) => of(question.target).chance(question),
    learn: (question, result) => of(question.target).learn(question, result),
  };
}

function historiesOf(answers: readonly Answer[]): Map<string, Map<string, number[]>> {
  const histories = new Map<string, Map<string, number[]>>();
  for (const { target, learner, right } of answers) {
    const learners = histories.get(target) ?? new Map<string, number[]>();
    const history = learners.get(learner) ?? [];
    history.push(right ? 1 : 0);
    learners.set(learner, history);
    histories.set(target, learners);
  }
  return histories;
}
