import { CourseworkId, LearnerId, PostId, SubmissionId, TeacherId, type CourseId } from '../../../src/ids.ts';
import { adoptable } from '../../../src/lms/adopt.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { LinkTickets } from '../../../src/lms/link-tickets.ts';
import type { CommentRequest, Post, PostCarrier, PostRef, PostRequest, Seen, Written } from '../../../src/lms/posts.ts';
import type { Lms, NoteChannel, Row, Submission } from '../../../src/lms/types.ts';
import { instant } from '../../../src/time.ts';
import type { MemoryAddons } from './memory-addon.ts';

async function* empty<T>(): AsyncGenerator<Row<T>> {}

type Step = 'draft' | 'publish' | 'gone' | 'assignees' | 'words' | 'say';

/** An LMS in memory with one view per child. It never de-duplicates: two creates make two posts. */
export interface MemoryLms extends Lms {
  readonly held: Map<PostId, Post>;
  /** Titles or first words of all that one learner can see. */
  sees(learner: string): string[];
  /** Fails the next such step; `effect`: it happened, only the answer was lost. */
  fail(step: Step, error: LmsError, effect?: boolean): void;
  /** The learner hands something in on a post. */
  handIn(post: string, learner: string): void;
  /** Lists show nothing newer than now until told again. */
  freezeLists(): void;
}

export const ACTOR = TeacherId.parse('t1');

export interface MemoryOptions {
  readonly now?: () => string;
  readonly note?: readonly NoteChannel[];
  /** Absent: an LMS without an add-on. */
  readonly addons?: MemoryAddons;
  /** Whose credential it is; absent: the teacher `ACTOR`. */
  readonly person?: string;
  /** Who is in every course. */
  readonly members?: Readonly<Record<string, 'teacher' | 'learner'>>;
  readonly linkTickets?: LinkTickets;
}

