import { describe, expect, it } from '@jest/globals';
import { LearnerId, Marker, PostId } from '../../../src/ids.ts';
import type { Post, PostRef, Seen } from '../../../src/lms/posts.ts';
import type { Lms } from '../../../src/lms/types.ts';
import {
  CLASSROOM,
  COURSE,
  draftOfPost,
  google,
  MARKER_ROOT,
  postRequest,
  refusal,
  signsIn,
} from '../../builders/lms/google.ts';
import { valuesOf } from '../../builders/memory/rows.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const WORK = '/v1/courses/6001/courseWork';
const NOTES = '/v1/courses/6001/announcements';
const NOTHING: Seen = { posts: [], bound: new Set() };
const REF: PostRef = { carrier: 'assignment', id: PostId.parse('p1') };
const POST: Post = {
  ref: REF,
  marker: Marker.parse('m1'),
  state: 'published',
  title: 'Your next step',
  text: 'Try this.',
  assignees: [LearnerId.parse('9001')],
  creator: null,
  ours: true,
  createdAt: null,
};

/** A signed-in teacher; `profile` when the call needs to know who that is. */
function teacher(options: { profile?: boolean } = {}): Lms {
  signsIn();
  if (options.profile === true) onHost(CLASSROOM).get('/v1/userProfiles/me').query(true).reply(200, { id: '1' });
  return google();
}

function creates(reply: object, status = 200): void {
  onHost(CLASSROOM).post(WORK).query(true).reply(status, reply);
}

describe('ensuring a draft', () => {
  it('creates it and gives it back as it stands', async () => {
    const lms = teacher({ profile: true });
    onHost(CLASSROOM)
      .post(WORK, (body: { state?: string }) => body.state === 'DRAFT')
      .query(true)
      .reply(200, draftOfPost());

    expect(await lms.ensureDraft(COURSE, postRequest(), NOTHING)).toMatchObject({
      change: 'created',
      post: { ref: REF, state: 'draft', assignees: ['9001'], creator: '1' },
    });
  });

  it('adopts what is ours and unbound, and sends nothing', async () => {
    const lms = teacher({ profile: true });
    onHost(CLASSROOM)
      .get(WORK)
      .query(true)
      .reply(200, { courseWork: [draftOfPost()] });
    const posts = await valuesOf(lms.posts(COURSE, ['assignment']));

    expect(await lms.ensureDraft(COURSE, postRequest(), { posts, bound: new Set() })).toMatchObject({
      change: 'adopted',
      post: { ref: REF },
    });
  });

  it.each([
    ['is bound to another row', {}, ['p1']],
    ['was copied by hand', { associatedWithDeveloper: false }, []],
    ['is for the whole class', { assigneeMode: 'ALL_STUDENTS' }, []],
    ['was made by another teacher', { creatorUserId: '2' }, []],
  ])('does not adopt what %s', async (_, change, bound) => {
    const lms = teacher({ profile: true });
    onHost(CLASSROOM)
      .get(WORK)
      .query(true)
      .reply(200, { courseWork: [draftOfPost(change)] });
    const posts = await valuesOf(lms.posts(COURSE, ['assignment']));
    creates(draftOfPost({ id: 'p2' }));

    const written = await lms.ensureDraft(COURSE, postRequest(), {
      posts,
      bound: new Set(bound.map((id) => PostId.parse(id))),
    });

    expect(written).toMatchObject({ change: 'created', post: { ref: { id: 'p2' } } });
  });

  it.each([
    ['the whole class', { assigneeMode: 'ALL_STUDENTS' }],
    ['another learner', { individualStudentsOptions: { studentIds: ['9002'] } }],
    ['one learner more', { individualStudentsOptions: { studentIds: ['9001', '9002'] } }],
    ['another class', { courseId: '6002' }],
    ['everyone at once, published', { state: 'PUBLISHED' }],
    ['nobody we could find again, without the marker', { materials: [] }],
  ])('removes what came out for %s and says so', async (_, change) => {
    const lms = teacher({ profile: true });
    creates(draftOfPost(change));
    onHost(CLASSROOM).delete(`${WORK}/p1`).reply(200, {});

    await expect(lms.ensureDraft(COURSE, postRequest(), NOTHING)).rejects.toMatchObject({
      kind: 'malformed',
      uncertain: false,
    });
  });

  it.each([
    ['500', () => creates(refusal(500, 'INTERNAL'), 500), 'down'],
    ['503', () => creates(refusal(503, 'UNAVAILABLE'), 503), 'down'],
    [
      'a lost answer',
      () =>
        onHost(CLASSROOM)
          .post(WORK)
          .query(true)
          .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' })),
      'down',
    ],
    [
      'a page of HTML',
      () => onHost(CLASSROOM).post(WORK).query(true).reply(200, '<html>', { 'content-type': 'text/html' }),
      'malformed',
    ],
    ['an answer without an id', () => creates(draftOfPost({ id: undefined })), 'malformed'],
    ['an answer with a time that is none', () => creates(draftOfPost({ creationTime: 'yesterday' })), 'malformed'],
  ])('sends the create once and calls the outcome uncertain after %s', async (_, mock, kind) => {
    const lms = teacher({ profile: true });
    mock();

    await expect(lms.ensureDraft(COURSE, postRequest(), NOTHING)).rejects.toMatchObject({ kind, uncertain: true });
    expect(lms.calls()).toEqual({ google: 2 });
  });

  it.each([
    [429, 'RESOURCE_EXHAUSTED', 'busy'],
    [403, 'PERMISSION_DENIED', 'denied'],
    [400, 'INVALID_ARGUMENT', 'malformed'],
  ])('is certain that nothing was made after %i', async (status, code, kind) => {
    const lms = teacher({ profile: true });
    creates(refusal(status, code), status);

    await expect(lms.ensureDraft(COURSE, postRequest(), NOTHING)).rejects.toMatchObject({ kind, uncertain: false });
  });

  it('makes a note an announcement', async () => {
    const lms = teacher({ profile: true });
    const {
      title: _title,
      description: _description,
      associatedWithDeveloper: _flag,
      ...rest
    } = draftOfPost() as Record<string, unknown>;
    onHost(CLASSROOM)
      .post(NOTES, {
        text: 'Try this.',
        state: 'DRAFT',
        assigneeMode: 'INDIVIDUAL_STUDENTS',
        individualStudentsOptions: { studentIds: ['9001'] },
        materials: [{ link: { url: `${MARKER_ROOT}m1` } }],
      })
      .query(true)
      .reply(200, { ...rest, text: 'Try this.' });

    expect(await lms.ensureDraft(COURSE, postRequest({ carrier: 'announcement', title: null }), NOTHING)).toMatchObject(
      {
        change: 'created',
        post: { ref: { carrier: 'announcement' }, title: null, text: 'Try this.' },
      },
    );
  });
});

