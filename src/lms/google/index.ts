import type { CourseId, CourseworkId } from '../../ids.ts';
import type { PostCarrier, Post } from '../posts.ts';
import type { Capabilities, Lms, Row, Submission, Teacher } from '../types.ts';
import { createAddon } from './addon/addon.ts';
import { rows, whole } from './answers.ts';
import { createApi, openClients, PAGE } from './api.ts';
import { createAddonApi } from './addon/api-addon.ts';
import { createPostsApi } from './posts/api-posts.ts';
import { createGradebooks } from './gradebook.ts';
import {
  announcementPost,
  assignmentPost,
  toCourse,
  toCoursework,
  toLearner,
  toMe,
  toSubmission,
  toTeacher,
  toTopic,
} from './map.ts';
import { LmsError } from '../errors.ts';
import { createLinkTickets } from './addon/link-tickets.ts';
import { memberOf } from './member.ts';
import { createHints } from './hints/watches.ts';
import { idIn, readRow } from '../rows.ts';
import { quizReads } from './forms/quizzes.ts';
import { rubricOf } from './rubric.ts';
import * as schema from './schema.ts';
import { allows } from './scopes.ts';
import { openTeacherClient } from './teacher-client.ts';
import type { GoogleSettings } from './settings.ts';
import { createTopics } from './topics.ts';
import { createWrites } from './posts/writes.ts';

export type { GoogleSettings } from './settings.ts';
export { checkGrant } from './sign-in/grant.ts';
export { REQUESTED_SCOPES } from './scopes.ts';

/** Classroom and Forms behind the port, as one teacher. */
export function createGoogle(settings: GoogleSettings): Lms {
  const client = openTeacherClient(settings);
  const clients = openClients(client);
  const api = createApi(client, clients, settings);
  const posts = () => createPostsApi(client, clients, settings);
  const gradebooks = createGradebooks(api);
  const { markerRoot } = settings;
  let account: Promise<Teacher> | null = null;

  function me(): Promise<Teacher> {
    if (account === null) {
      account = api.me().then((json) => whole(schema.Profile, json, 'profile', toMe));
      // A failure goes to the caller and is not remembered.
      account.catch(() => {
        account = null;
      });
    }
    return account;
  }

  async function* submissions(course: CourseId, only?: CourseworkId): AsyncGenerator<Row<Submission>> {
    for await (const page of api.submissions(course, only)) {
      const book = await gradebooks.of(course);
      for (const record of page) {
        yield readRow('submission', idIn(record, 'id'), schema.Submission, record, (read) => toSubmission(read, book));
      }
    }
  }

  /** A 404 or 403 for one piece of work (deleted since, or closed to us) says nothing about the others. */
  async function submissionsOfOne(course: CourseId, work: CourseworkId): Promise<Row<Submission>[]> {
    try {
      const rows: Row<Submission>[] = [];
      for await (const row of submissions(course, work)) rows.push(row);
      return rows;
    } catch (error) {
      if (!(error instanceof LmsError) || error.scope !== 'call' || (error.kind !== 'gone' && error.kind !== 'denied'))
        throw error;
      return [{ ok: false, what: `submissions of coursework ${work}`, why: error.message }];
    }
  }

  return {
    id: 'google',
    get can(): Capabilities {
      const scopes = client.scopes();
      const mayPost = scopes === null || allows(scopes, 'announcements');
      return {
        perQuestion: ['forms'],
        note: mayPost ? ['post', 'paste'] : ['paste'],
        gradeForeignWork: false,
        events: settings.hintsTopic === undefined ? 'poll' : 'hint',
        draftBeforePublish: true,
        notePost: 'announcement',
        headings: true,
        addon: scopes === null || allows(scopes, 'addon'),
      };
    },
    calls: () => ({ google: client.sent() }),

    me,
    courses: () => rows(api.courses(), 'class', 'id', schema.Course, toCourse),
    course: async (id) => whole(schema.Course, await api.course(id), 'class', toCourse),
    roster: (course) => rows(gradebooks.students(course), 'student', 'userId', schema.Member, toLearner),
    addresses: null,
    teachers: (course) => rows(gradebooks.teachers(course), 'teacher', 'userId', schema.Member, toTeacher),
    topics: (course) => rows(api.topics(course), 'topic', 'topicId', schema.Topic, toTopic),
    coursework: (course) =>
      rows(gradebooks.coursework(course), 'coursework', 'id', schema.Coursework, (work) =>
        toCoursework(work, markerRoot),
      ),
    async *recentCoursework(course, since) {
      const works = rows(api.recentCoursework(course), 'coursework', 'id', schema.Coursework, (work) =>
        toCoursework(work, markerRoot),
      );
      for await (const row of works) {
        if (row.ok && row.value.updatedAt !== null && row.value.updatedAt < since) return;
        yield row;
      }
    },
    submissions,
    async *submissionsOf(course, works) {
      if (works.length > Math.ceil((await gradebooks.size(course)) / PAGE)) yield* submissions(course);
      else for (const each of await Promise.all(works.map((work) => submissionsOfOne(course, work)))) yield* each;
    },
    rubric: (course, coursework) => rubricOf(api, course, coursework),
    comments: null,
    addon: createAddon(() => createAddonApi(client, clients, settings)),
    linkTickets: createLinkTickets({ api, posts }),
    hints: createHints(client, clients, settings),
    memberOf: (course, person) => memberOf(api, course, person),
    ...quizReads(api),

    async *posts(course: CourseId, carriers: readonly PostCarrier[]): AsyncGenerator<Row<Post>> {
      if (carriers.includes('assignment')) {
        yield* ours(
          rows(api.coursework(course), 'coursework', 'id', schema.Coursework, (work) =>
            assignmentPost(work, markerRoot),
          ),
        );
      }
      if (carriers.includes('announcement')) {
        yield* ours(
          rows(api.announcements(course), 'announcement', 'id', schema.Announcement, (item) =>
            announcementPost(item, markerRoot),
          ),
        );
      }
    },
    ...createWrites({ posts, topics: createTopics(api), markerRoot, me }),
  };
}

/** Keeps only posts with our marker; a record that cannot be read may be ours, so it is kept as a bad row. */
async function* ours(all: AsyncIterable<Row<Post | null>>): AsyncGenerator<Row<Post>> {
  for await (const row of all) {
    if (!row.ok) yield row;
    else if (row.value !== null) yield { ok: true, value: row.value };
  }
}
