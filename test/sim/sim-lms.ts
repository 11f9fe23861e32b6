import { Marker, PostId, SubmissionId, type CourseworkId, type LearnerId } from '../../src/ids.ts';
import { adoptable, sameLearners } from '../../src/lms/adopt.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { Post, PostRequest } from '../../src/lms/posts.ts';
import type { Coursework, Lms, Row, Submission } from '../../src/lms/types.ts';
import { leaves } from './deeds.ts';
import { ACTING, type CreateBody, type Host } from './host.ts';
import { handOf } from './judge/hand.ts';
import type { HostPost } from './judge/watched.ts';
import { instant, minutesBetween, type Instant } from '../../src/time.ts';
import { nameOf } from './school.ts';
import type { Actor, World } from './world.ts';

/** Where a host with comments takes them: on work that was handed in. */
const COMMENTS: Submission['comments'] = ['comment'];

/** How the adapter asks and sends; the real ones, unless a planted fault says otherwise. */
export interface Manners {
  /** States a list asks for; undefined: the host's default. */
  readonly listed: readonly HostPost['state'][] | undefined;
  /** The body of a create. */
  readonly body: (request: PostRequest) => CreateBody;
  /** The HTTP layer repeats a create that had no answer. */
  readonly repeatsCreates: boolean;
  /** What came back is compared with what was sent. */
  readonly compares: boolean;
}

export const GOOD_MANNERS: Manners = {
  listed: ['DRAFT', 'PUBLISHED'],
  body: bodyOf,
  repeatsCreates: false,
  compares: true,
};

/** The one place of the double that builds a request with recipients. */
export function bodyOf(request: PostRequest): CreateBody {
  const { carrier, marker, title, text, due, points, to } = request;
  return { carrier, marker, title, text, due, points, state: 'DRAFT', mode: 'INDIVIDUAL_STUDENTS', students: to };
}

type Knowing = ReturnType<typeof handOf>;

