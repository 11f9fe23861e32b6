import { ItemId, LearnerId, TargetCode } from '../../../src/ids.ts';
import type { Question } from '../../../src/mastery/forecast/forecast.ts';
import type { Result } from '../../../src/mastery/methods/method.ts';

export const RIGHT: Result = Object.freeze({ kind: 'coursework', share: 1, possible: 1, questions: 1 });
export const WRONG: Result = Object.freeze({ ...RIGHT, share: 0 });

/** Ana before a question on target A. */
export function question(change: { learner?: string; target?: string; item?: string | null } = {}): Question {
  const { learner = 'ana', target = 'A', item = null } = change;
  return {
    learner: LearnerId.parse(learner),
    target: TargetCode.parse(target),
    item: item === null ? null : ItemId.parse(item),
  };
}
