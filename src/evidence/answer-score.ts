import type { Answer, Question, Quiz, QuizResponse } from '../lms/quizzes.ts';

export interface AnswerScore {
  readonly points: number;
  readonly possible: number;
}

/**
 * What one answer shows; null where it shows nothing (P3). A question worth 0 points that was graded
 * counts right or wrong as 1 or 0 of 1. Left blank in a graded response, a question counts 0 of its
 * points, as the host's own total does; but not in a form that branches, where it may never have been seen.
 */
export function answerScore(
  quiz: Quiz,
  question: Question,
  response: QuizResponse,
  answer: Answer | undefined,
): AnswerScore | null {
  if (!question.scored) return null;
  if (question.possible <= 0) {
    if (answer === undefined || answer.correct === null) return null;
    return { points: answer.correct ? 1 : 0, possible: 1 };
  }
  if (answer === undefined)
    return response.graded && !quiz.branches ? { points: 0, possible: question.possible } : null;
  return answer.points === null ? null : { points: answer.points, possible: question.possible };
}
