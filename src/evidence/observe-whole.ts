import type { CourseId, CourseworkId, TargetCode } from '../ids.ts';
import type { Score, Submission } from '../lms/types.ts';
import { evidenceKey } from './key.ts';
import type { Tagged } from './tags.ts';
import type { Observation } from './types.ts';
import type { Work } from './work.ts';

/** What the grade of a whole piece of coursework speaks for. */
export interface WholeTag {
  readonly tagged: Tagged;
  /** Scored questions it sums up; null: unknown. */
  readonly questions: number | null;
  /** It mixes targets that its answers tell apart: where answers were read, it cannot be split and is not used. */
  readonly mixed: boolean;
}

/**
 * The target of the whole grade. Where every scored question of every quiz on it belongs to one target,
 * that one; else the coursework's own tag, if there is one.
 */
export function wholeTagOf({ coursework, quizzes, tagged }: Work): WholeTag | null {
  const tags = quizzes.flatMap((quiz) => [...quiz.tags.values()]);
  const first = tags[0];
  const targets = new Set<TargetCode | null>(tags.map((tag) => tag?.target ?? null));
  const allRead = quizzes.length === coursework.quizzes.length;
  if (allRead && targets.size === 1 && first !== undefined && first !== null) {
    const kind = first.kind ?? tagged?.kind ?? null;
    return {
      tagged: { target: first.target, kind },
      questions: quizzes.length === 1 ? tags.length : null,
      mixed: false,
    };
  }
  return tagged === null ? null : { tagged, questions: null, mixed: tags.length > 0 };
}

/** One row for the grade of the whole; a grade by the teacher stands for the newest attempt. */
export function observeWhole(
  course: CourseId,
  { coursework, source }: Pick<Work, 'source'> & { readonly coursework: CourseworkId },
  { tagged, questions }: WholeTag,
  submission: Submission & { readonly at: NonNullable<Submission['at']> },
  score: Score,
  attempt: number,
): Observation {
  const { learner, at } = submission;
  const { target } = tagged;
  const { by } = score;
  return {
    key: evidenceKey({ learner, target, source, item: null, attempt, by }, null),
    learner,
    target,
    course,
    coursework,
    source,
    item: null,
    attempt,
    by,
    kind: tagged.kind ?? 'coursework',
    share: Math.min(1, score.points / score.possible),
    points: score.points,
    possible: score.possible,
    questions,
    at,
    provisional: score.provisional,
    provenance: submission.id,
  };
}