export function memoryLms(options: MemoryOptions = {}): MemoryLms {
  const posts = new Map<PostId, Post>();
  const faults: { step: Step; error: LmsError; effect: boolean }[] = [];
  const handedIn: Submission[] = [];
  let frozen: readonly Post[] | null = null;
  let counter = 0;
  const now = options.now ?? (() => '2026-03-09T08:00:00Z');

  async function doing<T>(step: Step, effect: () => T): Promise<T> {
    const at = faults.findIndex((fault) => fault.step === step);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
    if (fault === undefined) return effect();
    if (fault.effect) effect();
    throw fault.error;
  }

  /** Drafts it has just made, which it need not read again. */
  const fresh = new Set<PostId>();

  function stands({ id }: PostRef): Post {
    const post = posts.get(id);
    if (post === undefined || post.state === 'deleted') throw new LmsError('gone', 'no such post', { todo: 'nothing' });
    return post;
  }

  function keep(post: Post, change: Partial<Post>): Post {
    const kept = { ...post, ...change };
    posts.set(kept.ref.id, kept);
    return kept;
  }

  function create(request: PostRequest): Post {
    counter += 1;
    const post: Post = {
      ref: { carrier: request.carrier, id: PostId.parse(`p${counter}`) },
      marker: request.marker,
      state: 'draft',
      title: request.title,
      text: request.text,
      assignees: request.to,
      creator: ACTOR,
      ours: true,
      createdAt: instant(now()),
    };
    return keep(post, {});
  }

  function say({ carrier, to, on, marker, text }: CommentRequest): Post {
    counter += 1;
    return keep(
      {
        ref: { carrier, id: PostId.parse(`${on}/${to[0]}/${counter}`) },
        marker,
        state: 'published',
        title: null,
        text,
        assignees: to,
        creator: ACTOR,
        ours: true,
        createdAt: instant(now()),
      },
      {},
    );
  }

  return {
    id: 'google',
    can: {
      perQuestion: ['forms'],
      note: options.note ?? ['post', 'paste'],
      gradeForeignWork: false,
      events: 'poll',
      draftBeforePublish: true,
      notePost: 'announcement',
      headings: true,
      addon: options.addons !== undefined,
    },
    held: posts,
    calls: () => ({}),
    me: async () => ({ id: ACTOR, name: 'Teacher', email: null }),
    courses: empty,
    course: async (id) => ({ id, name: 'Course', state: 'active' }),
    roster: empty,
    addresses: null,
    teachers: empty,
    topics: empty,
    coursework: empty,
    recentCoursework: empty,
    responses: empty,
    async *submissions(_course: CourseId, only?: CourseworkId) {
      if (only !== undefined && posts.get(only as string as PostId)?.state === 'deleted')
        throw new LmsError('gone', 'the work is not there any more', { todo: 'Nothing.' });
      for (const value of handedIn) if (only === undefined || value.coursework === only) yield { ok: true, value };
    },
    async *submissionsOf(_course: CourseId, works) {
      for (const value of handedIn) if (works.includes(value.coursework)) yield { ok: true, value };
    },
    rubric: null,
    comments: {
      async *on(_course, { carrier, on, to }) {
        for (const value of posts.values()) {
          if (value.ref.carrier === carrier && value.ref.id.startsWith(`${on}/${to[0]}/`) && value.state !== 'deleted')
            yield { ok: true, value };
        }
      },
      say: (_course, request) => doing('say', () => say(request)),
    },
    addon: options.addons?.as(options.person ?? ACTOR) ?? null,
    linkTickets: options.linkTickets ?? null,
    hints: null,
    memberOf: async (_course, person) => options.members?.[person] ?? null,
    quiz: async () => {
      throw new LmsError('gone', 'no such form', { todo: 'nothing' });
    },
    async *posts(_course: CourseId, carriers: readonly PostCarrier[]) {
      for (const value of frozen ?? posts.values()) {
        if (carriers.some((carrier) => carrier === value.ref.carrier) && value.state !== 'deleted')
          yield { ok: true, value };
      }
    },
    async post(_course, { id }) {
      const post = posts.get(id);
      return post === undefined || post.state === 'deleted' ? null : post;
    },
    ensureDraft: (_course, request: PostRequest, seen: Seen): Promise<Written> =>
      doing('draft', () => {
        const mine = adoptable(request, ACTOR, seen);
        if (mine !== null) return { change: 'adopted', post: mine };
        const post = create(request);
        fresh.add(post.ref.id);
        return { change: 'created', post };
      }),
    async ensurePublished(_course, ref, sure) {
      if (!fresh.delete(ref.id)) await sure?.();
      return doing('publish', () => ({ change: 'updated', post: keep(stands(ref), { state: 'published' }) }));
    },
    ensureAssignees: (_course, post, to) =>
      doing('assignees', () => ({ change: 'updated', post: keep(stands(post.ref), { assignees: to }) })),
    ensureWords: (_course, post, words) =>
      doing('words', () => ({ change: 'updated', post: keep(stands(post.ref), words) })),
    ensureGone: (_course, ref) =>
      doing('gone', () => {
        const post = posts.get(ref.id);
        if (post === undefined || post.state === 'deleted') return 'none';
        keep(post, { state: 'deleted' });
        return 'updated';
      }),
    sees: (learner) =>
      [...posts.values()]
        .filter(
          (post) =>
            post.state === 'published' &&
            (post.assignees === 'all' || post.assignees.includes(LearnerId.parse(learner))),
        )
        .map((post) => post.title ?? post.text),
    fail: (step, error, effect = false) => void faults.push({ step, error, effect }),
    handIn: (post, learner) =>
      void handedIn.push({
        id: SubmissionId.parse(`${post}-${learner}`),
        coursework: CourseworkId.parse(post),
        learner: LearnerId.parse(learner),
        state: 'turned-in',
        score: null,
        placeholder: false,
        atMost: false,
        comments: [],
        at: instant(now()),
      }),
    freezeLists: () => {
      frozen = [...posts.values()];
    },
  };
}

export function lostAnswer(): LmsError {
  return new LmsError('down', 'the answer was lost', { todo: 'run it again', uncertain: true });
}
