import { describe, expect, it } from '@jest/globals';
import { AttachmentId, CourseworkId, SubmissionId } from '../../../src/ids.ts';
import type { Addon, AddonPlace, AttachRequest } from '../../../src/lms/addon.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { CLASSROOM, COURSE, google, refusal, SIGN_IN, signsIn } from '../../builders/lms/google.ts';
import { collect, valuesOf } from '../../builders/memory/rows.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const PLACE: AddonPlace = { course: COURSE, item: CourseworkId.parse('7001'), kind: 'assignment' };
const A1 = AttachmentId.parse('a1');
const S1 = SubmissionId.parse('s1');
const ITEM = '/v1/courses/6001/courseWork/7001';
const CONTEXT = `${ITEM}/addOnContext`;
const ATTACHMENTS = `${ITEM}/addOnAttachments`;
const WORK = `${ATTACHMENTS}/a1/studentSubmissions/s1`;
const HERE = { courseId: '6001', itemId: '7001' };
const FIELDS = 'id,courseId,itemId,title,studentViewUri(uri),maxPoints,copyHistory(courseId,itemId,attachmentId)';
const REQUEST: AttachRequest = {
  title: 'Fractions',
  addresses: {
    student: 'https://waymark.example/addon/student?ticket=t1',
    teacher: 'https://waymark.example/addon/teacher?ticket=t1',
    review: 'https://waymark.example/addon/review?ticket=t1',
  },
  maxPoints: 3,
};

function addon(): Addon {
  signsIn();
  const { addon: has } = google();
  if (has === null) throw new Error('Classroom has an add-on');
  return has;
}

function attachment(change: object = {}): object {
  return { ...HERE, id: 'a1', title: 'Fractions', studentViewUri: { uri: REQUEST.addresses.student }, ...change };
}

function answersContext(reply: object, query: Record<string, string> = { attachmentId: 'a1' }, status = 200): void {
  onHost(CLASSROOM).get(CONTEXT).query(query).reply(status, reply);
}

function answersWork(reply: object): void {
  onHost(CLASSROOM).get(WORK).query({ fields: 'userId,pointsEarned' }).reply(200, reply);
}

