import type { Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import { submissionOf } from './state.ts';
import type { State } from './state.ts';

/**
 * Whether something planned earlier still makes sense: a learner may have left since, a post may be gone,
 * a due date may have moved.
 */
export function fits(state: State, deed: Deed, at: Instant): boolean {
  if (deed.kind === 'regraded')
    return state.forms.get(deed.form)?.responses.get(deed.response)?.answers.has(deed.question) === true;
  if (deed.kind === 'left') return state.courses.get(deed.course)?.students.has(deed.user) === true;
  if (deed.kind === 'edited' || deed.kind === 'deleted' || deed.kind === 'assigned') {
    const item = state.courses.get(deed.course)?.items.get(deed.item);
    return item !== undefined && item.state !== 'DELETED';
  }
  return isWork(deed) ? fitsItem(state, deed, at) : true;
}

const WORK_DEEDS: readonly string[] = [
  'due',
  'scheduled',
  'opened',
  'turned-in',
  'reclaimed',
  'returned',
  'graded',
] satisfies readonly WorkDeed['kind'][];

function isWork(deed: Deed): deed is WorkDeed {
  return WORK_DEEDS.includes(deed.kind);
}

type WorkDeed = Extract<
  Deed,
  { kind: 'due' | 'scheduled' | 'opened' | 'turned-in' | 'reclaimed' | 'returned' | 'graded' }
>;

function fitsItem(state: State, deed: WorkDeed, at: Instant): boolean {
  const course = state.courses.get(deed.course);
  const item = course?.items.get(deed.item);
  if (course === undefined || item === undefined || course.record.state !== 'ACTIVE') return false;
  if (deed.kind === 'scheduled') return item.state === 'DRAFT' && item.scheduled === at;
  if (item.type !== 'courseWork' || item.state !== 'PUBLISHED') return false;
  if (deed.kind === 'due') return item.due === at;
  const submission = submissionOf(course, deed.item, deed.learner);
  if (submission === undefined) return false;
  if (deed.kind === 'opened') return submission.state === 'NEW';
  if (deed.kind === 'turned-in') return submission.state !== 'TURNED_IN';
  return deed.kind !== 'reclaimed' || submission.state === 'TURNED_IN';
}
