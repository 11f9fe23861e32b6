import { LearnerId, ItemId, TargetCode } from '../../../src/ids.ts';
import { chanceNumbers } from './chance-numbers.ts';
import type { Answer } from './response-log.ts';

const LEARNERS = 120;
const TARGETS = 12;
const ITEMS = 10;
const SEED = 20_260_301;

/**
 * A small log for machines without the public ones: learners and questions differ, and learners get better. Always the same.
 *
 * @param longest answers of one learner on one target, from 2 on
 */
export function generatedLog(longest = 9): Answer[] {
  const next = chanceNumbers(SEED);
  const hard = Array.from({ length: TARGETS * ITEMS }, () => 2 * next() - 1);
  const answers: Answer[] = [];
  for (let l = 0; l < LEARNERS; l += 1) {
    const skill = 3 * next() - 1;
    for (let t = 0; t < TARGETS; t += 1) {
      const length = 2 + Math.floor((longest - 1) * next());
      for (let before = 0; before < length; before += 1) {
        const item = Math.floor(ITEMS * next());
        const chance = 1 / (1 + Math.exp((hard[t * ITEMS + item] ?? 0) - skill - 0.15 * before));
        answers.push({
          learner: LearnerId.parse(String(l)),
          target: TargetCode.parse(String(t)),
          item: ItemId.parse(`${t}-${item}`),
          right: next() < chance,
          before,
        });
      }
    }
  }
  return answers;
}
