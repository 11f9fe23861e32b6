import { afterEach, describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId, Marker, PostId } from '../../../src/ids.ts';
import { createHttp } from '../../../src/http/index.ts';
import { createSchoology } from '../../../src/lms/schoology/index.ts';
import type { CommentCarrier, CommentRequest, Post, PostRequest } from '../../../src/lms/posts.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { startSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { SchoologySandbox, Unsettled } from '../../../src/sandbox/schoology/index.ts';
import { instant } from '../../../src/time.ts';
import { httpWorld } from '../../builders/lms/http-world.ts';
import { later } from '../../builders/lms/sandbox.ts';
import { enrollmentOf, PERIOD, SECTION, smallSchoology, START, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { inSchoologySandbox, MARKER_ROOT } from '../../builders/lms/schoology-adapter.ts';
import { valuesOf } from '../../builders/memory/rows.ts';

const COURSE = CourseId.parse(SECTION);
const NOW = later(START, 600);
const SEEN = { posts: [], bound: new Set<PostId>() };

let sandbox: SchoologySandbox;
let lms: Lms;
/** What the next answer to such a call says instead. */
let spoilt: { readonly method: string; readonly path: RegExp; readonly says: object } | null = null;
/** What happens between the write and that answer. */
let slept: () => void = () => undefined;
afterEach(async () => {
  await sandbox.close();
  slept = () => undefined;
  if (spoilt !== null) throw new Error('the answer to be spoilt never came');
});

/** The network, which may change one answer on its way. */
const spoilingFetch: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  const fault = spoilt;
  const address = input instanceof Request ? input.url : input.toString();
  if (
    !answer.ok ||
    fault === null ||
    fault.method !== (init?.method ?? 'GET') ||
    !fault.path.test(new URL(address).pathname)
  )
    return answer;
  spoilt = null;
  slept();
  const body: unknown = await answer.json();
  return Response.json({ ...(typeof body === 'object' ? body : {}), ...fault.says }, { status: answer.status });
};

/** Three learners; 1 handed in and has a score, 2 has a score only, 3 has nothing. */
async function openClass(
  unsettled: Partial<Unsettled> = {},
  more: Parameters<typeof smallSchoology>[0] = {},
  now: () => number = () => Date.parse(NOW),
): Promise<void> {
  sandbox = await startSchoologySandbox({
    today: () => NOW,
    allowance: null,
    timestampSlack: null,
    unsettled,
    school: smallSchoology({
      learners: 3,
      items: [{ id: '7101', title: 'Ticket', handedIn: [1], grades: { 1: 7, 2: 8.5 } }],
      ...more,
    }),
  });
  const http = createHttp({ ...httpWorld(), timeLimit: (limit) => AbortSignal.timeout(limit), fetch: spoilingFetch });
  lms = createSchoology(inSchoologySandbox(sandbox, { now, http }));
}

function learner(n: number): LearnerId {
  return LearnerId.parse(uidOf(n));
}

function request(change: Partial<Extract<PostRequest, { about: 'nobody' }>> = {}): PostRequest {
  return {
    carrier: 'assignment',
    marker: Marker.parse('m1'),
    title: 'Practice: adding fractions',
    text: 'Try this.',
    links: [{ title: 'Strips', url: 'https://a.example/s' }],
    due: null,
    points: null,
    topic: null,
    about: 'nobody',
    to: [learner(1), learner(2)],
    ...change,
  };
}

function section() {
  const found = sandbox.world.state.sections.get(SECTION);
  if (found === undefined) throw new Error('no section');
  return found;
}

/** What was made through the API. */
function ours() {
  return [...section().items.values()].filter(({ via }) => via === 'api');
}

function cellOf(n: number): object | undefined {
  return section().cells.get('7101')?.get(enrollmentOf(n));
}

/** Something that happens once, after everything was read and before the next change arrives. */
function justBeforeAChange(happens: () => void): void {
  const { fetch: send } = globalThis;
  globalThis.fetch = (input, init) => {
    if (init?.method === 'PUT') {
      globalThis.fetch = send;
      happens();
    }
    return send(input, init);
  };
}