/** An adapter over the host in memory, as one process has it; every call is a point where the world may act. */
export function simLms(world: World, host: Host, actor: Actor, manners: Manners = GOOD_MANNERS): Lms {
  const drafts = new Set<string>();
  let calls = 0;
  /** The row that the list before left out. */
  let hid: string | null = null;

  async function call<T>(
    what: string,
    kind: 'read' | 'create' | 'write' | 'say',
    effect: (by: Knowing) => T,
  ): Promise<T> {
    const writes = kind !== 'read';
    calls += 1;
    const asked = world.now();
    const by = handOf(actor, world.step);
    const fault = await world.at(actor, what, kind);
    host.step = world.step;
    if (writes && minutesBetween(asked, world.now()) > WRITE_LEAVES_WITHIN_MINUTES) throw tooLate();
    if (writes) leaves(actor);
    if (world.revoked)
      throw new LmsError('denied', 'the grant was revoked', { todo: 'Connect again.', scope: 'credential' });
    if (fault === 'busy') throw new LmsError('busy', 'too many calls', { todo: 'Wait.', waitSeconds: 5 });
    if (fault === 'refused') throw new LmsError('denied', 'not allowed just now', { todo: 'Ask the teacher.' });
    if (fault === 'lost' || fault === 'error-before') throw noAnswer(writes);
    if (fault === 'late' || fault === 'very-late') {
      world.arriveLater(() => {
        host.step = world.step;
        world.tell(() => `the host now does what ${actor.label} asked: ${what}`);
        quietly(() => effect(by));
      }, fault === 'very-late');
      throw noAnswer(writes);
    }
    if (fault === 'slow') world.pass(120 * world.chance());
    if (fault === 'doubled') quietly(() => effect(by));
    const answer = effect(by);
    if (fault === 'unanswered' || fault === 'error-after') throw noAnswer(writes);
    return fault === 'crash-after' ? world.kill(actor) : answer;
  }

  /** Any row, for once, or one of the newest; and again, as long as it is so young that lists may be slow to show it. */
  function hiddenOf(rows: readonly unknown[]): number {
    if (hid !== null) return rows.findIndex((row) => nameOfRow(row) === hid && isYoung(row, world.now()));
    return world.chance() < 0.5
      ? Math.floor(world.chance() * rows.length)
      : Math.max(0, rows.length - 1 - Math.floor(world.chance() * 3));
  }

  async function* list<T>(
    what: string,
    rows: (lag: number) => readonly T[],
    { look = false, least = 1, onlyListed = false } = {},
  ): AsyncGenerator<Row<T>> {
    calls += 1;
    const fault = await world.at(actor, what, 'list');
    host.step = world.step;
    if (world.revoked)
      throw new LmsError('denied', 'the grant was revoked', { todo: 'Connect again.', scope: 'credential' });
    if (fault === 'lost' || fault === 'error-before') throw noAnswer(false);
    if (fault === 'busy') throw new LmsError('busy', 'too many calls', { todo: 'Wait.', waitSeconds: 5 });
    if (fault === 'slow') world.pass(60 * world.chance());
    const lag = fault === 'stale' ? 1 + Math.floor(world.chance() * 12) : 0;
    if (look) actor.looked = Math.max(actor.looked, world.step - lag);
    const all = rows(lag);
    const hides = fault === 'hidden' && all.length > least ? hiddenOf(all) : -1;
    hid = hides < 0 ? null : nameOfRow(all[hides]);
    const shown = hides < 0 ? all : all.toSpliced(hides, 1);
    for (const row of shown) actor.leftOut.delete(nameOfRow(row) ?? '');
    if (onlyListed && hid !== null) actor.leftOut.add(hid);
    const breaksAt = fault === 'broken' ? Math.floor(world.chance() * (shown.length + 1)) : Number.POSITIVE_INFINITY;
    for (const [i, value] of shown.entries()) {
      if (i >= breaksAt) break;
      yield { ok: true, value };
    }
    if (breaksAt <= shown.length) throw noAnswer(false);
  }

  function standing(id: string): HostPost {
    const post = host.posts.get(id);
    if (post === undefined || post.state === 'DELETED')
      throw new LmsError('gone', 'no such post', { todo: 'Nothing to do: it is not sent again.' });
    return post;
  }

  function change(
    id: string,
    what: 'publish' | 'students' | 'words' | 'delete',
    to: Partial<HostPost>,
    by: Knowing,
  ): Post {
    standing(id);
    const post = host.change(id, what, to, by(id));
    if (post === null) throw new LmsError('gone', 'no such post', { todo: 'Nothing to do: it is not sent again.' });
    return toPost(post);
  }

  async function create(request: PostRequest): Promise<Post> {
    const body = manners.body(request);
    return toPost(
      await sent(() =>
        call(`creates a ${request.carrier} for ${request.to.join(', ')}`, 'create', (by) => host.create(body, by())),
      ),
    );
  }

  function sent<T>(send: () => Promise<T>): Promise<T> {
    return send().catch((error: unknown) => {
      if (manners.repeatsCreates && error instanceof LmsError && error.uncertain) return send();
      throw error;
    });
  }

  return {
    id: 'google',
    can: host.can,
    calls: () => ({ host: calls }),
    me: async () => ({ id: ACTING, name: 'Teacher', email: null }),
    courses: () => list('lists courses', () => []),
    course: (id) => call('reads the course', 'read', () => ({ id, name: 'Course', state: 'active' as const })),
    roster: () =>
      list('lists the class', () => [...host.enrolled].map((id) => ({ id, name: nameOf(id), email: null }))),
    addresses: null,
    rubric: null,
    teachers: () => list('lists the teachers', () => [{ id: ACTING, name: 'Teacher', email: null }]),
    topics: () => list('lists topics', () => []),
    coursework: () =>
      list(
        'lists coursework',
        (lag) => [
          ...[...host.work.values()].filter((work) => !work.removed).map(toWork),
          ...host
            .list(manners.listed, lag)
            .filter((post) => post.carrier === 'assignment')
            .map(toOwnWork),
        ],
        { look: true },
      ),
    // the host keeps no order: what is recent is among all
    recentCoursework: () =>
      list(
        'lists recent coursework',
        (lag) => [
          ...[...host.work.values()].filter((work) => !work.removed).map(toWork),
          ...host
            .list(manners.listed, lag)
            .filter((post) => post.carrier === 'assignment')
            .map(toOwnWork),
        ],
        { look: true },
      ),
    submissions: (_course, only) =>
      list('lists submissions', () =>
        [...host.submissions.values()]
          .filter((each) => only === undefined || each.coursework === only)
          .map(toSubmission),
      ),
    submissionsOf: (_course, works) =>
      list('lists submissions', () =>
        [...host.submissions.values()]
          .filter(({ coursework }) => works.some((work) => work === coursework))
          .map(toSubmission),
      ),
    quiz: async () => {
      throw new LmsError('gone', 'no such form', { todo: 'nothing' });
    },
    responses: () => list('lists responses', () => []),

    posts: (_course, carriers) =>
      list(
        `lists our ${carriers.join(' and ')} posts`,
        (lag) =>
          host
            .list(manners.listed, lag)
            .filter((post) => post.marker !== null && carriers.some((carrier) => carrier === post.carrier))
            .map(toPost),
        { look: true },
      ),
    post: (_course, { id }) =>
      call(`reads ${id}`, 'read', () => {
        actor.lookedAt.set(id, world.step);
        const post = host.posts.get(id);
        return post === undefined || post.state === 'DELETED' || post.marker === null ? null : toPost(post);
      }),
    addon: null,
    linkTickets: null,
    hints: null,
    memberOf: (_course, person) =>
      call('looks for a person in the class', 'read', () => {
        if (person === ACTING) return 'teacher' as const;
        return [...host.enrolled].some((id) => id === person) ? ('learner' as const) : null;
      }),
    comments: !host.can.note.includes('comment')
      ? null
      : {
          on: (_course, { on, to }) =>
            list(
              `looks for comments to ${to[0]}`,
              (lag) =>
                host
                  .list(['PUBLISHED'], lag)
                  .filter(
                    (post) =>
                      post.carrier === 'comment' &&
                      post.on === on &&
                      post.students[0] === to[0] &&
                      post.marker !== null,
                  )
                  .map(toPost),
              { look: true, least: 0, onlyListed: true },
            ),
          say: async (_course, { carrier, on, to, marker, text }) =>
            toPost(
              await sent(() =>
                call(`says it to ${to[0]}`, 'say', (by) =>
                  host.create({ carrier, on, marker, text, mode: 'INDIVIDUAL_STUDENTS', students: to }, by()),
                ),
              ),
            ),
        },
    async ensureDraft(_course, request, seen) {
      const found = adoptable(request, ACTING, seen);
      if (found !== null) {
        world.tell(() => `${actor.label} adopts ${found.ref.id}`);
        return { change: 'adopted', post: found };
      }
      const post = await create(request);
      if (!manners.compares) {
        drafts.add(post.ref.id);
        return { change: 'created', post };
      }
      if (post.assignees === 'all' || !sameLearners(post.assignees, request.to)) {
        await call(`removes the altered ${post.ref.id}`, 'write', (by) =>
          change(post.ref.id, 'delete', { state: 'DELETED' }, by),
        );
        throw new LmsError('malformed', 'another post was made than was asked for and it was removed', {
          todo: 'Look at the class.',
        });
      }
      drafts.add(post.ref.id);
      return { change: 'created', post };
    },
    async ensurePublished(_course, { id }, sure) {
      if (!drafts.delete(id)) {
        const post = await call(`reads ${id}`, 'read', () => {
          actor.lookedAt.set(id, world.step);
          return standing(id);
        });
        if (post.state === 'PUBLISHED') return { change: 'none', post: toPost(post) };
        await sure?.();
      }
      return {
        change: 'updated',
        post: await call(`publishes ${id}`, 'write', (by) => change(id, 'publish', { state: 'PUBLISHED' }, by)),
      };
    },
    async ensureAssignees(_course, post, to) {
      if (sameLearners(post.assignees, to)) return { change: 'none', post };
      const now = await call(`assigns ${post.ref.id} to ${to.join(', ')}`, 'write', (by) =>
        change(post.ref.id, 'students', { mode: 'INDIVIDUAL_STUDENTS', students: to }, by),
      );
      return { change: 'updated', post: now };
    },
    async ensureWords(_course, post, { title, text }) {
      if (post.title === title && post.text === text) return { change: 'none', post };
      return {
        change: 'updated',
        post: await call(`rewords ${post.ref.id}`, 'write', (by) => change(post.ref.id, 'words', { title, text }, by)),
      };
    },
    async ensureGone(_course, { id }) {
      drafts.delete(id);
      try {
        await call(`removes ${id}`, 'write', (by) => change(id, 'delete', { state: 'DELETED' }, by));
        return 'updated';
      } catch (error) {
        if (error instanceof LmsError && error.kind === 'gone') return 'none';
        throw error;
      }
    },
  };
}