describe('who opens a page inside Classroom', () => {
  it('is a teacher, where Google answers with the empty context of one', async () => {
    const at = addon();
    answersContext({ ...HERE, supportsStudentWork: true, teacherContext: {} });

    expect(await at.context(PLACE, { attachment: A1 })).toEqual({ role: 'teacher', submission: null });
  });

  it('is a learner with their work, where Google answers with that', async () => {
    const at = addon();
    answersContext({ ...HERE, supportsStudentWork: true, studentContext: { submissionId: 's1' } });

    expect(await at.context(PLACE, { attachment: A1 })).toEqual({ role: 'learner', submission: 's1' });
  });

  it('is a learner without work, where the item takes none', async () => {
    const at = addon();
    answersContext({ ...HERE, studentContext: {} });

    expect(await at.context(PLACE, { attachment: A1 })).toEqual({ role: 'learner', submission: null });
  });

  it('is asked by the token while there is no attachment, and never by both', async () => {
    const at = addon();
    answersContext({ ...HERE, teacherContext: {} }, { addOnToken: 'token-1' });

    expect(await at.context(PLACE, { token: 'token-1' })).toMatchObject({ role: 'teacher' });
  });

  it.each([
    ['material', 'courseWorkMaterials'],
    ['announcement', 'announcements'],
  ] as const)('is asked of a %s at its own address', async (kind, items) => {
    const at = addon();
    onHost(CLASSROOM)
      .get(`/v1/courses/6001/${items}/7001/addOnContext`)
      .query({ attachmentId: 'a1' })
      .reply(200, { ...HERE, teacherContext: {} });

    expect(await at.context({ ...PLACE, kind }, { attachment: A1 })).toMatchObject({ role: 'teacher' });
  });

  it.each([
    ['neither role', { ...HERE }],
    ['both roles', { ...HERE, teacherContext: {}, studentContext: {} }],
    ['another item', { ...HERE, itemId: '7002', teacherContext: {} }],
    ['another class', { ...HERE, courseId: '6002', teacherContext: {} }],
    ['work that has no id', { ...HERE, supportsStudentWork: true, studentContext: {} }],
  ])('is nobody where Google answers with %s', async (_, reply) => {
    const at = addon();
    answersContext(reply);

    await expect(at.context(PLACE, { attachment: A1 })).rejects.toMatchObject({ kind: 'malformed' });
  });

  it.each([
    ['a refusal', 403, refusal(403, 'PERMISSION_DENIED'), { kind: 'denied', reason: null, scope: 'call' }],
    [
      'another account in the browser',
      403,
      refusal(403, 'PERMISSION_DENIED', '@InvalidAddOnToken The token is invalid.'),
      { kind: 'denied', reason: 'other-account', scope: 'call' },
    ],
    [
      'a page that stood open too long',
      403,
      refusal(403, 'PERMISSION_DENIED', '@ExpiredAddOnToken The token has expired.'),
      { kind: 'denied', reason: 'open-again', scope: 'call' },
    ],
    ['something that is not there', 404, refusal(404, 'NOT_FOUND'), { kind: 'gone', scope: 'call' }],
    ['an address that holds no ids', 400, refusal(400, 'INVALID_ARGUMENT'), { kind: 'gone', scope: 'call' }],
  ])('is told apart: %s', async (_, status, reply, error) => {
    const at = addon();
    answersContext(reply, { attachmentId: 'a1' }, status);

    await expect(at.context(PLACE, { attachment: A1 })).rejects.toMatchObject(error);
  });

  it('is asked again while Google does not answer, and then is not guessed', async () => {
    const at = addon();
    onHost(CLASSROOM).get(CONTEXT).query(true).times(3).reply(503, {});

    await expect(at.context(PLACE, { attachment: A1 })).rejects.toMatchObject({ kind: 'down', uncertain: false });
  });

  it('stays within Classroom, whatever stands where an id should', async () => {
    const at = addon();
    onHost(CLASSROOM)
      .get('/v1/courses/6001%2F..%2F6002/courseWork/7001%3Fx/addOnContext')
      .query({ attachmentId: 'a1&fields=id' })
      .reply(404, refusal(404, 'NOT_FOUND'));
    const place = { ...PLACE, course: '6001/../6002', item: '7001?x' } as unknown as AddonPlace;

    await expect(at.context(place, { attachment: AttachmentId.parse('a1&fields=id') })).rejects.toMatchObject({
      kind: 'gone',
    });
  });

  it('names no token in a refusal', async () => {
    const at = addon();
    answersContext(refusal(403, 'PERMISSION_DENIED', '@InvalidAddOnToken token-1'), { addOnToken: 'token-1' }, 403);

    const error: unknown = await at.context(PLACE, { token: 'token-1' }).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(LmsError);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('token-1');
  });
});

describe('the pages attached to an item', () => {
  it('are all of ours, page by page, each with its history', async () => {
    const at = addon();
    const copyHistory = [
      { courseId: '5001', itemId: '6900', attachmentId: 'a7' },
      { courseId: '5002', itemId: '6901', attachmentId: 'a8' },
    ];
    const query = { pageSize: '20', fields: `nextPageToken,addOnAttachments(${FIELDS})` };
    onHost(CLASSROOM)
      .get(ATTACHMENTS)
      .query(query)
      .reply(200, { addOnAttachments: [attachment({ maxPoints: 3, copyHistory })], nextPageToken: 'p2' });
    onHost(CLASSROOM)
      .get(ATTACHMENTS)
      .query({ ...query, pageToken: 'p2' })
      .reply(200, { addOnAttachments: [attachment({ id: 'a2', title: undefined })] });

    expect(await valuesOf(at.attachments(PLACE))).toEqual([
      {
        id: 'a1',
        title: 'Fractions',
        address: REQUEST.addresses.student,
        maxPoints: 3,
        copyOf: [
          { course: '5001', item: '6900', attachment: 'a7' },
          { course: '5002', item: '6901', attachment: 'a8' },
        ],
      },
      { id: 'a2', title: null, address: REQUEST.addresses.student, maxPoints: null, copyOf: [] },
    ]);
  });

  it('set one that cannot be read aside', async () => {
    const at = addon();
    onHost(CLASSROOM)
      .get(ATTACHMENTS)
      .query(true)
      .reply(200, { addOnAttachments: [attachment({ studentViewUri: {} }), attachment({ id: 'a2' })] });

    expect(await collect(at.attachments(PLACE))).toMatchObject([
      { ok: false, what: 'attachment a1' },
      { ok: true, value: { id: 'a2' } },
    ]);
  });

  it('are read one by one, and another than was asked for is none', async () => {
    const at = addon();
    onHost(CLASSROOM).get(`${ATTACHMENTS}/a1`).query({ fields: FIELDS }).reply(200, attachment());
    onHost(CLASSROOM).get(`${ATTACHMENTS}/a2`).query({ fields: FIELDS }).reply(200, attachment());

    expect(await at.attachment(PLACE, A1)).toMatchObject({ id: 'a1', copyOf: [] });
    await expect(at.attachment(PLACE, AttachmentId.parse('a2'))).rejects.toMatchObject({ kind: 'malformed' });
  });
});

