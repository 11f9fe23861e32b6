import type { CourseId, CourseworkId } from '../../../ids.ts';
import type { OwnChances } from '../../../evidence/checks.ts';
import { LmsError } from '../../../lms/errors.ts';
import type { Learner, Lms } from '../../../lms/types.ts';
import type { SchoolFile } from '../../../school/file.ts';
import type { StoredResults } from '../../../store/results/imported-results.ts';
import type { StoredQuiz } from '../../../store/results/quizzes.ts';
import type { Instant } from '../../../time.ts';
import type { Problem } from '../../../report/types.ts';
import { addressesProblem } from './quiz-problems.ts';
import { importedQuizzes } from './imported-quizzes.ts';
import type { Hinted } from '../hinted.ts';
import type { Pulled } from '../../pull.ts';
import { pullQuizzes, type PulledQuizzes, type QuizNight, type QuizPlan } from './quizzes.ts';

export interface ResultsPlan {
  readonly file: SchoolFile;
  readonly course: CourseId;
  /** `tagsHash` of the file. */
  readonly tags: string;
  readonly known: {
    readonly quizzes: readonly StoredQuiz[];
    readonly forms: QuizPlan['forms'];
    readonly imported: readonly StoredResults[];
  };
  readonly pulled: Pulled;
  /** Work that is read once a week. */
  readonly resting: ReadonlySet<CourseworkId>;
  /** What the LMS told of. */
  readonly hinted: Hinted;
  readonly chances: OwnChances;
  /** Enrolled now. */
  readonly learners: readonly Learner[];
  readonly at: Instant;
}

export interface QuestionResults extends PulledQuizzes {
  /** With the addresses by which answers are matched. */
  readonly learners: readonly Learner[];
}

/**
 * Results question by question, from files and from forms. Coursework that somebody imported results for has those and no form: a
 * person brought them for this very work, often because its form does not say who answers, and they stand whether or not the form
 * can be read tonight; so no night counts the same work twice.
 */
export async function questionResults(lms: Lms, plan: ResultsPlan, problems: Problem[]): Promise<QuestionResults> {
  const { file, tags, known, pulled, resting, hinted, chances, at } = plan;
  const imported = lms.can.perQuestion.includes('import') ? importedQuizzes(known.imported, pulled.coursework) : [];
  const brought = new Set<CourseworkId>(imported.map(({ coursework }) => coursework));
  const { quizzes, refused } = await pullQuizzes(
    lms,
    {
      file,
      tags,
      chances,
      known: known.quizzes,
      forms: known.forms,
      submissions: pulled.submissions,
      at,
      hinted,
      weekly: { works: resting, tonight: pulled.full },
      coursework: pulled.coursework.filter(({ id }) => !brought.has(id)),
    },
    problems,
  );
  const matchable = await withAddresses(lms, plan, quizzes, problems);
  return { learners: matchable.learners, quizzes: [...imported, ...matchable.quizzes], refused };
}

/**
 * The class with the addresses by which answers are matched, asked for only when there are such answers. Where they cannot be read
 * the answers wait: what was listed tonight counts as not listed.
 */
async function withAddresses(
  lms: Lms,
  { course, learners }: ResultsPlan,
  quizzes: readonly QuizNight[],
  problems: Problem[],
): Promise<{ readonly learners: readonly Learner[]; readonly quizzes: readonly QuizNight[] }> {
  const asked = quizzes.some(
    ({ quiz, responses }) => quiz.identity === 'verified' && (responses ?? []).some(({ email }) => email !== null),
  );
  if (lms.addresses === null || !asked) return { learners, quizzes };
  try {
    const addresses = await lms.addresses(
      course,
      learners.map(({ id }) => id),
    );
    return {
      learners: learners.map((learner) => ({ ...learner, email: addresses.get(learner.id) ?? learner.email })),
      quizzes,
    };
  } catch (error) {
    if (!(error instanceof LmsError) || error.scope === 'credential') throw error;
    problems.push(addressesProblem(error));
    return { learners, quizzes: quizzes.map((each) => ({ ...each, responses: null })) };
  }
}
