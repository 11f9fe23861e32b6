import { byId } from '../ids.ts';
import type { ItemId, LearnerId, TargetCode } from '../ids.ts';
import type { Evidence } from '../evidence/types.ts';
import type { Missed } from './types.ts';

/** An answer to one question. */
export type Answer = Pick<Evidence, 'learner' | 'target' | 'item' | 'share' | 'at'>;

/**
 * The question on these targets that most of the group got wrong, by each one's newest answer; null where none was
 * missed or no question's words are known. Of equals the one asked last. A partly right answer is not a miss.
 */
export function mostMissed(
  group: readonly LearnerId[],
  targets: readonly TargetCode[],
  answers: readonly Answer[],
  words: ReadonlyMap<ItemId, string>,
): Missed | null {
  const asked = new Map<ItemId, Map<LearnerId, Answer>>();
  for (const answer of answers) {
    if (
      answer.item === null ||
      !words.has(answer.item) ||
      !targets.includes(answer.target) ||
      !group.includes(answer.learner)
    )
      continue;
    const known = asked.get(answer.item) ?? new Map<LearnerId, Answer>();
    const before = known.get(answer.learner);
    if (before === undefined || before.at < answer.at) known.set(answer.learner, answer);
    asked.set(answer.item, known);
  }
  const [most] = [...asked]
    .map(([item, known]) => {
      const given = [...known.values()];
      return {
        item,
        wrong: given.filter(({ share }) => share < HALF).length,
        of: given.length,
        last:
          given
            .map(({ at }) => at)
            .toSorted()
            .at(-1) ?? '',
      };
    })
    .filter(({ wrong }) => wrong > 0)
    .toSorted((a, b) => b.wrong - a.wrong || a.of - b.of || byId(b.last, a.last) || byId(a.item, b.item));
  const question = most === undefined ? undefined : words.get(most.item);
  return most === undefined || question === undefined ? null : { question, wrong: most.wrong, of: most.of };
}

const HALF = 0.5;
