import type { CourseId, CourseworkId, FormId } from '../ids.ts';
import type { QuizResponse } from '../lms/quizzes.ts';
import type { Coursework, Learner, Lms, Row, Submission, Teacher } from '../lms/types.ts';
import type { Instant } from '../time.ts';
import type { Problem } from '../report/types.ts';
import { setAsideRecord } from './problems.ts';

/** What one night reads of a course before it asks for quizzes. Every list is complete, or the pull threw. */
export interface Pulled {
  readonly learners: readonly Learner[];
  readonly teachers: readonly Teacher[];
  readonly coursework: readonly Coursework[];
  readonly submissions: readonly Submission[];
  /** The submissions are those of all work. */
  readonly full: boolean;
}

/** The people and the work of a course; lists that do not depend on each other are read side by side. */
export async function pullLists(
  lms: Lms,
  id: CourseId,
  problems: Problem[],
): Promise<Pick<Pulled, 'learners' | 'teachers' | 'coursework'>> {
  const [people, coursework] = await Promise.all([
    pullPeople(lms, id, problems),
    collect(lms.coursework(id), problems),
  ]);
  return { ...people, coursework };
}

/** The submissions of all work. */
export async function pullAllSubmissions(lms: Lms, id: CourseId, problems: Problem[]): Promise<Submission[]> {
  return collect(lms.submissions(id), problems);
}

/**
 * The submissions of some work.
 * @param since when everything was read last: what the host shows in passing to be touched since is read too
 */
export async function pullSubmissions(
  lms: Lms,
  id: CourseId,
  works: readonly CourseworkId[],
  problems: Problem[],
  since?: Instant,
): Promise<Submission[]> {
  return works.length === 0 ? [] : collect(lms.submissionsOf(id, works, since), problems);
}

export async function pullPeople(
  lms: Lms,
  id: CourseId,
  problems: Problem[],
): Promise<Pick<Pulled, 'learners' | 'teachers'>> {
  const [learners, teachers] = await Promise.all([
    collect(lms.roster(id), problems),
    collect(lms.teachers(id), problems),
  ]);
  return { learners, teachers };
}

/** A list of all work may hold submissions on drafts and on what was deleted; a list of some work does not, and both are to say the same. */
export function ofPublished(coursework: readonly Coursework[], submissions: readonly Submission[]): Submission[] {
  const published = new Set(coursework.filter(({ state }) => state === 'published').map(({ id }) => id));
  return submissions.filter((submission) => published.has(submission.coursework));
}

/** The responses of one quiz, to the end. */
export async function pullResponses(lms: Lms, form: FormId, problems: Problem[]): Promise<QuizResponse[]> {
  return collect(lms.responses(form), problems);
}

/** The class: somebody listed as student and teacher both is a teacher trying it out. */
export function learnersOf({ learners, teachers }: Pick<Pulled, 'learners' | 'teachers'>): Learner[] {
  const staff = new Set<string>(teachers.map((teacher) => teacher.id));
  return learners.filter((learner) => !staff.has(learner.id));
}

/** A bad record is set aside with its reason; the others go on. */
export async function collect<T>(rows: AsyncIterable<Row<T>>, problems: Problem[]): Promise<T[]> {
  const values: T[] = [];
  for await (const row of rows) {
    if (row.ok) values.push(row.value);
    else problems.push(setAsideRecord(row.what, row.why));
  }
  return values;
}
