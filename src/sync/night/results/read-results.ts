import type { LmsError } from '../../../lms/errors.ts';
import type { Learner, Lms, Submission } from '../../../lms/types.ts';
import type { Problem } from '../../../report/types.ts';
import type { CourseSettings, SchoolFile } from '../../../school/file.ts';
import type { Instant } from '../../../time.ts';
import { pullSubmissions, type Pulled } from '../../pull.ts';
import type { Known } from '../known.ts';
import { ownChances } from '../own-work.ts';
import { questionResults } from './question-results.ts';
import type { QuizNight } from './quizzes.ts';
import type { Lists } from '../read-lists.ts';
import { withKept } from '../rest.ts';
import { pullRubrics, type RubricNight } from './rubrics.ts';

/** What the class did, as far as it is known tonight. */
export interface Results {
  /** The lists, with the submissions that were kept of work that rests. */
  readonly pulled: Pulled;
  /** Submissions that were read tonight. */
  readonly read: readonly Submission[];
  /** With the addresses by which answers are matched. */
  readonly learners: readonly Learner[];
  readonly quizzes: readonly QuizNight[];
  readonly rubrics: readonly RubricNight[];
  /** The owner of the quizzes has to connect again; null: there is nothing of the kind. */
  readonly refused: LmsError | null;
}

/** Asks for what the class did question by question and row by row, beside its submissions. */
export async function readResults(
  lms: Lms,
  {
    file,
    course,
    tags,
    known,
    lists,
  }: {
    readonly file: SchoolFile;
    readonly course: CourseSettings;
    readonly tags: string;
    readonly known: Known;
    readonly lists: Lists;
  },
  at: Instant,
  problems: Problem[],
): Promise<Results> {
  const { pulled, resting } = lists;
  const kept = pulled.full ? new Set<never>() : resting;
  const early = { ...pulled, submissions: withKept(pulled.submissions, known.pull, kept) };
  const { quizzes, learners, refused } = await questionResults(
    lms,
    {
      file,
      course: course.id,
      tags,
      known,
      pulled: early,
      resting,
      hinted: known.hinted,
      chances: ownChances(known.ledger),
      learners: lists.learners,
      at,
    },
    problems,
  );
  // A quiz that could be read at last: what its answers replace is seen by the grades beside them.
  const late = early.full
    ? []
    : quizzes
        .filter(({ coursework, responses }) => responses !== null && resting.has(coursework))
        .map(({ coursework }) => coursework);
  const more = await pullSubmissions(lms, course.id, [...new Set(late)], problems);
  const again = new Set(more.map(({ id }) => id));
  const submissions = [...early.submissions.filter(({ id }) => !again.has(id)), ...more];
  const rubrics = await pullRubrics(
    lms,
    course.id,
    { known: known.rubrics, coursework: early.coursework, submissions },
    problems,
  );
  const read = [...pulled.submissions, ...more];
  return { pulled: { ...early, submissions }, read, learners, quizzes, rubrics, refused };
}
