import { ItemId, ResponseId } from '../../src/ids.ts';
import type { Answer, QuizResponse } from '../../src/lms/quizzes.ts';
import { instant } from '../../src/time.ts';

/** Ana's graded response with one right answer to the question of the builder `quiz`. */
export function quizResponse(change: Partial<QuizResponse> = {}): QuizResponse {
  return {
    id: ResponseId.parse('response-1'),
    email: 'ana@cedar.example',
    at: instant('2026-09-01T14:05:00Z'),
    graded: true,
    answers: [answer()],
    ...change,
  };
}

export function answer(change: Partial<Answer> = {}): Answer {
  return { item: ItemId.parse('2f3a'), points: 1, correct: true, ...change };
}
