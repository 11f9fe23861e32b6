import { ADDON_METHODS, ADDONS } from './addons.ts';
import { CLASSROOM } from './classroom.ts';
import { oneOf, STRING } from './fields.ts';
import type { Field, Schemas } from './fields.ts';
import { FORMS } from './forms.ts';
import { HINT_METHODS, REGISTRATIONS, WATCHES } from './hints.ts';

export type Api = 'classroom' | 'forms';
export const SCHEMAS: Readonly<Record<Api, Schemas>> = {
  classroom: { ...CLASSROOM, ...ADDONS, ...REGISTRATIONS },
  forms: { ...FORMS, ...WATCHES },
};

export interface Method {
  readonly api: Api;
  readonly verb: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As the discovery document has it: `{name}` is a path parameter. */
  readonly path: string;
  readonly query: Readonly<Record<string, Field>>;
  /** Schema of the body; null: none. */
  readonly body: string | null;
  readonly answer: string;
  /** Full addresses; any one of them opens the method (lms/google/FACTS.md 1.3, 4.1). */
  readonly scopes: readonly string[];
}

const AUTH = 'https://www.googleapis.com/auth/';
const INT: Field = { type: 'int32' };
const MASK = { updateMask: STRING };
const PAGING = { pageSize: INT, pageToken: STRING };
const COURSES = ['classroom.courses', 'classroom.courses.readonly'];
const ROSTERS = [
  'classroom.profile.emails',
  'classroom.profile.photos',
  'classroom.rosters',
  'classroom.rosters.readonly',
];
const TOPICS = ['classroom.topics', 'classroom.topics.readonly'];
const WORK = [
  'classroom.coursework.me',
  'classroom.coursework.me.readonly',
  'classroom.coursework.students',
  'classroom.coursework.students.readonly',
];
const SUBMISSIONS = [
  ...WORK,
  'classroom.student-submissions.me.readonly',
  'classroom.student-submissions.students.readonly',
];
const WORK_WRITE = ['classroom.coursework.students'];
const ANNOUNCE = ['classroom.announcements', 'classroom.announcements.readonly'];
const ANNOUNCE_WRITE = ['classroom.announcements'];
const FORM_BODY = ['drive', 'drive.file', 'drive.readonly', 'forms.body', 'forms.body.readonly'];
const FORM_RESPONSES = ['drive', 'drive.file', 'forms.responses.readonly'];
const COURSE_STATES = oneOf('COURSE_STATE_UNSPECIFIED', 'ACTIVE', 'ARCHIVED', 'PROVISIONED', 'DECLINED', 'SUSPENDED');
const SUBMISSION_STATES = oneOf(
  'SUBMISSION_STATE_UNSPECIFIED',
  'NEW',
  'CREATED',
  'TURNED_IN',
  'RETURNED',
  'RECLAIMED_BY_STUDENT',
);

function many(of: Field): Field {
  return { type: 'list', of };
}

function classroom(
  verb: Method['verb'],
  path: string,
  scopes: readonly string[],
  answer: string,
  more: Partial<Method> = {},
): Method {
  return {
    api: 'classroom',
    verb,
    path: `v1/${path}`,
    query: {},
    body: null,
    answer,
    ...more,
    scopes: scopes.map((scope) => AUTH + scope),
  };
}
function forms(path: string, scopes: readonly string[], answer: string, query: Method['query'] = {}): Method {
  return {
    api: 'forms',
    verb: 'GET',
    path: `v1/forms/${path}`,
    query,
    body: null,
    answer,
    scopes: scopes.map((scope) => AUTH + scope),
  };
}

const work = 'courses/{courseId}/courseWork';
const submissions = `${work}/{courseWorkId}/studentSubmissions`;
const announcements = 'courses/{courseId}/announcements';

