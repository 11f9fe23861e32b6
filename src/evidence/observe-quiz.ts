import type { CourseId, CourseworkId, ItemId } from '../ids.ts';
import type { Answer } from '../lms/quizzes.ts';
import { answerScore } from './answer-score.ts';
import type { CheckedChance } from './checks.ts';
import type { Attempt } from './identity.ts';
import { evidenceKey } from './key.ts';
import type { Observation } from './types.ts';
import type { TaggedQuiz, Work } from './work.ts';

/** The work a quiz hangs on; null: it is the check of chances alone. */
type On = Pick<Work, 'source'> & { readonly coursework: CourseworkId };

/**
 * One row for each tagged question of each attempt that shows something, graded by the machine. What answers a chance is evidence of that
 * chance: by the question's tag, else on the chance's target.
 */
export function observeQuiz(
  course: CourseId,
  work: On | null,
  { quiz, tags }: TaggedQuiz,
  attempts: readonly Attempt[],
  chanceOf: (attempt: Attempt) => CheckedChance | null,
): Observation[] {
  return attempts.flatMap((answered) => {
    const { learner, attempt, response } = answered;
    const chance = chanceOf(answered);
    const on = chance ?? work;
    if (on === null) return [];
    const answers = new Map<ItemId, Answer>(response.answers.map((answer) => [answer.item, answer]));
    return quiz.questions.flatMap((question): Observation[] => {
      const own = tags.get(question.item) ?? null;
      const tagged = chance === null ? own : { target: own?.target ?? chance.target, kind: 'chance' as const };
      const score = answerScore(quiz, question, response, answers.get(question.item));
      if (tagged === null || score === null) return [];
      const { target } = tagged;
      const { source, coursework } = on;
      const { item } = question;
      return [
        {
          key: evidenceKey({ learner, target, source, item, attempt, by: 'machine' }, quiz.form),
          learner,
          target,
          course,
          coursework,
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
        },
      ];
    });
  });
}
