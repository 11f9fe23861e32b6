import type { ItemId, LearnerId, TargetCode } from '../../ids.ts';
import type { Forecaster, Question } from './forecast.ts';
import { logistic, logit } from '../logistic.ts';
import { DEFAULT_START } from '../rule.ts';

/** How fast a number follows the answers: K(n) = first / (1 + slowing n) after n of them. */
interface Pace {
  readonly first: number;
  readonly slowing: number;
}

/** A skill or a difficulty, in logits. */
interface Rating {
  value: number;
  count: number;
}

/** Fitted on four fifths of the students of the public logs. */
const PACES = Object.freeze({
  learner: { first: 0.4, slowing: 0.0124 },
  learnerOnTarget: { first: 0.2, slowing: 0.0027 },
  target: { first: 0.42, slowing: 0.12 },
  item: { first: 0.6, slowing: 0.12 },
}) satisfies Readonly<Record<string, Pace>>;

interface Target {
  readonly difficulty: Rating;
  readonly items: Map<ItemId, Rating>;
  readonly learners: Map<LearnerId, Rating>;
}

/**
 * Elo for questions, with uncertainty. A learner's skill (in general, and on the target) plays against a difficulty
 * (of the target, and of the question where it is known), and each answer moves them all:
 *
 *     p = 1 / (1 + e^-(skill - difficulty))      skill += K(n) (y - p)      difficulty -= K(n) (y - p)
 *
 * K(n) = a / (1 + b n) falls with the answers seen, which is its certainty. A share of points moves like a share of an answer.
 *
 * For forecasts on banks of questions that at least about fifty students use; it must set no level and no route, because
 * other targets and other students move it. Source: Pelanek (2016), doi 10.1016/j.compedu.2016.03.017, and
 * adaptive-learning/proso-apps `proso/models/prediction.py`.
 */
export function eloForecaster(): Forecaster {
  const learners = new Map<LearnerId, Rating>();
  const targets = new Map<TargetCode, Target>();
  const lookUp = ({ learner, target, item }: Question) => {
    const of = targets.get(target) ?? {
      difficulty: fresh(),
      items: new Map<ItemId, Rating>(),
      learners: new Map<LearnerId, Rating>(),
    };
    const skill = learners.get(learner) ?? fresh();
    const onTarget = of.learners.get(learner) ?? fresh();
    const question = item === undefined || item === null ? null : { item, difficulty: of.items.get(item) ?? fresh() };
    const p = logistic(
      logit(DEFAULT_START) + skill.value + onTarget.value - of.difficulty.value - (question?.difficulty.value ?? 0),
    );
    return { of, skill, onTarget, question, p };
  };
  return {
    chance: (question) => lookUp(question).p,
    learn: (asked, result) => {
      if (result.kind === 'habit') return;
      const { of, skill, onTarget, question, p } = lookUp(asked);
      const surprise = result.share - p;
      learners.set(asked.learner, moved(skill, PACES.learner, surprise));
      of.learners.set(asked.learner, moved(onTarget, PACES.learnerOnTarget, surprise));
      moved(of.difficulty, PACES.target, -surprise);
      targets.set(asked.target, of);
      if (question !== null) of.items.set(question.item, moved(question.difficulty, PACES.item, -surprise));
    },
  };
}

function moved(rating: Rating, { first, slowing }: Pace, surprise: number): Rating {
  rating.value += (first / (1 + slowing * rating.count)) * surprise;
  rating.count += 1;
  return rating;
}

function fresh(): Rating {
  return { value: 0, count: 0 };
}