describe('attaching a page', () => {
  it('sends its three addresses and its points, with the token of the page that attaches', async () => {
    const at = addon();
    onHost(CLASSROOM)
      .post(ATTACHMENTS, {
        title: 'Fractions',
        studentViewUri: { uri: REQUEST.addresses.student },
        teacherViewUri: { uri: REQUEST.addresses.teacher },
        studentWorkReviewUri: { uri: REQUEST.addresses.review },
        maxPoints: 3,
      })
      .query({ addOnToken: 'token-1', fields: FIELDS })
      .reply(200, attachment({ maxPoints: 3 }));

    expect(await at.attach(PLACE, 'token-1', REQUEST)).toMatchObject({ id: 'a1', maxPoints: 3 });
  });

  it('sends neither points nor a token where there are none', async () => {
    const at = addon();
    onHost(CLASSROOM)
      .post(ATTACHMENTS, (body: object) => !('maxPoints' in body))
      .query({ fields: FIELDS })
      .reply(200, attachment());

    expect(await at.attach(PLACE, null, { ...REQUEST, maxPoints: null })).toMatchObject({ maxPoints: null });
  });

  it.each([
    ['an answer that is an error of Google', 503, {}],
    ['an answer that cannot be read', 200, { id: 'a1' }],
  ])('is never repeated: after %s it may have been attached', async (_, status, reply) => {
    const at = addon();
    onHost(CLASSROOM).post(ATTACHMENTS).query(true).once().reply(status, reply);

    await expect(at.attach(PLACE, 'token-1', REQUEST)).rejects.toMatchObject({ uncertain: true });
  });
});

describe("a learner's work on an attached page", () => {
  it('says whose it is and what it earned', async () => {
    const at = addon();
    answersWork({ userId: '9001' });
    answersWork({ userId: '9001', pointsEarned: 2 });

    expect(await at.workOf(PLACE, A1, S1)).toEqual({ learner: '9001', points: null });
    expect(await at.workOf(PLACE, A1, S1)).toEqual({ learner: '9001', points: 2 });
  });

  it('is nobody the page may guess where Google does not say whose it is', async () => {
    const at = addon();
    onHost(CLASSROOM).get(WORK).query(true).reply(200, { pointsEarned: 2 });

    await expect(at.workOf(PLACE, A1, S1)).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('gets a draft of a grade, its points and nothing else, once', async () => {
    const at = addon();
    onHost(CLASSROOM)
      .patch(WORK, { pointsEarned: 2.5 })
      .query({ updateMask: 'pointsEarned', fields: 'pointsEarned' })
      .reply(200, { pointsEarned: 2.5 });
    onHost(CLASSROOM).patch(WORK).query(true).once().reply(503, {});

    await at.grade(PLACE, A1, S1, 2.5);
    await expect(at.grade(PLACE, A1, S1, 3)).rejects.toMatchObject({ kind: 'down', uncertain: true });
  });

  it('is nowhere but on an assignment', async () => {
    const { addon: at } = google();
    const place = { ...PLACE, kind: 'material' } as const;

    await expect(at?.workOf(place, A1, S1)).rejects.toMatchObject({ kind: 'gone' });
    await expect(at?.grade(place, A1, S1, 1)).rejects.toMatchObject({ kind: 'gone' });
  });
});

describe('whether pages can be attached', () => {
  it.each([
    ['classroom.addons.teacher', true],
    ['classroom.addons.student', true],
    ['classroom.coursework.students', false],
  ])('follows from what the sign-in allows: %s', async (scope, allowed) => {
    onHost(SIGN_IN)
      .post('/token')
      .reply(200, { access_token: 'access', expires_in: 3600, scope: `https://www.googleapis.com/auth/${scope}` });
    onHost(CLASSROOM).get('/v1/courses/6001').query(true).reply(200, { id: '6001' });
    const lms = google();
    await lms.course(COURSE);

    expect(lms.can.addon).toBe(allowed);
  });
});