async function draftUnder(topic: string): Promise<void> {
  await teacher({ profile: true }).ensureDraft(COURSE, postRequest({ topic }), NOTHING);
}

function createsUnder(topicId: string | undefined): void {
  onHost(CLASSROOM)
    .post(WORK, (body: { topicId?: string }) => body.topicId === topicId)
    .query(true)
    .reply(200, draftOfPost());
}

describe('the topic of a post', () => {
  const TOPICS = '/v1/courses/6001/topics';

  it('is found by its name', async () => {
    onHost(CLASSROOM)
      .get(TOPICS)
      .query(true)
      .reply(200, { topic: [{ topicId: 't1', name: 'Next steps' }] });
    createsUnder('t1');

    await draftUnder(' Next steps ');
  });

  it('is added when it is not there', async () => {
    onHost(CLASSROOM).get(TOPICS).query(true).reply(200, {});
    onHost(CLASSROOM)
      .post(TOPICS, { name: 'Next steps' })
      .query(true)
      .reply(200, { topicId: 't2', name: 'Next steps' });
    createsUnder('t2');

    await draftUnder('Next steps');
  });

  it('is looked for again when somebody else has just added it', async () => {
    onHost(CLASSROOM).get(TOPICS).query(true).reply(200, {});
    onHost(CLASSROOM).post(TOPICS).query(true).reply(409, refusal(409, 'ALREADY_EXISTS'));
    onHost(CLASSROOM)
      .get(TOPICS)
      .query(true)
      .reply(200, { topic: [{ topicId: 't3', name: 'Next steps' }] });
    createsUnder('t3');

    await draftUnder('Next steps');
  });

  it('is left out when there is none to be had', async () => {
    onHost(CLASSROOM).get(TOPICS).query(true).reply(200, {});
    onHost(CLASSROOM)
      .post(TOPICS)
      .query(true)
      .reply(400, refusal(400, 'FAILED_PRECONDITION', '@CourseTopicLimitReached Too many'));
    createsUnder(undefined);

    await draftUnder('Next steps');
  });
});