async function published(change: Parameters<typeof request>[0] = {}): Promise<Post> {
  const { post } = await lms.ensureDraft(COURSE, request(change), SEEN);
  return (await lms.ensurePublished(COURSE, post.ref)).post;
}

function words(carrier: CommentCarrier, n: number, change: Partial<CommentRequest> = {}): CommentRequest {
  return {
    carrier,
    about: 'learner',
    to: [learner(n)],
    on: CourseworkId.parse('7101'),
    marker: Marker.parse('m1'),
    text: 'You did well.',
    ...change,
  };
}

async function say(request_: CommentRequest): Promise<Post> {
  if (lms.comments === null) throw new Error('no comments');
  return lms.comments.say(COURSE, request_);
}

/** What stands there of ours. */
async function said(request_: CommentRequest): Promise<Post[]> {
  if (lms.comments === null) throw new Error('no comments');
  return valuesOf(lms.comments.on(COURSE, request_));
}

/** A post that is for another learner when the look comes, three days after it was published. */
async function publishedAsleep(meanwhile: (item: PostId) => void): Promise<void> {
  let now = Date.parse(NOW);
  await openClass({}, {}, () => now);
  const { post } = await lms.ensureDraft(COURSE, request({ points: 10 }), SEEN);
  slept = () => {
    now += 3 * 24 * 3_600_000;
    meanwhile(post.ref.id);
  };
  spoilt = { method: 'GET', path: /assignments\/\d+$/, says: { assignees: [Number(enrollmentOf(3))] } };
  await lms.ensurePublished(COURSE, post.ref);
}

