import { ApiError, denied, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import type { Attached, Course, Posted } from '../world/state.ts';
import { assigneesOf } from '../world/state.ts';

export type Role = 'teacher' | 'student';
export interface Membership {
  readonly course: Course;
  readonly role: Role;
}

/** Milliseconds after which a deleted item can no longer be read ("some time", lms/google/FACTS.md 1.5). */
const DELETED_FOR = 86_400_000;

/** The course, for a member of it: unknown is 404, a stranger 403 (lms/google/FACTS.md 2.1, 2.4). */
export function memberOf(call: Call, id: string): Membership {
  const course = call.world.state.courses.get(id);
  if (course === undefined) throw notFound();
  const user = call.caller.person.id;
  if (course.teachers.has(user)) return { course, role: 'teacher' };
  if (course.students.has(user)) return { course, role: 'student' };
  throw denied();
}

/**
 * As `memberOf`, for the items of a course: an invited person who has not accepted gets 404 (lms/google/FACTS.md 2.4).
 */
export function itemReader(call: Call, id: string): Membership {
  const course = call.world.state.courses.get(id);
  if (course?.invited.has(call.caller.person.id) === true) throw notFound();
  return memberOf(call, id);
}

/** A course the caller may write to: a teacher of it, and not frozen. */
export function writableCourse(call: Call, id: string): Course {
  const { course, role } = itemReader(call, id);
  if (role !== 'teacher') throw denied();
  if (course.record.state !== 'ACTIVE')
    throw new ApiError('FAILED_PRECONDITION', 'The course is not modifiable.', 'CourseNotModifiable');
  return course;
}

/** Students see what is published and assigned to them; teachers see all until a deleted item is gone. */
export function sees(call: Call, { course, role }: Membership, item: Posted): boolean {
  if (item.deletedAt !== null && Date.parse(call.world.now()) - Date.parse(item.deletedAt) > DELETED_FOR) return false;
  return (
    role === 'teacher' || (item.state === 'PUBLISHED' && assigneesOf(course, item).includes(call.caller.person.id))
  );
}

/** A page of ours on coursework opens it to some changes, whoever made it; with its grade sync to grades too (lms/google/FACTS.md 2.2). */
export function ownOrAttached(call: Call, course: Course, item: Posted, opens: 'changes' | 'grades'): void {
  const attached = course.attached.get(item.id) ?? new Map<string, Attached>();
  const sync = course.gradeSync.get(item.id);
  for (const [id, { record }] of attached)
    if (record.project === call.project && (opens === 'changes' || id === sync)) return;
  ownProject(call, item);
}

/** Only the project that made an item may change it (lms/google/FACTS.md 2.2). */
export function ownProject(call: Call, item: Posted): void {
  if (item.project !== call.project) {
    throw new ApiError(
      'PERMISSION_DENIED',
      'The developer project is not permitted to make this request on this item.',
      'ProjectPermissionDenied',
    );
  }
}

export function notDeleted(item: Posted): void {
  if (item.state === 'DELETED') throw new ApiError('FAILED_PRECONDITION', 'The item has already been deleted.');
}

/** The person a user parameter means: id, e-mail or `me`. */
export function personId(call: Call, parameter: string): string | undefined {
  if (parameter === 'me') return call.caller.person.id;
  const { people, peopleByEmail } = call.world.state;
  return people.get(parameter)?.id ?? peopleByEmail.get(parameter.toLowerCase())?.id;
}

const AUTH = 'https://www.googleapis.com/auth/';

export function hasScope(call: Call, short: string): boolean {
  return call.caller.scopes.has(AUTH + short);
}
