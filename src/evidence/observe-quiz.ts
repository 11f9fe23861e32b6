import type { CourseId, ItemId } from '../ids.ts';
import type { Answer } from '../lms/types.ts';
import { answerScore } from './answer-score.ts';
import type { Attempt } from './identity.ts';
import { evidenceKey } from './key.ts';
import type { Observation } from './types.ts';
import type { TaggedQuiz, Work } from './work.ts';

/** One row for each tagged question of each attempt that shows something, graded by the machine. */
export function observeQuiz(course: CourseId, work: Work, { quiz, tags }: TaggedQuiz, attempts: readonly Attempt[]): Observation[] {
  return attempts.flatMap(({ learner, attempt, response }) => {
    const answers = new Map<ItemId, Answer>(response.answers.map((answer) => [answer.item, answer]));
    return quiz.questions.flatMap((question): Observation[] => {
      const tagged = tags.get(question.item) ?? null;
      const score = answerScore(quiz, question, response, answers.get(question.item));
      if (tagged === null || score === null) return [];
      const { target } = tagged;
      const { source } = work;
      const { item } = question;
      return [{
        key: evidenceKey({ learner, target, source, item, attempt, by: 'machine' }, quiz.form),
        learner,
        target,
        course,
        coursework: work.coursework.id,
        source,
        item,
        attempt,
        by: 'machine',
        kind: tagged.kind ?? 'coursework',
        share: Math.min(1, score.points / score.possible),
        points: score.points,
        possible: score.possible,
        questions: 1,
        at: response.at,
        provisional: false,
        provenance: response.id,
      }];
    });
  });
}
