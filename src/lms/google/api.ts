import { classroom } from '@googleapis/classroom';
import type { classroom_v1 } from '@googleapis/classroom';
import { forms } from '@googleapis/forms';
import type { forms_v1 } from '@googleapis/forms';
import type { CourseId, CourseworkId, FormId, LearnerId } from '../../ids.ts';
import { listAll } from './list.ts';
import type { ListCall } from './list.ts';
import type { Call, TeacherClient } from './teacher-client.ts';
import type { GoogleSettings } from './settings.ts';

/** The clients of Google's two APIs, each loaded by itself (all of `googleapis` takes a second to load). */
export interface Clients {
  readonly classroom: classroom_v1.Classroom;
  readonly forms: forms_v1.Forms;
}

export function openClients({ auth }: TeacherClient): Clients {
  return { classroom: classroom({ version: 'v1', auth }), forms: forms({ version: 'v1', auth }) };
}

/** Rows asked for per page where no limit is documented (FACTS.md 1.4); the host may always answer fewer. */
export const PAGE = 100;
/** On most days a class gets less work than this, so that one page shows everything new. */
const RECENT = 20;
/** Documented maximum of responses a page (FACTS.md 4.3). */
const RESPONSES_PAGE = 5000;

/** Parts of a coursework and of an announcement that tell what stands there as a post. */
const POSTED =
  'id,courseId,state,assigneeMode,individualStudentsOptions(studentIds),materials(link(url,title),form(formUrl,responseUrl,title)),creatorUserId,creationTime,updateTime';
export const COURSEWORK_FIELDS = `${POSTED},title,description,alternateLink,maxPoints,dueDate,dueTime,associatedWithDeveloper`;
export const ANNOUNCEMENT_FIELDS = `${POSTED},text`;
const MEMBER = 'userId,profile(name(fullName),emailAddress)';

function read(
  doing: string,
  permission: Call['permission'],
  area: Call['area'],
  quota: Call['quota'] = 'classroom',
): Call {
  return { doing, permission, area, quota, kind: 'read' };
}

const ROSTER: ListCall = { ...read('read the roster', 'rosters', 'course'), key: 'students', id: 'userId' };
const TEACHERS: ListCall = { ...read('read the teachers', 'rosters', 'course'), key: 'teachers', id: 'userId' };
const COURSES: ListCall = { ...read('list the classes', 'courses', 'thing'), key: 'courses', id: 'id' };
const TOPICS: ListCall = { ...read('read the topics', 'topics', 'course'), key: 'topic', id: 'topicId' };
const COURSEWORK: ListCall = { ...read('read the classwork', 'coursework', 'course'), key: 'courseWork', id: 'id' };
const SUBMISSIONS: ListCall = {
  ...read('read the submissions', 'submissions', 'course'),
  key: 'studentSubmissions',
  id: 'id',
};
const SUBMISSIONS_OF_ONE: ListCall = { ...SUBMISSIONS, area: 'thing' };
const RUBRICS: ListCall = { ...read('read a rubric', 'coursework', 'thing'), key: 'rubrics', id: 'id' };
const ANNOUNCEMENTS: ListCall = {
  ...read('read the announcements', 'announcements', 'course'),
  key: 'announcements',
  id: 'id',
};
const RESPONSES: ListCall = {
  ...read('read the answers of a quiz', 'responses', 'thing', 'responses'),
  key: 'responses',
  id: 'responseId',
};

/** Reading: one function for each endpoint we use. Answers are unread JSON; lists are pages of unread records. */
export type Api = ReturnType<typeof createApi>;

