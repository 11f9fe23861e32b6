import { isBlank } from '../../../ticket/answers.ts';
import type { AnswerValue } from '../../../ticket/types.ts';
import type { RightAnswer } from '../../../ticket/live.ts';
import type { ShownQuestion } from '../page-data.ts';

/** An answer as its learner saw or typed it; null: there is none. */
export function answerText({ choices }: Pick<ShownQuestion, 'choices'>, value: AnswerValue): string | null {
  if (isBlank(value) || value === null) return null;
  if (typeof value === 'string') return value;
  return (typeof value === 'number' ? [value] : value).map((index) => choices?.[index] ?? '').join(', ');
}

/** The right answer in the words of the question; null: the question has none (a sentence, a habit). */
export function keyText({ choices, right }: Pick<ShownQuestion, 'choices' | 'right'>): string | null {
  return right === null ? null : rightText(right, choices);
}

function rightText(right: RightAnswer, choices: readonly string[] | null): string {
  if (typeof right === 'string') return right;
  return right.map((each) => (typeof each === 'number' ? (choices?.[each] ?? '') : each)).join(choices ? ', ' : ' / ');
}
