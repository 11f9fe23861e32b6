import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TEACHER } from '../builders/lms/sandbox.ts';
import { at, AT, list, openSmall, textAt } from './client.ts';
import type { Answer, Client } from './client.ts';

const BASE = 'https://waymark.example/';
const WORK = { course: '6001', item: 'w1' };
const ITEM = `${AT}/courseWork/w1`;
const ATTACHMENTS = `${ITEM}/addOnAttachments`;
const TEACHES = ['classroom.addons.teacher', 'classroom.coursework.students'];

let plain: Client;
let teacher: Client;
let learner: Client;

beforeEach(async () => {
  plain = await openSmall({ work: [{ id: 'w1', maxPoints: 3 }, { id: 'w2' }, { id: 'draft', state: 'DRAFT' }] });
  teacher = await plain.as(TEACHER.id, TEACHES);
  learner = await plain.as('9001', ['classroom.addons.student']);
});
afterEach(() => plain.close());

function body(change: object = {}): object {
  return {
    title: 'Fractions',
    teacherViewUri: { uri: `${BASE}addon/teacher?ticket=t1` },
    studentViewUri: { uri: `${BASE}addon/student?ticket=t1` },
    studentWorkReviewUri: { uri: `${BASE}addon/review?ticket=t1` },
    maxPoints: 3,
    ...change,
  };
}

function token(item = 'w1', person = TEACHER.id): string {
  return plain.sandbox.world.addons.mintToken('6001', item, person);
}

async function attach(change: object = {}, item = 'w1'): Promise<string> {
  const answer = await teacher.post(
    `${AT}/courseWork/${item}/addOnAttachments?addOnToken=${token(item)}`,
    body(change),
  );
  expect(answer.status).toBe(200);
  return textAt(answer.body, 'id');
}

function context(client: Client, query: string, item = ITEM): Promise<Answer> {
  return client.get(`${item}/addOnContext?${query}`);
}

function submission(attachment: string, of: string, item = 'w1', course = '6001'): string {
  return plain.sandbox.world.addons.submission({ course, item, attachment, learner: of });
}

/** Where the work of the first learner under an attachment stands. */
function of(attachment: string): string {
  return `${ATTACHMENTS}/${attachment}/studentSubmissions/${submission(attachment, '9001')}`;
}

async function draftGrade(): Promise<unknown> {
  const { body: rows } = await teacher.get(`${ITEM}/studentSubmissions?userId=9001`);
  return at(list(rows, 'studentSubmissions')[0], 'draftGrade');
}

