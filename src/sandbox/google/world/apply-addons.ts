import type { Instant } from '../../../time.ts';
import { setGrade } from './apply-submissions.ts';
import type { Deed } from './deed.ts';
import { attachedOf, courseOf, courseworkOf, submissionOf } from './state.ts';
import type { Course, State } from './state.ts';

type AddonDeed = Extract<Deed, { kind: 'attached' | 'reattached' | 'detached' | 'offered' | 'earned' }>;

export function applyToAddons(state: State, deed: AddonDeed, at: Instant): void {
  const { course: id, item } = deed;
  const course = courseOf(state, id);
  switch (deed.kind) {
    case 'offered':
      state.offers.set(deed.token, { course: id, item, user: deed.user, at });
      return;
    case 'attached': {
      const attached = course.attached.get(item) ?? new Map();
      attached.set(deed.attachment.id, { record: deed.attachment, numbers: new Map(), earned: new Map() });
      course.attached.set(item, attached);
      numberLearners(course);
      syncFirst(course, item, deed.attachment.id, deed.attachment.maxPoints);
      return;
    }
    case 'reattached': {
      const attached = attachedOf(course, item, deed.attachment);
      attached.record = { ...attached.record, ...deed.change } as typeof attached.record;
      syncFirst(course, item, deed.attachment, attached.record.maxPoints);
      return;
    }
    case 'detached':
      course.attached.get(item)?.delete(deed.attachment);
      return;
    case 'earned': {
      const { earned } = attachedOf(course, item, deed.attachment);
      if (deed.points === null) earned.delete(deed.learner);
      else earned.set(deed.learner, deed.points);
      const submission = submissionOf(course, item, deed.learner);
      if (submission !== undefined && course.gradeSync.get(item) === deed.attachment)
        setGrade(submission, { draft: deed.points }, courseworkOf(course, item).maxPoints ?? 0, deed.by, at);
    }
  }
}

/** Each attachment counts the learners for itself: so the numbers of a copy are those of its original, and other learners'. */
export function numberLearners(course: Course): void {
  for (const attached of course.attached.values()) {
    for (const { numbers } of attached.values()) {
      for (const learner of course.students) if (!numbers.has(learner)) numbers.set(learner, numbers.size + 1);
    }
  }
}

/** Removing it promotes no other attachment (lms/google/FACTS.md 5.3). */
function syncFirst(course: Course, item: string, attachment: string, maxPoints: number): void {
  if (maxPoints > 0 && !course.gradeSync.has(item)) course.gradeSync.set(item, attachment);
}