describe('a post of ours', () => {
  it('with points stands in our own category and in the running period, with a place to hand in, and counts for nothing', async () => {
    await openClass();

    await published({ points: 10, due: instant('2026-09-14T04:59:59Z') });

    const category = [...section().categories.values()].find(({ title }) => title === 'Routing');
    expect(ours()).toEqual([
      expect.objectContaining({
        category: category?.id,
        period: PERIOD,
        maxPoints: 10,
        allowDropbox: true,
        allowDiscussion: false,
        gradeStats: false,
        countInGrade: false,
        due: '2026-09-14T04:59:00.000Z',
        assignees: [enrollmentOf(1), enrollmentOf(2)],
      }),
    ]);
  });

  it('without points is a notice outside the gradebook', async () => {
    await openClass();

    await published();

    expect(ours()).toEqual([expect.objectContaining({ category: '0', allowDropbox: false, published: true })]);
    expect([...section().categories.values()].map(({ title }) => title)).toEqual(['Work']);
  });

  it('finds the category that is there, once for all posts of a run', async () => {
    await openClass();
    sandbox.world.addCategory(SECTION, 'Routing');

    await published({ points: 10 });
    await published({ points: 10, marker: Marker.parse('m2') });

    expect(sandbox.calls).toMatchObject({ 'grading_categories.list': 1 });
    expect(sandbox.calls['grading_categories.create']).toBeUndefined();
  });

  it('says what the teacher has to do where categories may not be added', async () => {
    await openClass({ newCategories: 'refused' });

    await expect(published({ points: 10 })).rejects.toMatchObject({
      kind: 'denied',
      scope: 'call',
      todo: expect.stringContaining('"Routing"'),
    });
    expect(ours()).toEqual([]);
  });

  it.each([
    ['for the whole class', 'assignees', []],
    ['for others', 'assignees', [880_003]],
    ['published', 'published', 1],
    ['without its marker', 'description', '<p>Try this.</p>'],
    ['for a group', 'grading_group_ids', [5]],
    ['in another section', 'links', { self: 'https://x.example/v1/sections/7002/assignments/1' }],
    ['open to comments', 'allow_discussion', '1'],
    ['in another category', 'grading_category', '4301'],
  ])('that comes back %s is removed at once and held', async (_, field, value) => {
    await openClass();
    spoilt = { method: 'POST', path: /assignments$/, says: { [field]: value } };

    await expect(lms.ensureDraft(COURSE, request(), SEEN)).rejects.toMatchObject({
      kind: 'malformed',
      uncertain: false,
    });
    expect(ours()).toEqual([]);
  });

  it('that comes back without a list of assignees is read again before it is believed', async () => {
    await openClass();
    spoilt = { method: 'POST', path: /assignments$/, says: { assignees: undefined } };

    expect(await lms.ensureDraft(COURSE, request(), SEEN)).toMatchObject({
      change: 'created',
      post: { assignees: [learner(1), learner(2)] },
    });
  });

  it('that is published for others is taken back however long that took to see', async () => {
    await openClass();
    const { post } = await lms.ensureDraft(COURSE, request(), SEEN);
    spoilt = { method: 'GET', path: /assignments\/\d+$/, says: { assignees: [] } };
    sandbox.fail({ method: 'assignments.get', kind: 'busy', retryAfter: 30 });

    await expect(lms.ensurePublished(COURSE, post.ref)).rejects.toMatchObject({ kind: 'malformed' });
    expect(ours()).toEqual([expect.objectContaining({ published: false })]);
  });

  describe('that is seen for others days after it was published', () => {
    it('stays where somebody has worked on it: a teacher gave it to them while the run slept', async () => {
      const looked = publishedAsleep((item) => sandbox.world.handIn({ section: SECTION, item, uid: uidOf(1) }));

      await expect(looked).rejects.toMatchObject({ kind: 'malformed', wrote: true });
      expect(ours()).toEqual([expect.objectContaining({ published: true })]);
    });

    it('is taken back where nobody has', async () => {
      await expect(publishedAsleep(() => undefined)).rejects.toMatchObject({ kind: 'malformed', wrote: false });
      expect(ours()).toEqual([expect.objectContaining({ published: false })]);
    });
  });

  it('that is published for others than it was made for is taken back', async () => {
    await openClass();
    const { post } = await lms.ensureDraft(COURSE, request(), SEEN);
    spoilt = { method: 'GET', path: /assignments\/\d+$/, says: { assignees: [] } };

    await expect(lms.ensurePublished(COURSE, post.ref)).rejects.toMatchObject({ kind: 'malformed' });
    expect(ours()).toEqual([expect.objectContaining({ published: false })]);
  });

  it.each([
    { kind: 'busy', retryAfter: 30 },
    { kind: 'error', code: 500 },
  ] as const)(
    'that is published for others and cannot be taken back (%j) is for a person to look at, and is not begun again',
    async (fault) => {
      await openClass();
      const { post } = await lms.ensureDraft(COURSE, request(), SEEN);
      spoilt = { method: 'GET', path: /assignments\/\d+$/, says: { assignees: [] } };
      sandbox.fail({ method: 'assignments.update', after: 1, times: 9, ...fault });

      await expect(lms.ensurePublished(COURSE, post.ref)).rejects.toMatchObject({
        kind: 'malformed',
        uncertain: false,
        todo: expect.stringContaining('at once'),
      });
    },
  );

  it('goes to nobody who is not enrolled now', async () => {
    await openClass();
    sandbox.world.leave(SECTION, uidOf(2));

    await expect(published()).rejects.toMatchObject({ kind: 'denied', scope: 'call' });
    expect(ours()).toEqual([]);
  });

  it('is never made against its own rules', async () => {
    await openClass();
    const broken: readonly Parameters<typeof request>[0][] = [
      { title: '' },
      { title: 'x'.repeat(251) },
      { to: [learner(1), learner(1)] },
      { links: [{ title: 'x', url: 'javascript:alert(1)' }] },
      { carrier: 'announcement' },
      { points: -1 },
      { text: 'x'.repeat(30_001) },
    ];

    for (const change of broken)
      await expect(lms.ensureDraft(COURSE, request(change), SEEN)).rejects.toMatchObject({ kind: 'malformed' });
    await expect(
      lms.ensureDraft(COURSE, { ...request(), about: 'learner' } as unknown as PostRequest, SEEN),
    ).rejects.toMatchObject({ kind: 'malformed' });
    await expect(
      lms.ensureDraft(COURSE, { ...request(), to: [] } as unknown as PostRequest, SEEN),
    ).rejects.toMatchObject({ kind: 'malformed' });
    expect(sandbox.calls['assignments.create']).toBeUndefined();
  });

  it('keeps a learner whose score stands on it, and may be widened', async () => {
    await openClass();
    const post = await published({ points: 10 });
    sandbox.world.grade({ section: SECTION, item: post.ref.id, uid: uidOf(1) }, { score: 9 });

    await expect(lms.ensureAssignees(COURSE, post, [learner(2), learner(3)])).rejects.toMatchObject({
      kind: 'denied',
      todo: expect.stringContaining('of its own'),
    });
    expect(await lms.ensureAssignees(COURSE, post, [learner(1), learner(2), learner(3)])).toMatchObject({
      change: 'updated',
    });
    expect(ours()[0]?.assignees).toHaveLength(3);
  });

  it('is changed for nobody who has left the class since it was listed', async () => {
    await openClass();
    const post = await published({ to: [learner(1), learner(2)] });
    sandbox.world.leave(SECTION, uidOf(2));

    await expect(lms.ensureAssignees(COURSE, post, [learner(2)])).rejects.toMatchObject({ kind: 'denied' });
    expect(ours()[0]?.assignees).toHaveLength(2);
  });

  it('is hidden at once when whoever it was left for leaves in that very moment, for then it would be for everybody', async () => {
    await openClass();
    const post = await published({ to: [learner(1), learner(2)] });
    justBeforeAChange(() => sandbox.world.leave(SECTION, uidOf(2)));

    await expect(lms.ensureAssignees(COURSE, post, [learner(2)])).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('whole class'),
    });
    expect(ours()).toEqual([expect.objectContaining({ published: false })]);
  });

  it('is for those who are left when one it was meant for leaves in that very moment', async () => {
    await openClass();
    const post = await published({ to: [learner(1), learner(2), learner(3)] });
    justBeforeAChange(() => sandbox.world.leave(SECTION, uidOf(2)));

    expect(await lms.ensureAssignees(COURSE, post, [learner(1), learner(2)])).toMatchObject({
      change: 'updated',
      post: { assignees: [learner(1)] },
    });
  });

  it('whose change cannot be read back has an unclear outcome, never a plain refusal', async () => {
    await openClass();
    const post = await published();
    sandbox.fail({ method: 'assignments.get', after: 1, kind: 'error', code: 403 });
    await expect(lms.ensureAssignees(COURSE, post, [learner(1)])).rejects.toMatchObject({
      kind: 'denied',
      uncertain: true,
    });
    sandbox.fail({ method: 'assignments.get', after: 1, kind: 'error', code: 403 });
    await expect(lms.ensureWords(COURSE, post, { title: post.title, text: 'Try that.' })).rejects.toMatchObject({
      kind: 'denied',
      uncertain: true,
    });
  });

  it.each([
    ['a score', (item: string) => sandbox.world.grade({ section: SECTION, item, uid: uidOf(1) }, { score: 9 })],
    [
      'an exception',
      (item: string) => sandbox.world.grade({ section: SECTION, item, uid: uidOf(1) }, { exception: 1 }),
    ],
    [
      "a teacher's words",
      (item: string) => sandbox.world.grade({ section: SECTION, item, uid: uidOf(1) }, { comment: 'Look at 2.' }),
    ],
    ['work handed in', (item: string) => sandbox.world.handIn({ section: SECTION, item, uid: uidOf(1) })],
  ])('on which %s stands is hidden, never deleted', async (_, happens) => {
    await openClass();
    const { ref } = await published({ points: 10 });
    happens(ref.id);

    expect(await lms.ensureGone(COURSE, ref)).toBe('updated');
    expect(await lms.ensureGone(COURSE, ref)).toBe('none');
    expect(ours()).toEqual([expect.objectContaining({ published: false })]);
  });

  it('with points that nobody handed anything in for is deleted, also where the answer to that was lost', async () => {
    await openClass();
    const { ref } = await published({ points: 10 });
    sandbox.fail({ method: 'assignments.delete', kind: 'lost', effect: true });

    expect(await lms.ensureGone(COURSE, ref)).toBe('updated'); // the repeat finds nothing: the first try was done
    expect(ours()).toEqual([]);
    expect(await lms.ensureGone(COURSE, ref)).toBe('none');
  });

  it('stays when reading it first took so long that the wish is old', async () => {
    await openClass();
    const { ref } = await published();
    sandbox.fail({ method: 'assignments.get', kind: 'busy', retryAfter: 30 });

    await expect(lms.ensureGone(COURSE, ref)).rejects.toMatchObject({ kind: 'busy', uncertain: false });
    expect(ours()).toHaveLength(1);
  });

  it('is the only thing that is ever removed', async () => {
    await openClass();

    await expect(lms.ensureGone(COURSE, { carrier: 'assignment', id: PostId.parse('7101') })).rejects.toMatchObject({
      kind: 'denied',
    });
    expect(section().items.has('7101')).toBe(true);
  });

  it('keeps what a teacher added to it when it is published', async () => {
    await openClass();
    const { post } = await lms.ensureDraft(COURSE, request(), SEEN);
    const before = section().items.get(post.ref.id)?.description ?? '';
    sandbox.world.edit(SECTION, post.ref.id, { description: `<p>Bring a ruler.</p>${before}` });

    const next = createSchoology(inSchoologySandbox(sandbox, { now: () => Date.parse(NOW) }));
    expect(await next.ensurePublished(COURSE, post.ref)).toMatchObject({
      change: 'updated',
      post: { text: 'Bring a ruler.\n\nTry this.' },
    });
  });

  it('of another maker is not taken over, and a copy of a published one is none of ours', async () => {
    await openClass();
    const { ref } = await published();
    sandbox.world.copy(SECTION, ref.id, { published: true });
    sandbox.world.grant('5102', 'other-token', 'other-secret');
    sandbox.world.enrol(SECTION, '5102', { admin: true });
    const other = createSchoology(inSchoologySandbox(sandbox, { token: 'other-token', tokenSecret: 'other-secret' }));

    expect((await valuesOf(lms.posts(COURSE, ['assignment']))).map((post) => [post.ours, post.creator])).toEqual([
      [true, TEACHER.uid],
      [false, TEACHER.uid],
    ]);
    expect((await valuesOf(other.posts(COURSE, ['assignment']))).map(({ creator }) => creator)).toEqual([null, null]);
  });
});

