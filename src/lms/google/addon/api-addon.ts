import type { AddonPlace } from '../../addon.ts';
import type { AttachmentId, SubmissionId } from '../../../ids.ts';
import type { Clients } from '../api.ts';
import { listAll } from '../list.ts';
import type { ListCall } from '../list.ts';
import type { Call, TeacherClient } from '../teacher-client.ts';
import type { GoogleSettings } from '../settings.ts';

/** Rows a page at most (FACTS.md 1.4). */
const PAGE = 20;
const ATTACHMENT = 'id,courseId,itemId,title,studentViewUri(uri),maxPoints,copyHistory(courseId,itemId,attachmentId)';

const CONTEXT = reading('say who opens a page inside Classroom');
const LIST: ListCall = { ...reading('list the pages attached to an item'), key: 'addOnAttachments', id: 'id' };
const WORKS: ListCall = {
  ...reading("list the learners' work on a page attached to an item"),
  key: 'addOnAttachmentStudentSubmissions',
  id: 'id',
};

const WORK = 'id,userId,pointsEarned';
const WORKS_PATH = 'v1/courses/{courseId}/courseWork/{itemId}/addOnAttachments/{attachmentId}/studentSubmissions';

function reading(doing: string): Call {
  return { doing, permission: 'addon', area: 'thing', quota: 'classroom', kind: 'read' };
}

/** What is sent to make an attachment. */
export interface NewAttachment {
  readonly title: string;
  readonly studentViewUri: { readonly uri: string };
  readonly teacherViewUri: { readonly uri: string };
  readonly studentWorkReviewUri: { readonly uri: string };
  readonly maxPoints?: number;
}

/** The add-on, one function for each endpoint we use (FACTS.md 5.2, 5.3). What writes is sent once. One instance per operation. */
export type AddonApi = ReturnType<typeof createAddonApi>;

export function createAddonApi(client: TeacherClient, { classroom }: Clients, { classroomRoot, http }: GoogleSettings) {
  const { courses } = classroom;
  const since = http.now();
  const at = { rootUrl: classroomRoot };

  /** The three kinds have the same methods; only work can be handed in. */
  function itemsOf({ kind }: AddonPlace) {
    if (kind === 'announcement') return courses.announcements;
    return kind === 'material' ? courses.courseWorkMaterials : courses.courseWork;
  }

  function writing(doing: string): Call {
    return { doing, permission: 'attach', area: 'thing', quota: 'classroom', kind: 'once', since };
  }

  return {
    /** Without `fields`: which of two empty messages is there is the answer, and a selection might leave it out. */
    context: (place: AddonPlace, by: { readonly attachmentId: string } | { readonly addOnToken: string }) =>
      client.call(CONTEXT, (options) =>
        itemsOf(place).getAddOnContext({ ...itemIn(place), ...by }, { ...options, ...at }),
      ),
    list: (place: AddonPlace) =>
      listAll(client, LIST, (page, options) =>
        itemsOf(place).addOnAttachments.list(
          { ...itemIn(place), pageSize: PAGE, fields: `nextPageToken,addOnAttachments(${ATTACHMENT})`, ...page },
          { ...options, ...at },
        ),
      ),
    get: (place: AddonPlace, attachmentId: AttachmentId) =>
      client.call(reading('read a page attached to an item'), (options) =>
        itemsOf(place).addOnAttachments.get(
          { ...itemIn(place), attachmentId, fields: ATTACHMENT },
          { ...options, ...at },
        ),
      ),
    create: (place: AddonPlace, token: string | null, requestBody: NewAttachment) =>
      client.call(writing('attach a page to an item'), (options) =>
        itemsOf(place).addOnAttachments.create(
          { ...itemIn(place), ...(token === null ? {} : { addOnToken: token }), requestBody, fields: ATTACHMENT },
          { ...options, ...at },
        ),
      ),
    change: (
      place: AddonPlace,
      attachmentId: AttachmentId,
      requestBody: { readonly title: string; readonly maxPoints: number },
    ) =>
      client.call({ ...writing('change a page attached to an item'), kind: 'fixed' }, (options) =>
        itemsOf(place).addOnAttachments.patch(
          { ...itemIn(place), attachmentId, updateMask: 'title,maxPoints', requestBody, fields: 'id' },
          { ...options, ...at },
        ),
      ),
    work: (place: AddonPlace, attachmentId: AttachmentId, submissionId: SubmissionId) =>
      client.call(reading("read a learner's work on a page attached to an item"), (options) =>
        courses.courseWork.addOnAttachments.studentSubmissions.get(
          { ...itemIn(place), attachmentId, submissionId, fields: 'userId,pointsEarned' },
          { ...options, ...at },
        ),
      ),
    /** Its method is newer than the client (FACTS.md 5.3), which is told the address of it. */
    works: (place: AddonPlace, attachmentId: AttachmentId) =>
      listAll(client, WORKS, (page, options) => {
        const paged = { pageSize: PAGE, ...page };
        return courses.courseWork.addOnAttachments.get(
          {
            ...itemIn(place),
            ...paged,
            attachmentId,
            fields: `nextPageToken,addOnAttachmentStudentSubmissions(${WORK})`,
          },
          { ...options, ...at, url: `${classroomRoot.replace(/\/$/, '')}/${WORKS_PATH}` },
        );
      }),
    grade: (place: AddonPlace, attachmentId: AttachmentId, submissionId: SubmissionId, pointsEarned: number) =>
      client.call(writing('draft a grade for work on a page attached to an item'), (options) =>
        courses.courseWork.addOnAttachments.studentSubmissions.patch(
          {
            ...itemIn(place),
            attachmentId,
            submissionId,
            updateMask: 'pointsEarned',
            requestBody: { pointsEarned },
            fields: 'pointsEarned',
          },
          { ...options, ...at },
        ),
      ),
  };
}

function itemIn({ course, item }: AddonPlace): { readonly courseId: string; readonly itemId: string } {
  return { courseId: course, itemId: item };
}
