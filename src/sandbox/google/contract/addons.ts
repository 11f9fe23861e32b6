import { all, list, oneOf, ref, STRING } from './fields.ts';
import type { Field, Schemas } from './fields.ts';
import type { Method } from './methods.ts';

/** Messages of Classroom's add-ons (lms/google/FACTS.md 5.2, 5.3). */
export const ADDONS: Schemas = {
  AddOnContext: {
    ...all('string', 'courseId itemId postId'),
    ...all('boolean', 'supportsStudentWork'),
    studentContext: ref('StudentContext'),
    teacherContext: ref('TeacherContext'),
  },
  StudentContext: all('string', 'submissionId'),
  TeacherContext: {},
  AddOnAttachment: {
    ...all('string', 'courseId id itemId postId title'),
    ...all('double', 'maxPoints'),
    copyHistory: list('CopyHistory'),
    dueDate: ref('Date'),
    dueTime: ref('TimeOfDay'),
    studentViewUri: ref('EmbedUri'),
    studentWorkReviewUri: ref('EmbedUri'),
    teacherViewUri: ref('EmbedUri'),
  },
  EmbedUri: all('string', 'uri'),
  CopyHistory: all('string', 'attachmentId courseId itemId postId'),
  ListAddOnAttachmentsResponse: { addOnAttachments: list('AddOnAttachment'), nextPageToken: STRING },
  ListAddOnAttachmentStudentSubmissionsResponse: {
    addOnAttachmentStudentSubmissions: list('AddOnAttachmentStudentSubmission'),
    nextPageToken: STRING,
  },
  AddOnAttachmentStudentSubmission: {
    ...all('string', 'courseWorkSubmissionId id userId'),
    ...all('double', 'pointsEarned'),
    postSubmissionState: oneOf(
      'SUBMISSION_STATE_UNSPECIFIED',
      'NEW',
      'CREATED',
      'TURNED_IN',
      'RETURNED',
      'RECLAIMED_BY_STUDENT',
    ),
  },
};

/** Kinds of items that pages are attached to, each with the same methods. */
export type Attachable = 'announcements' | 'courseWork' | 'courseWorkMaterials';

const AUTH = 'https://www.googleapis.com/auth/classroom.';
const TEACHER = ['addons.teacher'];
const EITHER = ['addons.student', 'addons.teacher'];
const WORK = [
  ...EITHER,
  'coursework.me',
  'coursework.me.readonly',
  'coursework.students',
  'coursework.students.readonly',
  'student-submissions.me.readonly',
  'student-submissions.students.readonly',
];
const INT: Field = { type: 'int32' };
/** The deprecated name of an item, which every one of them still takes. */
const POST = { postId: STRING };

type Shape = Pick<Method, 'verb' | 'answer'> & { readonly path: string } & Partial<Method>;

const ATTACHMENTS = 'addOnAttachments';
const ONE = `${ATTACHMENTS}/{attachmentId}`;
const SUBMISSIONS = `${ONE}/studentSubmissions`;
const SUBMISSION = `${SUBMISSIONS}/{submissionId}`;

const OF_ITEMS = {
  getAddOnContext: {
    verb: 'GET',
    path: 'addOnContext',
    answer: 'AddOnContext',
    query: { ...POST, addOnToken: STRING, attachmentId: STRING },
    scopes: EITHER,
  },
  'addOnAttachments.create': {
    verb: 'POST',
    path: ATTACHMENTS,
    answer: 'AddOnAttachment',
    body: 'AddOnAttachment',
    query: { ...POST, addOnToken: STRING },
    scopes: TEACHER,
  },
  'addOnAttachments.delete': { verb: 'DELETE', path: ONE, answer: 'Empty', scopes: TEACHER },
  'addOnAttachments.get': { verb: 'GET', path: ONE, answer: 'AddOnAttachment', scopes: EITHER },
  'addOnAttachments.list': {
    verb: 'GET',
    path: ATTACHMENTS,
    answer: 'ListAddOnAttachmentsResponse',
    query: { ...POST, pageSize: INT, pageToken: STRING },
    scopes: EITHER,
  },
  'addOnAttachments.patch': {
    verb: 'PATCH',
    path: ONE,
    answer: 'AddOnAttachment',
    body: 'AddOnAttachment',
    query: { ...POST, updateMask: STRING },
    scopes: TEACHER,
  },
} as const satisfies Record<string, Shape>;

const OF_WORK = {
  'addOnAttachments.studentSubmissions.get': {
    verb: 'GET',
    path: SUBMISSION,
    answer: 'AddOnAttachmentStudentSubmission',
    scopes: WORK,
  },
  'addOnAttachments.studentSubmissions.list': {
    verb: 'GET',
    path: SUBMISSIONS,
    answer: 'ListAddOnAttachmentStudentSubmissionsResponse',
    query: { pageSize: INT, pageToken: STRING },
    scopes: EITHER,
  },
  'addOnAttachments.studentSubmissions.patch': {
    verb: 'PATCH',
    path: SUBMISSION,
    answer: 'AddOnAttachmentStudentSubmission',
    body: 'AddOnAttachmentStudentSubmission',
    query: { ...POST, updateMask: STRING },
    scopes: TEACHER,
  },
} as const satisfies Record<string, Shape>;

export type OfItems = keyof typeof OF_ITEMS;
export type OfWork = keyof typeof OF_WORK;
type Id<Kind extends Attachable, Name extends string> = `classroom.courses.${Kind}.${Name}`;

/** What all three kinds have; work can be handed in on coursework alone. */
export const ADDON_METHODS = {
  ...methods('announcements', OF_ITEMS),
  ...methods('courseWork', OF_ITEMS),
  ...methods('courseWorkMaterials', OF_ITEMS),
  ...methods('courseWork', OF_WORK),
};

function methods<Kind extends Attachable, Name extends string>(
  kind: Kind,
  shapes: Readonly<Record<Name, Shape>>,
): Readonly<Record<Id<Kind, Name>, Method>> {
  const named = Object.entries<Shape>(shapes).map(([name, { path, scopes = [], ...shape }]): [string, Method] => [
    `classroom.courses.${kind}.${name}`,
    {
      api: 'classroom',
      query: POST,
      body: null,
      ...shape,
      path: `v1/courses/{courseId}/${kind}/{itemId}/${path}`,
      scopes: scopes.map((scope) => AUTH + scope),
    },
  ]);
  return Object.fromEntries(named) as Record<Id<Kind, Name>, Method>;
}