describe('the context of an add-on', () => {
  it('is a teacher’s by whose token it is, an empty message that is there', async () => {
    const { body: answer } = await context(teacher, `attachmentId=${await attach()}`);

    expect(answer).toMatchObject({ courseId: '6001', itemId: 'w1', supportsStudentWork: true, teacherContext: {} });
    expect(at(answer, 'studentContext')).toBeUndefined();
  });

  it('is a learner’s with their submission under that attachment', async () => {
    const id = await attach();

    const { body: answer } = await context(learner, `attachmentId=${id}`);

    expect(at(answer, 'studentContext')).toEqual({ submissionId: submission(id, '9001') });
    expect(at(answer, 'teacherContext')).toBeUndefined();
  });

  it.each([
    ['announcements', () => plain.sandbox.world.createAnnouncement('6001', 'Hello')],
    ['courseWorkMaterials', () => plain.sandbox.world.createMaterial('6001', 'Reading')],
  ])('takes no student work on %s', async (kind, make) => {
    const item = make();

    const { status, body: answer } = await context(teacher, `addOnToken=${token(item)}`, `${AT}/${kind}/${item}`);

    expect([status, at(answer, 'supportsStudentWork')]).toEqual([200, undefined]);
    expect((await context(teacher, `addOnToken=${token(item)}`, `${AT}/courseWork/${item}`)).status).toBe(404);
  });

  it('needs the attachment, but for the page that attaches, which has its token', async () => {
    expect((await context(teacher, '')).status).toBe(400);
    expect((await context(teacher, `addOnToken=${token()}`)).status).toBe(200);
    expect((await context(teacher, 'attachmentId=4711')).status).toBe(404);
  });

  it.each([
    ['somebody who is not in the class', '8002', 403],
    ['somebody who is only invited', '9999', 404],
  ])('is refused to %s', async (_, person, status) => {
    const { world } = plain.sandbox;
    const id = await attach();
    world.addPerson({ id: person, email: `${person}@small.example`, given: 'A', family: 'B' });
    if (person === '9999') world.invite('6001', person);
    const other = await plain.as(person, ['classroom.addons.student', 'classroom.addons.teacher']);

    expect((await context(other, `attachmentId=${id}`)).status).toBe(status);
  });

  it('is refused to a learner who does not have the item', async () => {
    const id = await attach({}, 'draft');

    expect((await context(learner, `attachmentId=${id}`, `${AT}/courseWork/draft`)).status).toBe(404);
    expect((await context(teacher, `attachmentId=${id}`, `${AT}/courseWork/draft`)).status).toBe(200);
  });

  it('is refused without a scope of add-ons, whoever asks', async () => {
    const id = await attach();
    const without = await plain.as(TEACHER.id, ['classroom.coursework.students', 'classroom.courses']);

    expect((await context(without, `attachmentId=${id}`)).message).toContain('insufficient authentication scopes');
  });

  it('is not given for another add-on’s attachment, nor for one on another item', async () => {
    const foreign = plain.sandbox.world.addons.attachForeign(WORK);
    const elsewhere = await attach({}, 'w2');

    expect((await context(teacher, `attachmentId=${foreign}`)).status).toBe(403);
    expect((await context(teacher, `attachmentId=${elsewhere}`)).status).toBe(404);
  });

  it('takes no parameter that the method has not', async () => {
    expect((await context(teacher, `attachmentId=${await attach()}&submissionId=1`)).status).toBe(400);
  });
});

describe('an add-on token', () => {
  it.each([
    ['of another person', () => token('w1', '8009')],
    ['of another item', () => token('w2')],
    ['that nobody gave', () => 'made-up'],
  ])('%s is invalid, even where none is needed', async (_, given) => {
    const id = await attach();

    const { status, message } = await context(teacher, `attachmentId=${id}&addOnToken=${given()}`);

    expect([status, message.split(' ')[0]]).toEqual([403, '@InvalidAddOnToken']);
  });

  it('expires, and is refused from then on wherever it is sent', async () => {
    const old = token();
    plain.wait(61);
    teacher = await plain.as(TEACHER.id, TEACHES);

    const { status, message } = await teacher.post(`${ATTACHMENTS}?addOnToken=${old}`, body());

    expect([status, message.split(' ')[0]]).toEqual([403, '@ExpiredAddOnToken']);
    expect(plain.sandbox.world.addons.on(WORK)).toEqual([]);
  });

  it('is needed to attach to what a teacher made, and not under our own project’s item', async () => {
    expect((await teacher.post(ATTACHMENTS, body())).status).toBe(403);
    const { body: own } = await teacher.post(`${AT}/courseWork`, { title: 'Ours', workType: 'ASSIGNMENT' });

    expect((await teacher.post(`${AT}/courseWork/${textAt(own, 'id')}/addOnAttachments`, body())).status).toBe(200);
  });
});

