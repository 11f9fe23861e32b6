import type { Course, Posted } from './state.ts';
import { assigneesOf } from './state.ts';

/** One submission for each assignee, made with the coursework, drafts included (lms/google/FACTS.md 1.5). */
export function createMissing(course: Course, item: Posted): void {
  if (item.type !== 'courseWork' || item.state === 'DELETED') return;
  let submissions = course.submissions.get(item.id);
  if (submissions === undefined) {
    submissions = new Map();
    course.submissions.set(item.id, submissions);
  }
  for (const learner of assigneesOf(course, item)) {
    if (submissions.has(learner)) continue;
    submissions.set(learner, {
      id: `${item.id}-${learner}`,
      learner,
      state: 'NEW',
      draft: null,
      assigned: null,
      rubric: null,
      turnedInAt: null,
      createdAt: null,
      updatedAt: null,
      history: [],
    });
  }
}

/** Takes away the submissions of those who are no longer assigned. */
export function dropUnassigned(course: Course, item: Posted): void {
  const submissions = course.submissions.get(item.id);
  if (submissions === undefined) return;
  const assigned = new Set(assigneesOf(course, item));
  for (const learner of submissions.keys()) if (!assigned.has(learner)) submissions.delete(learner);
}
