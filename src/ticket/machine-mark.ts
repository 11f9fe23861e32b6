import { isBlank } from './answers.ts';
import { sameNumber } from './number.ts';
import type { AnswerValue, Question } from './types.ts';

/**
 * What a machine says of an answer: a share, 1 or 0; null where it cannot tell (a sentence, no right answer, nothing answered).
 * Case and spaces of a short text do not count; a number may be written as a fraction, with a point or with a comma.
 */
export function machineMark(question: Question, value: AnswerValue): 1 | 0 | null {
  if (isBlank(value) || question.kind === 'sentence' || question.right === undefined) return null;
  return isRight(question, value) ? 1 : 0;
}

/** Whether a machine can mark it. */
export function isMachineMarked(question: Question): boolean {
  return question.kind !== 'sentence' && question.right !== undefined;
}

function isRight(question: Exclude<Question, { kind: 'sentence' }>, value: AnswerValue): boolean {
  switch (question.kind) {
    case 'one':
      return question.right?.[0] === value;
    case 'several':
      return Array.isArray(value) && sameIndexes(value, question.right ?? []);
    case 'number':
      return typeof value === 'string' && sameNumber(value, question.right ?? '');
    case 'text':
      return typeof value === 'string' && (question.right ?? []).some((right) => plain(right) === plain(value));
    default:
      return question satisfies never;
  }
}

function sameIndexes(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}
