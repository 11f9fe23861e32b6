import { DateTime } from 'luxon';
import { fromDateTime, type Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import type { State } from './state.ts';

/** A request for notifications: a registration at Classroom, or a watch on a form. */
export interface Watched {
  readonly id: string;
  readonly of: 'work' | 'roster' | 'RESPONSES' | 'SCHEMA';
  /** The course or the form. */
  readonly thing: string;
  readonly user: string;
  readonly topic: string;
  readonly createdAt: Instant;
  readonly until: Instant;
}

/** A message as it is published. */
export interface Notice {
  readonly topic: string;
  readonly at: Instant;
  readonly attributes: Readonly<Record<string, string>>;
  /** Null: there is none in it. */
  readonly data: object | null;
}

const LIFE = { days: 7 };

export function applyToWatches(
  state: State,
  deed: Extract<Deed, { kind: 'watched' | 'unwatched' }>,
  at: Instant,
): void {
  if (deed.kind === 'unwatched') {
    state.watches.delete(deed.watch);
    return;
  }
  const createdAt = state.watches.get(deed.watch.id)?.createdAt ?? at;
  const until = fromDateTime(DateTime.fromISO(at, { zone: 'utc' }).plus(LIFE));
  state.watches.set(deed.watch.id, { ...deed.watch, createdAt, until });
}

/**
 * The notifications published about a deed: to those who asked for it, may still see it, and whose registration (a
 * week) has not expired.
 */
export function noticesOf(state: State, deed: Deed, at: Instant): Notice[] {
  const told = state.watches.size === 0 ? null : toldBy(state, deed);
  if (told === null) return [];
  return [...state.watches.values()].flatMap((watch): Notice[] => {
    if (watch.of !== told.of || watch.thing !== told.thing || watch.until <= at || !maySee(state, watch)) return [];
    const attributes =
      'form' in told ? { formId: watch.thing, eventType: watch.of, watchId: watch.id } : { registrationId: watch.id };
    return [{ topic: watch.topic, at, attributes, data: 'form' in told ? null : told.data }];
  });
}

type Told =
  | { readonly of: 'work' | 'roster'; readonly thing: string; readonly data: object }
  | { readonly of: 'RESPONSES' | 'SCHEMA'; readonly thing: string; readonly form: true };

/** It is not known whether a grade given by hand in Forms is notified; here it is not (U29). */
function toldBy(state: State, deed: Deed): Told | null {
  switch (deed.kind) {
    case 'posted':
      return onItem(state, deed.item.course, deed.item.id, 'CREATED');
    case 'edited':
    case 'deleted':
    case 'scheduled':
    case 'assigned':
      return onItem(state, deed.course, deed.item, 'MODIFIED');
    case 'opened':
    case 'turned-in':
    case 'reclaimed':
    case 'returned':
    case 'graded': {
      const id = state.courses.get(deed.course)?.submissions.get(deed.item)?.get(deed.learner)?.id ?? '';
      return {
        of: 'work',
        thing: deed.course,
        data: {
          collection: 'courses.courseWork.studentSubmissions',
          eventType: 'MODIFIED',
          resourceId: { courseId: deed.course, courseWorkId: deed.item, id },
        },
      };
    }
    case 'joined':
    case 'left':
      return {
        of: 'roster',
        thing: deed.course,
        data: {
          collection: 'courses.students',
          eventType: deed.kind === 'joined' ? 'CREATED' : 'DELETED',
          resourceId: { courseId: deed.course, userId: deed.user },
        },
      };
    case 'answered':
      return { of: 'RESPONSES', thing: deed.form, form: true };
    case 'form':
      return { of: 'SCHEMA', thing: deed.form.id, form: true };
    case 'person':
    case 'course':
    case 'course-state':
    case 'teaches':
    case 'teaches-no-more':
    case 'invited':
    case 'topic':
    case 'due':
    case 'attached':
    case 'reattached':
    case 'detached':
    case 'offered':
    case 'earned':
    case 'regraded':
    case 'watched':
    case 'unwatched':
    case 'granted':
    case 'revoked':
      break;
  }
  return null;
}

/** No feed tells of announcements and materials. */
function onItem(state: State, course: string, id: string, eventType: string): Told | null {
  if (state.courses.get(course)?.items.get(id)?.type !== 'courseWork') return null;
  return {
    of: 'work',
    thing: course,
    data: { collection: 'courses.courseWork', eventType, resourceId: { courseId: course, id } },
  };
}

function maySee(state: State, { of, thing, user }: Watched): boolean {
  if (state.grants.get(user)?.revoked !== false) return false;
  return of === 'work' || of === 'roster'
    ? state.courses.get(thing)?.teachers.has(user) === true
    : state.forms.get(thing)?.record.editors.includes(user) === true;
}
