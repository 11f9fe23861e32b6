import { FormId, ResponseId } from '../../../ids.ts';
import type { Coursework } from '../../../lms/types.ts';
import type { StoredResults } from '../../../store/results/imported-results.ts';
import type { QuizNight } from './quizzes.ts';

/**
 * Results from files as the quizzes they are: from here on they go the way of every other quiz. Its form is named like its
 * coursework (what a tag of the school file says under `form`). A question without an entry was not scored, so that the quiz
 * counts as one that branches: nothing is taken for a 0.
 */
export function importedQuizzes(stored: readonly StoredResults[], coursework: readonly Coursework[]): QuizNight[] {
  const titles = new Map(coursework.map((work) => [work.id, work.title]));
  return stored.map(({ coursework: id, questions, results }) => ({
    coursework: id,
    read: false,
    quiz: {
      form: FormId.parse(id),
      publicId: null,
      title: titles.get(id) ?? id,
      revision: null,
      identity: 'verified',
      branches: true,
      questions: questions.map(({ item, text, possible }) => ({ item, title: text, possible, scored: true })),
    },
    responses: results.map(({ learner, points, at }) => ({
      id: ResponseId.parse(`import:${id}:${learner}`),
      learner,
      email: null,
      at,
      graded: true,
      answers: questions.flatMap(({ item }) => {
        const scored = points[item];
        return scored === undefined ? [] : [{ item, points: scored, correct: null }];
      }),
    })),
  }));
}