const SLOW_LISTS_HOURS = 46;

function nameOfRow(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  const named = 'ref' in row && typeof row.ref === 'object' && row.ref !== null ? row.ref : row;
  return 'id' in named && typeof named.id === 'string' ? named.id : null;
}

function isYoung(row: unknown, now: Instant): boolean {
  const made =
    typeof row === 'object' && row !== null && 'createdAt' in row && typeof row.createdAt === 'string'
      ? instant(row.createdAt)
      : null;
  return made !== null && minutesBetween(made, now) < SLOW_LISTS_HOURS * 60;
}

/** As the HTTP layer does (`src/http`): what was checked that long ago is not sent any more. */
const WRITE_LEAVES_WITHIN_MINUTES = 25 / 60;

function tooLate(): LmsError {
  return new LmsError('busy', 'it waited too long for its turn and was not sent', { todo: 'Run it again.' });
}

function noAnswer(uncertain: boolean): LmsError {
  return new LmsError('down', 'no clear answer', { todo: 'Run it again.', uncertain });
}

function quietly(effect: () => unknown): void {
  try {
    effect();
  } catch (error) {
    if (!(error instanceof LmsError)) throw error; // the host refused what nobody waits for any more
  }
}

function toPost(post: HostPost): Post {
  return {
    ref: { carrier: post.carrier, id: PostId.parse(post.id) },
    marker: Marker.parse(post.marker ?? 'none'),
    state: post.state === 'PUBLISHED' ? 'published' : post.state === 'DRAFT' ? 'draft' : 'deleted',
    title: post.title,
    text: post.text,
    assignees: post.mode === 'ALL_STUDENTS' ? 'all' : post.students,
    creator: ACTING,
    ours: post.project,
    createdAt: post.createdAt,
  };
}