describe('attachments', () => {
  it('are made twice by two requests and never de-duplicated', async () => {
    expect(await attach()).not.toBe(await attach());
    expect(list((await teacher.get(ATTACHMENTS)).body, 'addOnAttachments')).toHaveLength(2);
  });

  it.each([
    ['a title', { title: undefined }],
    ['a short title', { title: 'x'.repeat(1001) }],
    ['an address for teachers', { teacherViewUri: undefined }],
    ['an address for students', { studentViewUri: {} }],
    ['an address that begins as allowed', { studentViewUri: { uri: 'https://waymark.example.evil.example/' } }],
    ['an allowed address for reviews', { studentWorkReviewUri: { uri: 'https://evil.example/' } }],
    ['a short address', { studentViewUri: { uri: `${BASE}${'x'.repeat(1800)}` } }],
    ['whole points', { maxPoints: 1.5 }],
    ['points of 0 or more', { maxPoints: -1 }],
    ['a page for reviews where there are points', { studentWorkReviewUri: undefined }],
    ['known fields', { points: 3 }],
  ])('are not made without %s', async (_, change) => {
    expect((await teacher.post(`${ATTACHMENTS}?addOnToken=${token()}`, body(change))).status).toBe(400);
    expect(plain.sandbox.world.addons.on(WORK)).toEqual([]);
  });

  it('are made by teachers alone, in a class that is not archived', async () => {
    const both = await plain.as('9001', ['classroom.addons.student', 'classroom.addons.teacher']);
    expect((await both.post(`${ATTACHMENTS}?addOnToken=${token('w1', '9001')}`, body())).status).toBe(403);
    plain.sandbox.world.setCourse('6001', 'ARCHIVED');

    const { message } = await teacher.post(`${ATTACHMENTS}?addOnToken=${token()}`, body());

    expect(message.split(' ')[0]).toBe('@CourseNotModifiable');
  });

  it('are listed only of our own project, 20 a page, and only where it has or may attach some', async () => {
    plain.sandbox.world.addons.attachForeign(WORK);
    expect((await teacher.get(ATTACHMENTS)).status).toBe(403);
    token();
    expect((await teacher.get(ATTACHMENTS)).body).toEqual({});
    for (let n = 0; n < 21; n += 1) await attach();

    const first = await teacher.get(`${ATTACHMENTS}?pageSize=50`);
    const next = await teacher.get(`${ATTACHMENTS}?pageSize=50&pageToken=${textAt(first.body, 'nextPageToken')}`);

    expect([first, next].map((page) => list(page.body, 'addOnAttachments').length)).toEqual([20, 1]);
    expect(list((await learner.get(ATTACHMENTS)).body, 'addOnAttachments')).toHaveLength(20);
  });

  it('change only by a mask, and lose their points with the page for reviews', async () => {
    const id = await attach();

    const title = await teacher.patch(`${ATTACHMENTS}/${id}?updateMask=title`, { title: 'New', maxPoints: 9 });
    const review = await teacher.patch(`${ATTACHMENTS}/${id}?updateMask=studentWorkReviewUri`, {});

    expect(title.body).toMatchObject({ title: 'New', maxPoints: 3 });
    expect([at(review.body, 'studentWorkReviewUri'), at(review.body, 'maxPoints')]).toEqual([undefined, undefined]);
    expect((await teacher.patch(`${ATTACHMENTS}/${id}?updateMask=copyHistory`, {})).status).toBe(400);
  });

  it('go when they are removed', async () => {
    const id = await attach();

    expect((await teacher.remove(`${ATTACHMENTS}/${id}`)).status).toBe(200);
    expect((await teacher.get(`${ATTACHMENTS}/${id}`)).status).toBe(404);
  });
});

describe('a copy of an item', () => {
  it('has attachments of its own that know whose copies they are, and submissions of the same ids', async () => {
    const { world } = plain.sandbox;
    world.addPerson({ id: '9777', email: 'late@small.example', given: 'L', family: 'L' });
    const id = await attach();
    const first = world.copy('6001', 'w1', { state: 'PUBLISHED' });
    const second = world.copy('6001', first, { state: 'PUBLISHED' });
    const [one] = world.addons.on({ course: '6001', item: first });
    const [two] = world.addons.on({ course: '6001', item: second });

    const { body: copied } = await learner.get(`${AT}/courseWork/${second}/addOnAttachments/${two?.id}`);

    expect(list(copied, 'copyHistory')).toMatchObject([
      { courseId: '6001', itemId: 'w1', attachmentId: id },
      { courseId: '6001', itemId: first, attachmentId: one?.id },
    ]);
    expect(new Set([id, one?.id, two?.id]).size).toBe(3);
    expect(submission(two?.id ?? '', '9001', second)).toBe(submission(id, '9001'));
  });

  it('may give one learner the submission id that another has in the original', async () => {
    const { world } = plain.sandbox;
    const id = await attach();
    world.leave('6001', '9001');
    const copy = world.copy('6001', 'w1', { state: 'PUBLISHED' });
    const [copied] = world.addons.on({ course: '6001', item: copy });

    expect(submission(copied?.id ?? '', '9002', copy)).toBe(submission(id, '9001'));
  });
});

