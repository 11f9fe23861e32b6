import type { z } from 'zod';
import type { CourseId } from '../../ids.ts';
import { LmsError } from '../errors.ts';
import { idIn, readRow } from '../rows.ts';
import type { Post, PostRef } from '../posts.ts';
import type { Capabilities, Comments, Course, Lms, Row } from '../types.ts';
import { addressesOf } from './addresses.ts';
import { createApi } from './api.ts';
import { createWritesApi } from './posts/api-writes.ts';
import { createSubmissionComments } from './comments/comments.ts';
import { createCourseworkReads } from './coursework.ts';
import { Refused, unreadable } from './errors.ts';
import { createGradeComments } from './comments/grade-comments.ts';
import { createGradebooks } from './gradebook.ts';
import type { ItemId, SectionId } from './ids.ts';
import { sectionOf, toAccount, toCourse, toLearner, toTeacher, uidOf } from './map.ts';
import type { Account } from './map.ts';
import { createRosters, isLearner, isTeacher, roleOf } from './people.ts';
import { userKey } from './quotas.ts';
import { Section, Self, User } from './schema.ts';
import { openTeacherClient } from './teacher-client.ts';
import type { SchoologySettings } from './settings.ts';
import { createWrites } from './posts/writes.ts';

export type { SchoologySettings } from './settings.ts';

const CAPABILITIES: Capabilities = {
  perQuestion: ['import'],
  note: ['comment', 'grade-comment', 'post', 'paste'],
  gradeForeignWork: true,
  events: 'poll',
  draftBeforePublish: true,
  notePost: 'assignment',
  headings: false,
  addon: false,
};

/** Schoology behind the port, as one teacher. */
export function createSchoology(settings: SchoologySettings): Lms {
  const { markerRoot, probes, now } = settings;
  const client = openTeacherClient(settings);
  const api = createApi(client);
  const writes = () => createWritesApi(client);
  const rosters = createRosters(api);
  const credential = userKey(settings);
  let asking: Promise<Account> | null = null;

  function account(): Promise<Account> {
    if (asking === null) {
      asking = probes.account(credential, now(), async () => {
        const { api_uid: uid } = whole(Self, await api.self(), 'account');
        return toAccount(whole(User, await api.user(uid), 'profile'));
      });
      // A failure goes to the caller and is not remembered.
      asking.catch(() => {
        asking = null;
      });
    }
    return asking;
  }

  /**
   * Asked once for each section and credential. Where the host does not say, the call is tried; once refused, it is not
   * tried again.
   */
  function mayComment(section: SectionId, item: ItemId): Promise<boolean> {
    return probes.mayComment(section, credential, async () => {
      const { teacher } = await account();
      try {
        return (await api.commentMethods(section, item, uidOf(teacher.id)))?.has('POST') ?? true;
      } catch (error) {
        if (error instanceof Refused && error.said.http === 403) return false;
        if (error instanceof Refused && (error.kind === 'gone' || error.kind === 'malformed')) return true;
        throw error;
      }
    });
  }

  const works = createCourseworkReads({ api, rosters, account, markerRoot, mayComment });
  const said = createSubmissionComments({
    api,
    writes,
    account,
    markerRoot,
    refused: (section) => {
      probes.refusedComment(section, credential);
    },
  });
  const beside = createGradeComments({ api, writes, rosters, account, markerRoot, listed: works.listed });
  const verbs = createWrites({
    api,
    writes,
    rosters,
    gradebooks: createGradebooks(api),
    item: works.item,
    account,
    markerRoot,
    now,
  });

  const comments: Comments = {
    on: (course, { carrier, on, to }) => (carrier === 'comment' ? said : beside).on(course, on, to[0]),
    say: (course, request) => (request.carrier === 'comment' ? said : beside).say(course, request),
  };

  return {
    id: 'schoology',
    rubric: null, // only what its rows are called can be read, and not by every teacher (FACTS.md 6.4)
    can: CAPABILITIES,
    calls: () => ({ schoology: client.sent() }),

    me: async () => (await account()).teacher,
    async *courses(): AsyncGenerator<Row<Course>> {
      const { teacher } = await account();
      for await (const page of api.sections(uidOf(teacher.id))) {
        for (const record of page) {
          // Sections the teacher only attends are not the teacher's classes.
          const row = readRow('section', idIn(record, 'id'), Section, record, (section) =>
            section.admin === false ? null : toCourse(section),
          );
          if (!row.ok) yield row;
          else if (row.value !== null) yield { ok: true, value: row.value };
        }
      }
    },
    async course(course) {
      const id = sectionOf(course);
      const section = whole(Section, await api.section(id), 'section');
      if (section.id !== id) throw unreadable('Schoology answered with another section', false);
      return toCourse(section);
    },
    async *roster(course) {
      const { rows } = await rosters.read(course);
      const once = new Set<string>();
      for (const row of rows) {
        if (!row.ok) yield row;
        else if (isLearner(row.value) && !once.has(row.value.uid)) {
          once.add(row.value.uid);
          yield { ok: true, value: toLearner(row.value) };
        }
      }
    },
    addresses: (_course, learners) => addressesOf(api, learners),
    async *teachers(course) {
      for (const row of (await rosters.last(course)).rows) {
        if (row.ok && isTeacher(row.value)) yield { ok: true, value: toTeacher(row.value) };
      }
    },
    topics: () => none(),
    coursework: works.coursework,
    submissions: works.submissions,
    submissionsOf: works.submissionsOf,
    quiz: async () => noQuestions(),
    responses: () => none(noQuestions),
    comments,
    addon: null,
    linkTickets: null,
    hints: null,
    memberOf: async (course, person) => roleOf(await rosters.read(course), person),

    recentCoursework: (course) => works.coursework(course), // the list has no order, and cannot be limited by time
    async *posts(course: CourseId, carriers): AsyncGenerator<Row<Post>> {
      if (!carriers.includes('assignment')) return;
      for await (const row of works.coursework(course)) {
        if (!row.ok) yield row;
        else if (row.value.post !== null) yield { ok: true, value: row.value.post };
      }
    },
    ...verbs,
    ensureGone(course: CourseId, ref: PostRef) {
      if (ref.carrier === 'comment') return said.remove(course, ref.id);
      return ref.carrier === 'grade-comment' ? beside.remove(course, ref.id) : verbs.ensureGone(course, ref);
    },
  };
}

/** A list without rows; `before` may refuse it. */
async function* none<T>(before?: () => void): AsyncGenerator<Row<T>> {
  before?.();
  yield* [];
}

/** No call shows results question by question (FACTS.md 4). */
function noQuestions(): never {
  throw new LmsError('denied', 'Schoology shows no results question by question', {
    todo: 'Export the results of the quiz in Schoology and import the file: waymark import results FILE.',
  });
}

/** A single answer, which must have its shape: a 200 with another object is an error (surprise 4). */
function whole<S extends z.ZodType>(shape: S, json: unknown, kind: string): z.infer<S> {
  const read = shape.safeParse(json);
  if (!read.success) throw unreadable(`Schoology answered with a ${kind} that cannot be read`, false);
  return read.data;
}
