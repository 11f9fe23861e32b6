import type { Evidence } from '../../evidence/types.ts';
import type { ItemId, LearnerId, TargetCode } from '../../ids.ts';
import type { Instant } from '../../time.ts';

/** An answer to one question. */
export type Answer = Pick<Evidence, 'learner' | 'target' | 'item' | 'share' | 'at'>;

/** A question right that most of the class had not. */
export interface HardOne {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly question: string | null;
  readonly at: Instant;
}

/** With fewer answers it is not known which question is hard, and the note would give away who had it right. */
const ANSWERED = 6;
const HALF = 0.5;
/** Longer questions are not quoted. */
const QUOTED = 80;

/** Who got a question right that more than half of those who answered did not, by each one's newest answer. */
export function hardQuestions(answers: readonly Answer[], words: ReadonlyMap<ItemId, string>): HardOne[] {
  return [...newestAnswers(answers)].flatMap(([item, byLearner]) => {
    const all = [...byLearner.values()];
    const wrong = all.filter(({ share }) => share < HALF).length;
    if (all.length < ANSWERED || wrong <= all.length / 2) return [];
    const known = words.get(item);
    const question = known === undefined || known.length > QUOTED ? null : known;
    return all.filter(({ share }) => share === 1).map(({ learner, target, at }) => ({ learner, target, at, question }));
  });
}

/** Of equal times the weaker answer counts, in whatever order they come. */
function newestAnswers(answers: readonly Answer[]): Map<ItemId, Map<LearnerId, Answer>> {
  const asked = new Map<ItemId, Map<LearnerId, Answer>>();
  for (const answer of answers) {
    if (answer.item === null) continue;
    const known = asked.get(answer.item) ?? new Map<LearnerId, Answer>();
    const before = known.get(answer.learner);
    if (before === undefined || before.at < answer.at || (before.at === answer.at && before.share > answer.share))
      known.set(answer.learner, answer);
    asked.set(answer.item, known);
  }
  return asked;
}