describe('words on a submission', () => {
  it('that the host stored as something else are removed and held', async () => {
    await openClass();
    sandbox.fail({
      method: 'comments.get',
      kind: 'malformed',
      field: 'comment',
      value: `Other words\n${MARKER_ROOT}m1`,
    });

    await expect(say(words('comment', 1))).rejects.toMatchObject({ kind: 'malformed', uncertain: false });
    expect(
      section()
        .comments.get('7101')
        ?.get(uidOf(1))
        ?.filter(({ by }) => by === TEACHER.uid),
    ).toEqual([]);
  });

  it('that cannot be read back have an unclear outcome, never a plain failure', async () => {
    await openClass();
    sandbox.fail({ method: 'comments.get', kind: 'error', code: 503, times: 3 });

    await expect(say(words('comment', 1))).rejects.toMatchObject({ kind: 'down', uncertain: true });
  });

  it.each([403, 405])(
    'that are refused (%i) are not tried again in this section: the next way is taken',
    async (code) => {
      await openClass();
      sandbox.fail({ method: 'comments.create', kind: 'error', code });

      await expect(say(words('comment', 1))).rejects.toMatchObject({ kind: 'denied', scope: 'call' });
      const submissions = await valuesOf(lms.submissions(COURSE));
      expect(submissions.find((each) => each.learner === learner(1))?.comments).toEqual(['grade-comment']);
    },
  );
});