/** Every method the sandbox serves, by the id of the discovery document. */
export const METHODS = {
  'classroom.courses.list': classroom('GET', 'courses', COURSES, 'ListCoursesResponse', {
    query: { ...PAGING, courseStates: many(COURSE_STATES), studentId: STRING, teacherId: STRING },
  }),
  'classroom.courses.get': classroom('GET', 'courses/{id}', COURSES, 'Course'),
  'classroom.courses.students.list': classroom('GET', 'courses/{courseId}/students', ROSTERS, 'ListStudentsResponse', {
    query: PAGING,
  }),
  'classroom.courses.teachers.list': classroom('GET', 'courses/{courseId}/teachers', ROSTERS, 'ListTeachersResponse', {
    query: PAGING,
  }),
  'classroom.courses.students.get': classroom('GET', 'courses/{courseId}/students/{userId}', ROSTERS, 'Student'),
  'classroom.courses.teachers.get': classroom('GET', 'courses/{courseId}/teachers/{userId}', ROSTERS, 'Teacher'),
  'classroom.userProfiles.get': classroom('GET', 'userProfiles/{userId}', ROSTERS, 'UserProfile'),
  'classroom.courses.topics.list': classroom('GET', 'courses/{courseId}/topics', TOPICS, 'ListTopicResponse', {
    query: PAGING,
  }),
  'classroom.courses.topics.create': classroom('POST', 'courses/{courseId}/topics', ['classroom.topics'], 'Topic', {
    body: 'Topic',
  }),
  'classroom.courses.courseWork.list': classroom('GET', work, WORK, 'ListCourseWorkResponse', {
    query: {
      ...PAGING,
      orderBy: STRING,
      courseWorkStates: many(oneOf('COURSE_WORK_STATE_UNSPECIFIED', 'PUBLISHED', 'DRAFT', 'DELETED')),
    },
  }),
  'classroom.courses.courseWork.get': classroom('GET', `${work}/{id}`, WORK, 'CourseWork'),
  'classroom.courses.courseWork.create': classroom('POST', work, WORK_WRITE, 'CourseWork', { body: 'CourseWork' }),
  'classroom.courses.courseWork.patch': classroom('PATCH', `${work}/{id}`, WORK_WRITE, 'CourseWork', {
    body: 'CourseWork',
    query: MASK,
  }),
  'classroom.courses.courseWork.delete': classroom('DELETE', `${work}/{id}`, WORK_WRITE, 'Empty'),
  'classroom.courses.courseWork.modifyAssignees': classroom(
    'POST',
    `${work}/{id}:modifyAssignees`,
    WORK_WRITE,
    'CourseWork',
    { body: 'ModifyCourseWorkAssigneesRequest' },
  ),
  'classroom.courses.courseWork.rubrics.list': classroom(
    'GET',
    `${work}/{courseWorkId}/rubrics`,
    WORK,
    'ListRubricsResponse',
    { query: PAGING },
  ),
  'classroom.courses.courseWork.studentSubmissions.list': classroom(
    'GET',
    submissions,
    SUBMISSIONS,
    'ListStudentSubmissionsResponse',
    {
      query: {
        ...PAGING,
        userId: STRING,
        states: many(SUBMISSION_STATES),
        late: oneOf('LATE_VALUES_UNSPECIFIED', 'LATE_ONLY', 'NOT_LATE_ONLY'),
      },
    },
  ),
  'classroom.courses.courseWork.studentSubmissions.get': classroom(
    'GET',
    `${submissions}/{id}`,
    SUBMISSIONS,
    'StudentSubmission',
  ),
  'classroom.courses.courseWork.studentSubmissions.patch': classroom(
    'PATCH',
    `${submissions}/{id}`,
    ['classroom.coursework.me', 'classroom.coursework.students'],
    'StudentSubmission',
    { body: 'StudentSubmission', query: MASK },
  ),
  'classroom.courses.courseWork.studentSubmissions.return': classroom(
    'POST',
    `${submissions}/{id}:return`,
    WORK_WRITE,
    'Empty',
    { body: 'ReturnStudentSubmissionRequest' },
  ),
  'classroom.courses.announcements.list': classroom('GET', announcements, ANNOUNCE, 'ListAnnouncementsResponse', {
    query: {
      ...PAGING,
      orderBy: STRING,
      announcementStates: many(oneOf('ANNOUNCEMENT_STATE_UNSPECIFIED', 'PUBLISHED', 'DRAFT', 'DELETED')),
    },
  }),
  'classroom.courses.announcements.get': classroom('GET', `${announcements}/{id}`, ANNOUNCE, 'Announcement'),
  'classroom.courses.announcements.create': classroom('POST', announcements, ANNOUNCE_WRITE, 'Announcement', {
    body: 'Announcement',
  }),
  'classroom.courses.announcements.patch': classroom('PATCH', `${announcements}/{id}`, ANNOUNCE_WRITE, 'Announcement', {
    body: 'Announcement',
    query: MASK,
  }),
  'classroom.courses.announcements.delete': classroom('DELETE', `${announcements}/{id}`, ANNOUNCE_WRITE, 'Empty'),
  'classroom.courses.announcements.modifyAssignees': classroom(
    'POST',
    `${announcements}/{id}:modifyAssignees`,
    ANNOUNCE_WRITE,
    'Announcement',
    { body: 'ModifyAnnouncementAssigneesRequest' },
  ),
  ...ADDON_METHODS,
  ...HINT_METHODS,
  'forms.forms.get': forms('{formId}', FORM_BODY, 'Form'),
  'forms.forms.responses.list': forms('{formId}/responses', FORM_RESPONSES, 'ListFormResponsesResponse', {
    ...PAGING,
    filter: STRING,
  }),
  'forms.forms.responses.get': forms('{formId}/responses/{responseId}', FORM_RESPONSES, 'FormResponse'),
} as const satisfies Record<string, Method>;

export type MethodId = keyof typeof METHODS;

/** Query parameters that every method takes (lms/google/FACTS.md 1.1). */
export const STANDARD_QUERY: Readonly<Record<string, Field>> = {
  '$.xgafv': oneOf('1', '2'),
  access_token: STRING,
  alt: oneOf('json', 'media', 'proto'),
  callback: STRING,
  fields: STRING,
  key: STRING,
  oauth_token: STRING,
  prettyPrint: { type: 'boolean' },
  quotaUser: STRING,
  uploadType: STRING,
  upload_protocol: STRING,
};
