import type { Unsettled } from '../unsettled.ts';
import type { Handler } from '../wire/call.ts';
import * as assignments from './assignments.ts';
import * as categories from './categories.ts';
import * as comments from './comments.ts';
import * as discussions from './discussions.ts';
import * as gradesWrite from './grades-write.ts';
import * as grades from './grades.ts';
import * as groups from './groups.ts';
import * as multiget from './multiget.ts';
import * as reminders from './reminders.ts';
import * as sections from './sections.ts';
import * as submissions from './submissions.ts';
import * as users from './users.ts';

export interface Method {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/v1/`; `{name}` is one part of it, `{name*}` the rest. */
  readonly path: string;
  readonly handle: Handler;
  /** Credits, where they are not those of the verb. */
  readonly cost?: (body: unknown, unsettled: Unsettled) => number;
}

const SECTION = 'sections/{section}';
const ITEM = `${SECTION}/assignments/{item}`;
const SUBMISSIONS = `${SECTION}/submissions/{item}`;
const THREAD = `${SUBMISSIONS}/{uid}/comments`;

/** Everything that is served, by the name it is counted and failed under. The first path that fits wins; the last ones are the trap of lms/schoology/FACTS.md 2.1. */
export const METHODS = {
  'app-user-info': { verb: 'GET', path: 'app-user-info', handle: users.appUserInfo },
  'users.me': { verb: 'GET', path: 'users/me', handle: users.me },
  'users.ext': { verb: 'GET', path: 'users/ext/{code}', handle: users.byExternalId },
  'users.list': { verb: 'GET', path: 'users', handle: users.list },
  'users.get': { verb: 'GET', path: 'users/{uid}', handle: users.get },
  'users.sections': { verb: 'GET', path: 'users/{uid}/sections', handle: sections.ofUser },
  'users.grades': { verb: 'GET', path: 'users/{uid}/grades', handle: grades.ofUser },
  'roles.list': { verb: 'GET', path: 'roles', handle: users.roles },
  'gradingperiods.list': { verb: 'GET', path: 'gradingperiods', handle: sections.allPeriods },
  multiget: { verb: 'POST', path: 'multiget', handle: multiget.post, cost: multiget.cost },
  'courses.sections': { verb: 'GET', path: 'courses/{course}/sections', handle: sections.ofCourse },
  'sections.codes': { verb: 'GET', path: 'sections', handle: sections.byCodes },
  'sections.ext': { verb: 'GET', path: 'sections/ext/{code}', handle: sections.byExternalCode },
  'sections.get': { verb: 'GET', path: SECTION, handle: sections.get },
  'enrollments.list': { verb: 'GET', path: `${SECTION}/enrollments`, handle: sections.enrollments },
  'grading_periods.list': { verb: 'GET', path: `${SECTION}/grading_periods`, handle: sections.gradingPeriods },
  'grading_scales.list': { verb: 'GET', path: `${SECTION}/grading_scales`, handle: sections.gradingScales },
  'grading_categories.list': { verb: 'GET', path: `${SECTION}/grading_categories`, handle: categories.list },
  'grading_categories.create': { verb: 'POST', path: `${SECTION}/grading_categories`, handle: categories.create },
  'grading_categories.updateAll': { verb: 'PUT', path: `${SECTION}/grading_categories`, handle: categories.updateAll },
  'grading_categories.get': { verb: 'GET', path: `${SECTION}/grading_categories/{category}`, handle: categories.get },
  'grading_categories.update': {
    verb: 'PUT',
    path: `${SECTION}/grading_categories/{category}`,
    handle: categories.update,
  },
  'grading_categories.delete': {
    verb: 'DELETE',
    path: `${SECTION}/grading_categories/{category}`,
    handle: categories.remove,
  },
  'grading_groups.list': { verb: 'GET', path: `${SECTION}/grading_groups`, handle: groups.list },
  'grading_groups.create': { verb: 'POST', path: `${SECTION}/grading_groups`, handle: groups.create },
  'grading_groups.get': { verb: 'GET', path: `${SECTION}/grading_groups/{group}`, handle: groups.get },
  'grading_groups.update': { verb: 'PUT', path: `${SECTION}/grading_groups/{group}`, handle: groups.update },
  'grading_groups.delete': { verb: 'DELETE', path: `${SECTION}/grading_groups/{group}`, handle: groups.remove },
  'assignments.list': { verb: 'GET', path: `${SECTION}/assignments`, handle: assignments.list },
  'assignments.create': { verb: 'POST', path: `${SECTION}/assignments`, handle: assignments.create },
  'assignments.get': { verb: 'GET', path: ITEM, handle: assignments.get },
  'assignments.update': { verb: 'PUT', path: ITEM, handle: assignments.update },
  'assignments.delete': { verb: 'DELETE', path: ITEM, handle: assignments.remove },
  'assignments.grades': { verb: 'GET', path: `${ITEM}/grades`, handle: assignments.grades },
  'grade_items.list': { verb: 'GET', path: `${SECTION}/grade_items`, handle: assignments.gradeItems },
  'grade_items.get': { verb: 'GET', path: `${SECTION}/grade_items/{item}`, handle: assignments.get },
  'grades.list': { verb: 'GET', path: `${SECTION}/grades`, handle: grades.list },
  'grades.update': { verb: 'PUT', path: `${SECTION}/grades`, handle: gradesWrite.write },
  'discussions.list': { verb: 'GET', path: `${SECTION}/discussions`, handle: discussions.list },
  'discussions.get': { verb: 'GET', path: `${SECTION}/discussions/{discussion}`, handle: discussions.get },
  'submissions.list': { verb: 'GET', path: SUBMISSIONS, handle: submissions.list },
  'submissions.create': { verb: 'POST', path: `${SUBMISSIONS}/create`, handle: submissions.create },
  'submissions.student': { verb: 'GET', path: `${SUBMISSIONS}/{uid}`, handle: submissions.ofStudent },
  'revisions.get': { verb: 'GET', path: `${SUBMISSIONS}/{uid}/revision/{revision}`, handle: submissions.get },
  'revisions.delete': { verb: 'DELETE', path: `${SUBMISSIONS}/{uid}/revision/{revision}`, handle: submissions.remove },
  'revisions.source': {
    verb: 'GET',
    path: `${SUBMISSIONS}/{uid}/revision/{revision}/source`,
    handle: submissions.source,
  },
  'comments.list': { verb: 'GET', path: THREAD, handle: comments.list },
  'comments.create': { verb: 'POST', path: THREAD, handle: comments.create },
  'comments.get': { verb: 'GET', path: `${THREAD}/{comment}`, handle: comments.get },
  'comments.delete': { verb: 'DELETE', path: `${THREAD}/{comment}`, handle: comments.remove },
  'reminders.list': { verb: 'GET', path: `${SECTION}/reminders/{type}`, handle: reminders.list },
  'mastery.list': { verb: 'GET', path: `${SECTION}/mastery`, handle: grades.mastery },
  'grading_rubrics.list': { verb: 'GET', path: `${SECTION}/grading_rubrics`, handle: sections.rubrics },
  'attendance.list': { verb: 'GET', path: `${SECTION}/attendance`, handle: sections.attendance },
  'courses.get': { verb: 'GET', path: 'courses/{course}', handle: sections.course },
  'trap.assignments': { verb: 'GET', path: `${ITEM}/{rest*}`, handle: assignments.get },
  'trap.sections': { verb: 'GET', path: `${SECTION}/{rest*}`, handle: sections.get },
  'trap.courses': { verb: 'GET', path: 'courses/{course}/{rest*}', handle: sections.course },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodId = keyof typeof METHODS;
export type Methods = Readonly<Record<MethodId, Method>>;
