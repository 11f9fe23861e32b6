import type { Instant } from '../../../time.ts';
import { applyToAddons, numberLearners } from './apply-addons.ts';
import { applyToForms } from './apply-forms.ts';
import { applyToItems } from './apply-items.ts';
import { applyToSubmissions } from './apply-submissions.ts';
import { createMissing } from './assign.ts';
import type { Deed } from './deed.ts';
import { courseOf } from './state.ts';
import type { State } from './state.ts';
import { applyToWatches } from './watches.ts';

/**
 * Applies one event to the state. Deterministic: no clock, no chance. Throws `RangeError` when it names something that
 * does not exist.
 */
export function apply(state: State, deed: Deed, at: Instant): void {
  switch (deed.kind) {
    case 'person':
      state.people.set(deed.person.id, deed.person);
      state.peopleByEmail.set(deed.person.email.toLowerCase(), deed.person);
      return;
    case 'course':
      state.courses.set(deed.course.id, {
        record: deed.course,
        createdAt: at,
        updatedAt: at,
        teachers: new Set([deed.course.owner]),
        students: new Set(),
        invited: new Set(),
        topics: new Map(),
        items: new Map(),
        submissions: new Map(),
        attached: new Map(),
        gradeSync: new Map(),
      });
      return;
    case 'course-state': {
      const course = courseOf(state, deed.course);
      course.record = { ...course.record, state: deed.state };
      course.updatedAt = at;
      return;
    }
    case 'teaches':
      courseOf(state, deed.course).teachers.add(deed.user);
      return;
    case 'teaches-no-more':
      courseOf(state, deed.course).teachers.delete(deed.user);
      return;
    case 'invited':
      courseOf(state, deed.course).invited.add(deed.user);
      return;
    case 'joined': {
      const course = courseOf(state, deed.course);
      course.invited.delete(deed.user);
      course.students.add(deed.user);
      for (const item of course.items.values()) createMissing(course, item);
      numberLearners(course);
      return;
    }
    case 'left': {
      const course = courseOf(state, deed.course);
      course.students.delete(deed.user);
      for (const submissions of course.submissions.values()) submissions.delete(deed.user);
      return;
    }
    case 'topic':
      courseOf(state, deed.course).topics.set(deed.topic.id, { ...deed.topic, updatedAt: at });
      useSerial(state, deed.topic.id);
      return;
    case 'posted':
      useSerial(state, deed.item.id);
      applyToItems(state, deed, at);
      return;
    case 'edited':
    case 'deleted':
    case 'assigned':
    case 'due':
    case 'scheduled':
      applyToItems(state, deed, at);
      return;
    case 'opened':
    case 'turned-in':
    case 'reclaimed':
    case 'returned':
    case 'graded':
      applyToSubmissions(state, deed, at);
      return;
    case 'attached':
      useSerial(state, deed.attachment.id);
      applyToAddons(state, deed, at);
      return;
    case 'reattached':
    case 'detached':
    case 'offered':
    case 'earned':
      applyToAddons(state, deed, at);
      return;
    case 'answered':
      useSerial(state, deed.response);
      applyToForms(state, deed, at);
      return;
    case 'form':
    case 'regraded':
      applyToForms(state, deed, at);
      return;
    case 'watched':
      useSerial(state, deed.watch.id);
      applyToWatches(state, deed, at);
      return;
    case 'unwatched':
      applyToWatches(state, deed, at);
      return;
    case 'granted':
      state.grants.set(deed.user, { refreshToken: deed.refreshToken, scopes: deed.scopes, revoked: false });
      return;
    case 'revoked': {
      const grant = state.grants.get(deed.user);
      if (grant !== undefined) grant.revoked = true;
    }
  }
}

function useSerial(state: State, id: string): void {
  const number = Number(id);
  if (Number.isSafeInteger(number) && number >= state.serial) state.serial = number + 1;
}
