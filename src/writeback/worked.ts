import type { CourseId, CourseworkId, LearnerId, PostId } from '../ids.ts';
import { LmsError } from '../lms/errors.ts';
import type { Lms, Submission } from '../lms/types.ts';

/** The learner did something with it, or it was graded: from then on it is not ours to take back. */
export function hasWorked({ score, state }: Pick<Submission, 'score' | 'state'>): boolean {
  return score !== null || (state !== 'new' && state !== 'created');
}

/** The learners who have worked on one assignment of ours, read just before it is changed or taken back. */
export async function workersOn(lms: Lms, course: CourseId, post: PostId): Promise<LearnerId[]> {
  const workers: LearnerId[] = [];
  for await (const row of lms.submissions(course, post as string as CourseworkId)) {
    if (row.ok && hasWorked(row.value)) workers.push(row.value.learner);
  }
  return workers;
}

/** The same of a post that may be gone; null: it is. */
export async function workersIfThere(lms: Lms, course: CourseId, post: PostId): Promise<LearnerId[] | null> {
  try {
    return await workersOn(lms, course, post);
  } catch (error) {
    if (error instanceof LmsError && error.kind === 'gone') return null;
    throw error;
  }
}
