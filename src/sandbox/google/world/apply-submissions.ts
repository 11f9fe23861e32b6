import type { Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import { courseOf, courseworkOf, submissionOf } from './state.ts';
import type { State, Submission } from './state.ts';

type SubmissionDeed = Extract<Deed, { kind: 'opened' | 'turned-in' | 'reclaimed' | 'returned' | 'graded' }>;

export function applyToSubmissions(state: State, deed: SubmissionDeed, at: Instant): void {
  const course = courseOf(state, deed.course);
  const item = courseworkOf(course, deed.item);
  const submission = submissionOf(course, deed.item, deed.learner);
  if (submission === undefined) throw new RangeError(`coursework ${deed.item} is not assigned to ${deed.learner}`);
  switch (deed.kind) {
    case 'opened':
      touch(submission, at);
      if (submission.state === 'NEW') move(submission, 'CREATED', deed.learner, at);
      return;
    case 'turned-in':
      touch(submission, at);
      if (submission.state === 'NEW') move(submission, 'CREATED', deed.learner, at);
      submission.turnedInAt = at;
      move(submission, 'TURNED_IN', deed.learner, at);
      return;
    case 'reclaimed':
      move(submission, 'RECLAIMED_BY_STUDENT', deed.learner, at);
      return;
    case 'returned':
      touch(submission, at);
      move(submission, 'RETURNED', deed.by, at);
      return;
    case 'graded':
      touch(submission, at);
      setGrade(submission, deed, item.maxPoints ?? 0, deed.by, at);
      submission.rubric = deed.rubric ?? submission.rubric;
  }
}

interface Grades {
  readonly draft?: number | null | undefined;
  readonly assigned?: number | null | undefined;
}

/** Sets the grades that are named and keeps the history (lms/google/FACTS.md 1.5: gradeHistory). */
export function setGrade(
  submission: Submission,
  grades: Grades,
  maxPoints: number,
  by: string | null,
  at: Instant,
): void {
  const note = (
    change: 'DRAFT_GRADE_POINTS_EARNED_CHANGE' | 'ASSIGNED_GRADE_POINTS_EARNED_CHANGE',
    points: number | null,
  ) => {
    submission.history.push({ type: 'grade', change, points: points ?? 0, maxPoints, at, by });
  };
  if (grades.draft !== undefined && grades.draft !== submission.draft) {
    submission.draft = grades.draft;
    note('DRAFT_GRADE_POINTS_EARNED_CHANGE', grades.draft);
  }
  if (grades.assigned !== undefined && grades.assigned !== submission.assigned) {
    submission.assigned = grades.assigned;
    note('ASSIGNED_GRADE_POINTS_EARNED_CHANGE', grades.assigned);
  }
  submission.updatedAt = at;
}

function touch(submission: Submission, at: Instant): void {
  submission.createdAt ??= at;
  submission.updatedAt = at;
}

function move(submission: Submission, to: Submission['state'], by: string, at: Instant): void {
  submission.state = to;
  submission.updatedAt = at;
  submission.history.push({ type: 'state', state: to, at, by });
}
