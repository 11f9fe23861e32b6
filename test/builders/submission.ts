import { CourseworkId, LearnerId, SubmissionId } from '../../src/ids.ts';
import type { Submission } from '../../src/lms/types.ts';
import { instant } from '../../src/time.ts';

/** Handed in, graded 3 of 4 by the teacher and returned. */
export function submission(change: Partial<Submission> = {}): Submission {
  return {
    id: SubmissionId.parse('submission-1'),
    coursework: CourseworkId.parse('7001'),
    learner: LearnerId.parse('9001'),
    state: 'returned',
    score: { points: 3, possible: 4, by: 'teacher', provisional: false },
    placeholder: false,
    at: instant('2026-09-01T15:00:00Z'),
    atMost: false,
    comments: [],
    ...change,
  };
}
