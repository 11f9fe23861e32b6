import type { MethodOptions } from 'googleapis-common';
import type { CourseId, CourseworkId, SubmissionId } from '../../../ids.ts';
import type { Carrier, PostRef } from '../../posts.ts';
import { ANNOUNCEMENT_FIELDS, COURSEWORK_FIELDS } from '../api.ts';
import type { Clients } from '../api.ts';
import type { Draft } from './post.ts';
import type { Call, TeacherClient } from '../teacher-client.ts';
import type { GoogleSettings } from '../settings.ts';

/** Fields of a post that may change after it was made; what is not named stays. */
export type Changes = Partial<Record<'state' | 'title' | 'description' | 'text', string>> & {
  readonly maxPoints?: number;
};

export interface Reassigned {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Writing, one function for each endpoint we use. Creating and reassigning are sent once; the rest may be repeated. One instance
 * per operation: its requests share one deadline.
 */
export type PostsApi = ReturnType<typeof createPostsApi>;

export function createPostsApi(client: TeacherClient, { classroom }: Clients, { classroomRoot, http }: GoogleSettings) {
  const { courseWork, announcements, topics } = classroom.courses;
  const since = http.now();

  function call(doing: string, carrier: Carrier, kind: Call['kind'], area: Call['area'] = 'thing'): Call {
    return {
      doing,
      permission: carrier === 'assignment' ? 'post' : 'announcements',
      area,
      quota: 'classroom',
      kind,
      since,
    };
  }

  function at(options: MethodOptions): MethodOptions {
    return { ...options, rootUrl: classroomRoot };
  }

  return {
    create(courseId: CourseId, draft: Draft): Promise<unknown> {
      return client.call(call('create a post', draft.carrier, 'once', 'course'), (options) =>
        draft.carrier === 'assignment'
          ? courseWork.create({ courseId, requestBody: draft.body, fields: COURSEWORK_FIELDS }, at(options))
          : announcements.create({ courseId, requestBody: draft.body, fields: ANNOUNCEMENT_FIELDS }, at(options)),
      );
    },
    get(courseId: CourseId, { carrier, id }: PostRef): Promise<unknown> {
      return client.call(call('read a post', carrier, 'read'), (options) =>
        carrier === 'assignment'
          ? courseWork.get({ courseId, id, fields: COURSEWORK_FIELDS }, at(options))
          : announcements.get({ courseId, id, fields: ANNOUNCEMENT_FIELDS }, at(options)),
      );
    },
    patch(courseId: CourseId, { carrier, id }: PostRef, changes: Changes): Promise<unknown> {
      const params = { courseId, id, updateMask: Object.keys(changes).join(','), requestBody: changes };
      return client.call(call('change a post', carrier, 'fixed'), (options) =>
        carrier === 'assignment'
          ? courseWork.patch({ ...params, fields: COURSEWORK_FIELDS }, at(options))
          : announcements.patch({ ...params, fields: ANNOUNCEMENT_FIELDS }, at(options)),
      );
    },
    modifyAssignees(courseId: CourseId, { carrier, id }: PostRef, { add, remove }: Reassigned): Promise<unknown> {
      const requestBody = {
        assigneeMode: 'INDIVIDUAL_STUDENTS',
        modifyIndividualStudentsOptions: {
          ...(add.length > 0 ? { addStudentIds: [...add] } : {}),
          ...(remove.length > 0 ? { removeStudentIds: [...remove] } : {}),
        },
      };
      return client.call(call('change who a post is for', carrier, 'once'), (options) =>
        carrier === 'assignment'
          ? courseWork.modifyAssignees({ courseId, id, requestBody, fields: COURSEWORK_FIELDS }, at(options))
          : announcements.modifyAssignees({ courseId, id, requestBody, fields: ANNOUNCEMENT_FIELDS }, at(options)),
      );
    },
    remove(courseId: CourseId, { carrier, id }: PostRef): Promise<unknown> {
      return client.call(call('remove a post', carrier, 'fixed'), (options) =>
        carrier === 'assignment'
          ? courseWork.delete({ courseId, id }, at(options))
          : announcements.delete({ courseId, id }, at(options)),
      );
    },
    /**
     * Changes only work of our own project. Sent once although it could be repeated: a teacher may change the work in
     * between.
     */
    draftGrade(courseId: CourseId, courseWorkId: CourseworkId, id: SubmissionId, points: number): Promise<unknown> {
      return client.call(call('draft a grade', 'assignment', 'once'), (options) =>
        courseWork.studentSubmissions.patch(
          {
            courseId,
            courseWorkId,
            id,
            updateMask: 'draftGrade',
            requestBody: { draftGrade: points },
            fields: 'id,draftGrade',
          },
          at(options),
        ),
      );
    },
    createTopic(courseId: CourseId, name: string): Promise<unknown> {
      return client.call(
        { doing: 'add a topic', permission: 'headings', area: 'course', quota: 'classroom', kind: 'once', since },
        (options) => topics.create({ courseId, requestBody: { name }, fields: 'topicId,name' }, at(options)),
      );
    },
  };
}
