import type { AnswerValue } from '../../../ticket/types.ts';
import type { ShownQuestion } from '../page-data.ts';
import type { StudentWords } from '../words/index.ts';

/** An answer as readable text. */
export function AnswerText({
  question: { choices },
  value,
  words,
}: {
  question: ShownQuestion;
  value: AnswerValue;
  words: StudentWords;
}) {
  const said = inWords(value, choices);
  return said === '' ? <p class="answer answer-none">{words.noAnswer}</p> : <p class="answer">{said}</p>;
}

/** Choices become their text, texts stay as they are; empty: nothing was answered. */
export function inWords(value: AnswerValue | readonly number[], choices: readonly string[] | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.trim();
  const picked = typeof value === 'number' ? [value] : value;
  return picked.map((index) => choices?.[index] ?? '').join(', ');
}