describe('words beside a grade', () => {
  it('leave the score as it is', async () => {
    await openClass();

    await say(words('grade-comment', 2));

    expect(cellOf(2)).toMatchObject({
      score: 8.5,
      exception: 0,
      status: 1,
      comment: expect.stringMatching(/^You did well\.\nhttps:\/\/waymark\.example\/r\/m1#/),
    });
  });

  it.each([
    ['without a score', { score: null }],
    ['that is excused', { exception: 1 as const, score: null }],
    ['with a hidden comment', { comment: 'For me', status: 0 as const }],
  ])('are not written on a cell %s', async (_, change) => {
    await openClass();
    sandbox.world.grade({ section: SECTION, item: '7101', uid: uidOf(2) }, change);
    const before = cellOf(2);

    await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'denied', scope: 'call' });
    expect(cellOf(2)).toEqual(before);
    expect(sandbox.calls['grades.update']).toBeUndefined();
  });

  it.each([
    ['the score', { score: 9 }],
    ['words', { comment: 'Well done', status: 1 as const }],
  ])('are not written where %s changed since the night read it', async (_, change) => {
    await openClass({ commentStatus: 'shown' });
    await valuesOf(lms.submissions(COURSE));
    sandbox.world.grade({ section: SECTION, item: '7101', uid: uidOf(2) }, change);
    const before = cellOf(2);

    await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'denied', scope: 'call' });
    expect(cellOf(2)).toEqual(before);
  });

  it('are not written where the cell could not be read', async () => {
    await openClass();
    sandbox.fail({ method: 'grades.list', kind: 'malformed', field: 'exception', value: 'x' });

    await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'malformed' });
    expect(sandbox.calls['grades.update']).toBeUndefined();
  });

  it.each([0, 1])(
    'are not written where read %i of the grade was another than the other read, for it goes back whole',
    async (after) => {
      await openClass();
      sandbox.fail({ method: 'grades.list', after, kind: 'malformed', field: 'grade', value: '1' });

      await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'denied', scope: 'call' });
      expect(sandbox.calls['grades.update']).toBeUndefined();
    },
  );

  it('are refused when the row of the answer says so', async () => {
    await openClass(
      { gradesOfOtherTypes: 'refused' },
      { items: [{ id: '7101', title: 'Quiz', type: 'assessment', grades: { 2: 6 } }] },
    );

    await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'denied' });
    expect(cellOf(2)).toMatchObject({ score: 6, comment: '' });
  });

  it('that changed the score are taken back, and a person looks', async () => {
    await openClass();
    sandbox.fail({ method: 'grades.list', after: 2, kind: 'malformed', field: 'grade', value: null });

    await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'malformed', uncertain: false });
    expect(cellOf(2)).toMatchObject({ score: 8.5, comment: '' });
  });

  it('give way to what a teacher wrote in the same moment', async () => {
    await openClass();
    sandbox.fail({ method: 'grades.list', after: 2, kind: 'malformed', field: 'comment', value: 'Typed just now' });

    await expect(say(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'malformed' });
    expect(sandbox.calls['grades.update']).toBe(1);
  });

  it('stay when a teacher has changed them', async () => {
    await openClass({ commentStatus: 'shown' });
    const { ref } = await say(words('grade-comment', 2));
    const comment = (section().cells.get('7101')?.get(enrollmentOf(2))?.comment ?? '').replace(
      'did well',
      'did very well',
    );
    sandbox.world.grade({ section: SECTION, item: '7101', uid: uidOf(2) }, { comment });

    expect(await lms.ensureGone(COURSE, ref)).toBe('stays');
    expect(cellOf(2)).toMatchObject({ comment });
  });

  it('are not called gone where the host lets nobody look', async () => {
    await openClass();
    await say(words('grade-comment', 2));
    sandbox.fail({ method: 'grades.list', kind: 'error', code: 403 });

    await expect(said(words('grade-comment', 2))).rejects.toMatchObject({ kind: 'denied' });
  });

  it('are found and not said twice', async () => {
    await openClass();
    await say(words('grade-comment', 2));

    await say(words('grade-comment', 2));

    expect(sandbox.calls['grades.update']).toBe(1);
  });
});