function toWork({
  id,
  title,
  createdAt,
}: {
  id: CourseworkId;
  title: string;
  createdAt: Coursework['createdAt'];
}): Coursework {
  return {
    id,
    title,
    state: 'published',
    maxPoints: 4,
    due: null,
    createdAt,
    updatedAt: createdAt,
    quizzes: [],
    post: null,
  };
}

function toOwnWork(post: HostPost): Coursework {
  return {
    id: post.id as CourseworkId,
    title: post.title ?? '',
    state: post.state === 'DRAFT' ? 'draft' : 'published',
    maxPoints: post.points,
    due: post.due,
    createdAt: post.createdAt,
    updatedAt: post.createdAt,
    quizzes: [],
    post: post.marker === null ? null : toPost(post),
  };
}

function toSubmission({
  coursework,
  learner,
  state,
  points,
  possible,
  at,
}: {
  coursework: string;
  learner: LearnerId;
  state: 'new' | 'turned-in' | 'returned';
  points: number | null;
  possible: number;
  at: Submission['at'];
}): Submission {
  return {
    id: SubmissionId.parse(`${coursework}-${learner}`),
    coursework: coursework as CourseworkId,
    learner,
    state,
    score: points === null ? null : { points, possible, by: 'teacher', provisional: false },
    placeholder: false,
    at,
    atMost: false,
    comments: state === 'new' ? [] : COMMENTS,
  };
}
