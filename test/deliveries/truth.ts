import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { CourseworkId, type CourseId, type LearnerId, type Marker, type PostId } from '../../src/ids.ts';
import { LmsError, type LmsErrorKind } from '../../src/lms/errors.ts';
import type { Post, PostCarrier, PostRef, PostRequest, StandingRef, Written } from '../../src/lms/posts.ts';
import type { Coursework, Lms, Row } from '../../src/lms/types.ts';
import type { Instant } from '../../src/time.ts';
import { ACTOR, memoryLms } from '../builders/memory/memory-lms.ts';
import { handedIn, roster, tickets } from './classes.ts';

/** What workers ask the one LMS. */
export type TruthCall =
  | { readonly do: 'posts'; readonly carriers: readonly PostCarrier[] }
  | { readonly do: 'post'; readonly ref: StandingRef }
  | {
      readonly do: 'draft';
      readonly request: PostRequest;
      readonly posts: readonly Post[];
      readonly bound: readonly PostId[];
    }
  | { readonly do: 'publish'; readonly ref: PostRef }
  | { readonly do: 'gone'; readonly ref: PostRef }
  | { readonly do: 'assignees'; readonly post: Post; readonly to: readonly [LearnerId, ...LearnerId[]] }
  | { readonly do: 'words'; readonly post: Post; readonly words: Pick<Post, 'title' | 'text'> };

export interface Asked {
  readonly id: number;
  readonly course: CourseId;
  readonly at: Instant;
  readonly call: TruthCall;
}

/** Something that was published once, whatever became of it. */
export interface Published {
  readonly course: CourseId;
  readonly marker: Marker;
  readonly title: string | null;
  readonly text: string;
  readonly assignees: Post['assignees'];
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: {
    readonly kind: LmsErrorKind;
    readonly message: string;
    readonly todo: string;
    readonly uncertain: boolean;
    readonly scope: LmsError['scope'];
  };
}

type Ask = (course: CourseId, call: TruthCall) => Promise<unknown>;

/** One worker's line to the LMS. Reading the class costs no call; looking for posts and writing does. */
export async function truthLms(port: number, now: () => Instant): Promise<Lms> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  createInterface({ input: socket }).on('line', (line) => {
    const { id, value, error } = JSON.parse(line) as Reply;
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new LmsError(error.kind, error.message, error));
    waiting.delete(id);
  });
  let asked = 0;
  return reading(
    now,
    (course, call) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        socket.write(`${JSON.stringify({ id: asked, course, at: now(), call } satisfies Asked)}\n`);
      }),
  );
}

function reading(now: () => Instant, ask: Ask): Lms {
  const posts = (course: CourseId, carriers: readonly PostCarrier[]): Promise<Post[]> =>
    ask(course, { do: 'posts', carriers }) as Promise<Post[]>;
  return {
    ...memoryLms(),
    roster: (course) => rows(roster(course)),
    teachers: () => rows([{ id: ACTOR, name: 'Teacher', email: null }]),
    async *coursework(course) {
      yield* rows(tickets(course, now()));
      for (const post of await posts(course, ['assignment'])) yield { ok: true, value: asCoursework(post) };
    },
    submissions: (course, only) =>
      rows(handedIn(course, now()).filter(({ coursework }) => only === undefined || only === coursework)),
    submissionsOf: (course, works) =>
      rows(handedIn(course, now()).filter(({ coursework }) => works.includes(coursework))),
    async *posts(course, carriers) {
      yield* rows(await posts(course, carriers));
    },
    post: (course, ref) => ask(course, { do: 'post', ref }) as Promise<Post | null>,
    ensureDraft: (course, request, seen) =>
      ask(course, { do: 'draft', request, posts: seen.posts, bound: [...seen.bound] }) as Promise<Written>,
    ensurePublished: (course, ref) => ask(course, { do: 'publish', ref }) as Promise<Written>,
    ensureAssignees: (course, post, to) => ask(course, { do: 'assignees', post, to }) as Promise<Written>,
    ensureWords: (course, post, words) => ask(course, { do: 'words', post, words }) as Promise<Written>,
    ensureGone: (course, ref) => ask(course, { do: 'gone', ref }) as Promise<'updated' | 'none'>,
  };
}

async function* rows<T>(values: readonly T[]): AsyncGenerator<Row<T>> {
  for (const value of values) yield { ok: true, value };
}

function asCoursework(post: Post): Coursework {
  return {
    id: CourseworkId.parse(post.ref.id),
    title: post.title ?? '',
    state: post.state,
    maxPoints: null,
    due: null,
    createdAt: post.createdAt,
    updatedAt: post.createdAt,
    quizzes: [],
    post,
  };
}