describe('publishing', () => {
  it('changes the state of a draft', async () => {
    const lms = teacher();
    onHost(CLASSROOM).get(`${WORK}/p1`).query(true).reply(200, draftOfPost());
    onHost(CLASSROOM)
      .patch(`${WORK}/p1`, { state: 'PUBLISHED' })
      .query(({ updateMask }) => updateMask === 'state')
      .reply(200, draftOfPost({ state: 'PUBLISHED' }));

    expect(await lms.ensurePublished(COURSE, REF)).toMatchObject({ change: 'updated', post: { state: 'published' } });
  });

  it('leaves what is published', async () => {
    const lms = teacher();
    onHost(CLASSROOM)
      .get(`${WORK}/p1`)
      .query(true)
      .reply(200, draftOfPost({ state: 'PUBLISHED' }));

    expect(await lms.ensurePublished(COURSE, REF)).toMatchObject({ change: 'none' });
  });

  it('reads a draft it has just made no second time', async () => {
    const lms = teacher({ profile: true });
    creates(draftOfPost());
    onHost(CLASSROOM)
      .patch(`${WORK}/p1`)
      .query(true)
      .reply(200, draftOfPost({ state: 'PUBLISHED' }));
    await lms.ensureDraft(COURSE, postRequest(), NOTHING);

    expect(await lms.ensurePublished(COURSE, REF)).toMatchObject({ change: 'updated' });
  });

  it.each([
    ['deleted', 200, draftOfPost({ state: 'DELETED' })],
    ['not there', 404, refusal(404, 'NOT_FOUND')],
  ])('tells that a post is gone when it is %s', async (_, status, reply) => {
    const lms = teacher();
    onHost(CLASSROOM).get(`${WORK}/p1`).query(true).reply(status, reply);

    await expect(lms.ensurePublished(COURSE, REF)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('is repeated when the answer is lost, for it changes nothing twice', async () => {
    const lms = teacher();
    onHost(CLASSROOM).get(`${WORK}/p1`).query(true).reply(200, draftOfPost());
    onHost(CLASSROOM).patch(`${WORK}/p1`).query(true).reply(503, {});
    onHost(CLASSROOM)
      .patch(`${WORK}/p1`)
      .query(true)
      .reply(200, draftOfPost({ state: 'PUBLISHED' }));

    expect(await lms.ensurePublished(COURSE, REF)).toMatchObject({ change: 'updated' });
  });
});

describe('ensuring who a post is for', () => {
  const TO = [LearnerId.parse('9002'), LearnerId.parse('9003')] as const;

  it('sends the difference and checks the answer', async () => {
    const lms = teacher();
    onHost(CLASSROOM)
      .post(`${WORK}/p1:modifyAssignees`, {
        assigneeMode: 'INDIVIDUAL_STUDENTS',
        modifyIndividualStudentsOptions: { addStudentIds: ['9002', '9003'], removeStudentIds: ['9001'] },
      })
      .query(true)
      .reply(200, draftOfPost({ individualStudentsOptions: { studentIds: ['9003', '9002'] } }));

    expect(await lms.ensureAssignees(COURSE, POST, TO)).toMatchObject({
      change: 'updated',
      post: { assignees: ['9003', '9002'] },
    });
  });

  it('does nothing when they are the same', async () => {
    expect(await google().ensureAssignees(COURSE, POST, [LearnerId.parse('9001')])).toEqual({
      change: 'none',
      post: POST,
    });
  });

  it('fails when the answer names others', async () => {
    const lms = teacher();
    onHost(CLASSROOM).post(`${WORK}/p1:modifyAssignees`).query(true).reply(200, draftOfPost());

    await expect(lms.ensureAssignees(COURSE, POST, TO)).rejects.toMatchObject({ kind: 'malformed' });
  });
});

describe('ensuring the words of a post', () => {
  it('changes only what differs', async () => {
    const lms = teacher();
    onHost(CLASSROOM)
      .patch(`${WORK}/p1`, { description: 'New words' })
      .query(({ updateMask }) => updateMask === 'description')
      .reply(200, draftOfPost());

    expect(await lms.ensureWords(COURSE, POST, { title: POST.title, text: 'New words' })).toMatchObject({
      change: 'updated',
    });
  });

  it('does nothing when they are the same', async () => {
    expect(await google().ensureWords(COURSE, POST, POST)).toMatchObject({ change: 'none' });
  });
});

function removes(status: number, reply: object): ReturnType<Lms['ensureGone']> {
  const lms = teacher();
  onHost(CLASSROOM).delete(`${WORK}/p1`).reply(status, reply);
  return lms.ensureGone(COURSE, REF);
}

describe('ensuring that a post is gone', () => {
  it('removes it', async () => {
    expect(await removes(200, {})).toBe('updated');
  });

  it('knows that it removed the post itself when the answer was lost and the repeat finds nothing', async () => {
    const lms = teacher();
    onHost(CLASSROOM).delete(`${WORK}/p1`).reply(503, {});
    onHost(CLASSROOM).delete(`${WORK}/p1`).reply(404, refusal(404, 'NOT_FOUND'));

    expect(await lms.ensureGone(COURSE, REF)).toBe('updated');
  });

  it.each([
    [404, refusal(404, 'NOT_FOUND')],
    [400, refusal(400, 'FAILED_PRECONDITION', 'Already deleted')],
  ])('takes %i for gone already', async (status, reply) => {
    expect(await removes(status, reply)).toBe('none');
  });

  it.each([
    [400, refusal(400, 'FAILED_PRECONDITION', '@CourseNotModifiable Archived')],
    [403, refusal(403, 'PERMISSION_DENIED', '@ProjectPermissionDenied Not yours')],
  ])('does not take %i %j for gone', async (status, reply) => {
    await expect(removes(status, reply)).rejects.toMatchObject({ kind: 'denied' });
  });
});
