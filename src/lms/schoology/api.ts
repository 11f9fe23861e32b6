import type { EnrollmentId, ItemId, SectionId, Uid } from './ids.ts';
import { idIn } from '../rows.ts';
import { listAll } from './list.ts';
import type { ListCall } from './list.ts';
import type { Call, Query, TeacherClient } from './teacher-client.ts';

function read(doing: string, area: Call['area'] = 'thing'): Call {
  return { doing, area, kind: 'read' };
}

function list(doing: string, key: ListCall['key'], area: Call['area'] = 'thing', idOf = byId): ListCall {
  return { ...read(doing, area), key, idOf };
}

const byId = (row: unknown): string | null => idIn(row, 'id');

/** A grade has no id of its own. */
const cellKey = (row: unknown): string | null => {
  const [item, enrollment] = [idIn(row, 'assignment_id'), idIn(row, 'enrollment_id')];
  return item === null || enrollment === null ? null : `${item}/${enrollment}`;
};

/** Counted again for each student and item. */
const revisionKey = (row: unknown): string | null => {
  const [uid, revision] = [idIn(row, 'uid'), idIn(row, 'revision_id')];
  return uid === null || revision === null ? null : `${uid}/${revision}`;
};

const SECTIONS = list('list the sections', 'section');
const ENROLLMENTS = list('read the enrollments', 'enrollment', 'course');
const ITEMS = list('read the grade items', 'assignment', 'course');
const GRADES = list('read the grades', ['grades', 'grade'], 'course', cellKey);
const GRADES_OF_ONE: ListCall = { ...GRADES, area: 'thing' };
const CATEGORIES = list('read the grading categories', 'grading_category');
const PERIODS = list('read the grading periods', 'grading_period');
const REVISIONS = list('read the submissions', 'revision', 'thing', revisionKey);
const COMMENTS = list('read the comments on a submission', 'comment');

/** The comments on what one learner handed in. */
export function thread(section: SectionId, item: ItemId, uid: Uid): string {
  return `/sections/${section}/submissions/${item}/${uid}/comments`;
}

/** Reading: one function for each endpoint we use. Answers are unread JSON; lists are pages of unread records. */
export type Api = ReturnType<typeof createApi>;

export function createApi(client: TeacherClient) {
  const all = (call: ListCall, path: string, query: Query = {}) => listAll(client, call, path, query);

  return {
    self: () => client.get(read('say whose credential it is'), '/app-user-info'),
    user: (uid: Uid) => client.get(read("read the teacher's own profile"), `/users/${uid}`),
    sections: (uid: Uid) => all(SECTIONS, `/users/${uid}/sections`),
    section: (section: SectionId) => client.get(read('read the section', 'course'), `/sections/${section}`),
    enrollments: (section: SectionId) => all(ENROLLMENTS, `/sections/${section}/enrollments`),
    /** Several people at once: one credit for each or three for all, which is not settled (FACTS.md 11, 16), so the higher price is assumed. */
    users: (uids: readonly Uid[]) =>
      client.send({ ...read("read the students' profiles"), cost: Math.max(3, uids.length) }, 'POST', '/multiget', {
        request: uids.map((uid) => `/v1/users/${uid}`),
      }),
    /** Everything that can be graded, unpublished too. */
    items: (section: SectionId) =>
      all(ITEMS, `/sections/${section}/grade_items`, { with_dropbox_stats: 'TRUE', with_attachments: 1 }),
    item: (section: SectionId, item: ItemId) =>
      client.get(read('read an assignment'), `/sections/${section}/assignments/${item}`),
    /** Cells that exist; with `item`, one for every student (FACTS.md 6.1). */
    grades: (section: SectionId, only: { readonly item?: ItemId; readonly enrollment?: EnrollmentId } = {}) =>
      all(only.item === undefined ? GRADES : GRADES_OF_ONE, `/sections/${section}/grades`, {
        ...(only.item === undefined ? {} : { assignment_id: only.item }),
        ...(only.enrollment === undefined ? {} : { enrollment_id: only.enrollment }),
      }),
    /** Every revision of each student: the newest alone may be a draft, which would hide what was handed in before it. */
    revisions: (section: SectionId, item: ItemId) =>
      all(REVISIONS, `/sections/${section}/submissions/${item}`, { all_revisions: 1 }),
    categories: (section: SectionId) => all(CATEGORIES, `/sections/${section}/grading_categories`),
    periods: (section: SectionId) => all(PERIODS, `/sections/${section}/grading_periods`),
    comments: (section: SectionId, item: ItemId, uid: Uid) => all(COMMENTS, thread(section, item, uid)),
    comment: (section: SectionId, item: ItemId, uid: Uid, id: string) =>
      client.get(read('read back a comment'), `${thread(section, item, uid)}/${id}`),
    commentMethods: (section: SectionId, item: ItemId, uid: Uid) =>
      client.methods(read('say what may be done with comments'), thread(section, item, uid)),
  };
}