describe('a grade passed back', () => {
  it('becomes a draft grade of the learner, and no final one', async () => {
    const id = await attach();

    const { body: after } = await teacher.patch(`${of(id)}?updateMask=pointsEarned`, { pointsEarned: 2 });

    expect(after).toMatchObject({ userId: '9001', pointsEarned: 2, postSubmissionState: 'NEW' });
    const { body: rows } = await teacher.get(`${ITEM}/studentSubmissions?userId=9001`);
    expect(list(rows, 'studentSubmissions')[0]).toMatchObject({ draftGrade: 2 });
    expect(at(list(rows, 'studentSubmissions')[0], 'assignedGrade')).toBeUndefined();
  });

  it('stays with its attachment where another is the one that syncs', async () => {
    await attach();
    const second = await attach();

    await teacher.patch(`${of(second)}?updateMask=pointsEarned`, { pointsEarned: 2 });

    expect((await teacher.get(of(second))).body).toMatchObject({ pointsEarned: 2 });
    expect(await draftGrade()).toBeUndefined();
  });

  it('needs points on the attachment, a mask that names it, and a number that is no debt', async () => {
    const id = await attach();
    const pointless = await attach({ maxPoints: undefined });

    const refused = [
      await teacher.patch(`${of(pointless)}?updateMask=pointsEarned`, { pointsEarned: 1 }),
      await teacher.patch(of(id), { pointsEarned: 1 }),
      await teacher.patch(`${of(id)}?updateMask=userId`, { pointsEarned: 1 }),
      await teacher.patch(`${of(id)}?updateMask=pointsEarned`, { pointsEarned: -1 }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(await draftGrade()).toBeUndefined();
  });

  it('is a teacher’s to give, and the scope alone makes nobody one', async () => {
    const id = await attach();
    const both = await plain.as('9001', ['classroom.addons.student', 'classroom.addons.teacher']);

    expect((await both.patch(`${of(id)}?updateMask=pointsEarned`, { pointsEarned: 3 })).status).toBe(403);
    learner = await plain.as('9002', ['classroom.addons.student']);
    expect((await learner.patch(`${of(id)}?updateMask=pointsEarned`, { pointsEarned: 3 })).status).toBe(403);
  });

  it('opens the teacher’s own work to further grades of ours, while it is the one that syncs', async () => {
    const cell = `${ITEM}/studentSubmissions/w1-9001?updateMask=draftGrade`;
    expect((await teacher.patch(cell, { draftGrade: 1 })).message).toContain('@ProjectPermissionDenied');
    await attach();

    expect((await teacher.patch(cell, { draftGrade: 1 })).status).toBe(200);
    expect((await teacher.patch(`${ITEM}?updateMask=title`, { title: 'Ours too' })).status).toBe(200);
    expect((await teacher.remove(ITEM)).status).toBe(403);
  });
});

describe('whose work it is', () => {
  it('is told to a teacher who may read submissions, and to nobody else', async () => {
    const id = await attach();
    const path = `${ATTACHMENTS}/${id}/studentSubmissions/${submission(id, '9001')}`;
    const own = await learner.get(path);
    const other = await (await plain.as('9002', ['classroom.addons.student'])).get(path);
    const bare = await (await plain.as(TEACHER.id, ['classroom.addons.teacher'])).get(path);
    const full = await (await plain.as(TEACHER.id, TEACHES)).get(path);

    expect([own, other, bare, full].map(({ status, body: answer }) => [status, at(answer, 'userId')])).toEqual([
      [200, undefined],
      [403, undefined],
      [200, undefined],
      [200, '9001'],
    ]);
  });

  it('is nobody’s once the learner left, or under another attachment’s id', async () => {
    const id = await attach();
    const foreign = await attach({}, 'w2');
    const gone = submission(id, '9003');
    plain.sandbox.world.leave('6001', '9003');

    expect((await teacher.get(`${ATTACHMENTS}/${id}/studentSubmissions/${gone}`)).status).toBe(404);
    expect(
      (await teacher.get(`${ATTACHMENTS}/${id}/studentSubmissions/${submission(foreign, '9001', 'w2')}`)).status,
    ).toBe(404);
  });
});