export function createApi(client: TeacherClient, clients: Clients, settings: GoogleSettings) {
  const { courses, userProfiles } = clients.classroom;
  const { forms: quizzes } = clients.forms;
  const atClassroom = { rootUrl: settings.classroomRoot };
  const atForms = { rootUrl: settings.formsRoot };

  return {
    me: (): Promise<unknown> =>
      client.call(read("read the teacher's own profile", 'rosters', 'thing'), (options) =>
        userProfiles.get({ userId: 'me', fields: 'id,name(fullName),emailAddress' }, { ...options, ...atClassroom }),
      ),
    course: (id: CourseId): Promise<unknown> =>
      client.call(read('read the class', 'courses', 'course'), (options) =>
        courses.get({ id, fields: 'id,name,section,courseState' }, { ...options, ...atClassroom }),
      ),
    courses: () =>
      listAll(client, COURSES, (page, options) =>
        courses.list(
          { teacherId: 'me', pageSize: PAGE, fields: 'nextPageToken,courses(id,name,section,courseState)', ...page },
          { ...options, ...atClassroom },
        ),
      ),
    students: (courseId: CourseId) =>
      listAll(client, ROSTER, (page, options) =>
        courses.students.list(
          { courseId, pageSize: PAGE, fields: `nextPageToken,students(${MEMBER})`, ...page },
          { ...options, ...atClassroom },
        ),
      ),
    teachers: (courseId: CourseId) =>
      listAll(client, TEACHERS, (page, options) =>
        courses.teachers.list(
          { courseId, pageSize: PAGE, fields: `nextPageToken,teachers(${MEMBER})`, ...page },
          { ...options, ...atClassroom },
        ),
      ),
    /** One teacher or student of a course. */
    member: (courseId: CourseId, as: 'teachers' | 'students', userId: string): Promise<unknown> =>
      client.call(read('look for a person in the class', 'rosters', 'thing'), (options) =>
        courses[as].get({ courseId, userId, fields: 'userId' }, { ...options, ...atClassroom }),
      ),
    topics: (courseId: CourseId) =>
      listAll(client, TOPICS, (page, options) =>
        courses.topics.list(
          { courseId, pageSize: PAGE, fields: 'nextPageToken,topic(topicId,name)', ...page },
          { ...options, ...atClassroom },
        ),
      ),
    // Unasked, a list leaves drafts out (FACTS.md 1.12).
    coursework: (courseId: CourseId) =>
      listAll(client, COURSEWORK, (page, options) =>
        courses.courseWork.list(
          {
            courseId,
            courseWorkStates: ['PUBLISHED', 'DRAFT'],
            pageSize: PAGE,
            fields: `nextPageToken,courseWork(${COURSEWORK_FIELDS})`,
            ...page,
          },
          { ...options, ...atClassroom },
        ),
      ),
    /** Published work, most recently changed first; the caller stops reading at work that is old enough. */
    recentCoursework: (courseId: CourseId) =>
      listAll(client, COURSEWORK, (page, options) =>
        courses.courseWork.list(
          {
            courseId,
            courseWorkStates: ['PUBLISHED'],
            orderBy: 'updateTime desc',
            pageSize: RECENT,
            fields: `nextPageToken,courseWork(${COURSEWORK_FIELDS})`,
            ...page,
          },
          { ...options, ...atClassroom },
        ),
      ),
    announcements: (courseId: CourseId) =>
      listAll(client, ANNOUNCEMENTS, (page, options) =>
        courses.announcements.list(
          {
            courseId,
            announcementStates: ['PUBLISHED', 'DRAFT'],
            pageSize: PAGE,
            fields: `nextPageToken,announcements(${ANNOUNCEMENT_FIELDS})`,
            ...page,
          },
          { ...options, ...atClassroom },
        ),
      ),
    /** Of all coursework by the `-` wildcard (FACTS.md 1.6), or of one. */
    submissions: (courseId: CourseId, courseWorkId: CourseworkId | '-' = '-') =>
      listAll(client, courseWorkId === '-' ? SUBMISSIONS : SUBMISSIONS_OF_ONE, (page, options) =>
        courses.courseWork.studentSubmissions.list(
          {
            courseId,
            courseWorkId,
            pageSize: PAGE,
            fields:
              'nextPageToken,studentSubmissions(id,userId,courseWorkId,state,draftGrade,assignedGrade,assignedRubricGrades,updateTime,' +
              'submissionHistory(stateHistory(state,stateTimestamp),gradeHistory(gradeChangeType,maxPoints,gradeTimestamp,actorUserId)))',
            ...page,
          },
          { ...options, ...atClassroom },
        ),
      ),
    /** What one learner has for grades on one work, read just now. */
    gradeCells: (courseId: CourseId, courseWorkId: CourseworkId, userId: LearnerId) =>
      listAll(client, SUBMISSIONS_OF_ONE, (page, options) =>
        courses.courseWork.studentSubmissions.list(
          {
            courseId,
            courseWorkId,
            userId,
            fields: 'nextPageToken,studentSubmissions(id,userId,courseWorkId,draftGrade,assignedGrade)',
            ...page,
          },
          { ...options, ...atClassroom },
        ),
      ),
    /** At most one (FACTS.md 1.2). */
    rubrics: (courseId: CourseId, courseWorkId: CourseworkId) =>
      listAll(client, RUBRICS, (page, options) =>
        courses.courseWork.rubrics.list(
          { courseId, courseWorkId, fields: 'nextPageToken,rubrics(id,criteria(id,title,levels(points)))', ...page },
          { ...options, ...atClassroom },
        ),
      ),
    form: (formId: FormId): Promise<unknown> =>
      client.call(read('read a quiz', 'quizzes', 'thing', 'forms'), (options) =>
        quizzes.get(
          { formId, fields: 'formId,info(title,documentTitle),settings,items,revisionId,responderUri' },
          { ...options, ...atForms },
        ),
      ),
    responses: (formId: FormId) =>
      listAll(client, RESPONSES, (page, options) =>
        quizzes.responses.list(
          {
            formId,
            pageSize: RESPONSES_PAGE,
            fields:
              'nextPageToken,responses(responseId,createTime,lastSubmittedTime,respondentEmail,totalScore,answers)',
            ...page,
          },
          { ...options, ...atForms },
        ),
      ),
  };
}
