import type { Instant } from '../../../time.ts';
import { createMissing, dropUnassigned } from './assign.ts';
import { setGrade } from './apply-submissions.ts';
import type { Deed } from './deed.ts';
import { courseOf, itemOf } from './state.ts';
import type { Course, Posted, State } from './state.ts';

type ItemDeed = Extract<Deed, { kind: 'posted' | 'edited' | 'deleted' | 'assigned' | 'due' | 'scheduled' }>;

export function applyToItems(state: State, deed: ItemDeed, at: Instant): void {
  if (deed.kind === 'posted') {
    const course = courseOf(state, deed.item.course);
    const item: Posted = { ...deed.item, createdAt: at, updatedAt: at, deletedAt: null };
    course.items.set(item.id, item);
    createMissing(course, item);
    return;
  }
  const course = courseOf(state, deed.course);
  const item = itemOf(course, deed.item);
  switch (deed.kind) {
    case 'edited':
      if (item.type === 'courseWork' && deed.change.maxPoints !== undefined)
        noteMaxPoints(course, item, deed.change.maxPoints, at);
      course.items.set(item.id, { ...item, ...deed.change, updatedAt: at } as Posted);
      return;
    case 'deleted':
      course.items.set(item.id, { ...item, state: 'DELETED', updatedAt: at, deletedAt: at });
      return;
    case 'assigned': {
      const changed: Posted = { ...item, mode: deed.mode, students: deed.students, updatedAt: at };
      course.items.set(item.id, changed);
      createMissing(course, changed);
      dropUnassigned(course, changed);
      return;
    }
    case 'due':
      gradeMissing(course, item, at);
      return;
    case 'scheduled':
      if (item.state === 'DRAFT')
        course.items.set(item.id, { ...item, state: 'PUBLISHED', scheduled: null, updatedAt: at });
  }
}

/**
 * Work missing at the due date gets the course's default as a draft grade, with no grader (lms/google/FACTS.md 1.5,
 * end).
 */
function gradeMissing(course: Course, item: Posted, at: Instant): void {
  const grade = course.record.missingGrade;
  if (item.type !== 'courseWork' || item.state !== 'PUBLISHED' || item.maxPoints === null || grade === null) return;
  for (const submission of course.submissions.get(item.id)?.values() ?? []) {
    const missing =
      (submission.state === 'NEW' || submission.state === 'CREATED') &&
      submission.draft === null &&
      submission.assigned === null;
    if (missing) setGrade(submission, { draft: grade }, item.maxPoints, null, at);
  }
}

function noteMaxPoints(course: Course, item: Posted, maxPoints: number | null, at: Instant): void {
  for (const submission of course.submissions.get(item.id)?.values() ?? []) {
    if (submission.draft === null && submission.assigned === null) continue;
    submission.history.push({
      type: 'grade',
      change: 'MAX_POINTS_CHANGE',
      points: submission.assigned ?? submission.draft ?? 0,
      maxPoints: maxPoints ?? 0,
      at,
      by: item.creator,
    });
  }
}
