import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { later, START } from '../builders/lms/sandbox.ts';
import { at, AT, draft, list, openSmall, textAt } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
beforeEach(async () => {
  client = await openSmall({ work: [{ id: 'web', title: 'Made by hand', due: later(START, 3 * 1440) }] });
});
afterEach(() => client.close());

const WORK = `${AT}/courseWork`;

describe('creating coursework', () => {
  it('makes a draft unless told otherwise, which no child sees and no link leads to', async () => {
    const { body } = await client.post(WORK, draft({ state: undefined }));
    expect(body).toMatchObject({
      state: 'DRAFT',
      associatedWithDeveloper: true,
      assigneeMode: 'INDIVIDUAL_STUDENTS',
      individualStudentsOptions: { studentIds: ['9001'] },
    });
    expect(at(body, 'alternateLink')).toBeUndefined();
    expect(client.sandbox.world.seenBy('9001').coursework.map(({ id }) => id)).toEqual(['web']);
  });

  it('is for the whole class when no mode is named', async () => {
    const { body } = await client.post(WORK, { title: 'For all', workType: 'ASSIGNMENT', state: 'PUBLISHED' });
    expect(at(body, 'assigneeMode')).toBe('ALL_STUDENTS');
    for (const learner of ['9001', '9002', '9003'])
      expect(client.sandbox.world.seenBy(learner).coursework).toHaveLength(2);
  });

  it('makes two items of two requests', async () => {
    const first = await client.post(WORK, draft());
    const second = await client.post(WORK, draft());
    expect(at(first.body, 'id')).not.toBe(at(second.body, 'id'));
  });

  it('leaves zero parts of the due time out: midnight is an empty message', async () => {
    const { body } = await client.post(WORK, draft({ dueDate: { year: 2026, month: 10, day: 1 }, dueTime: {} }));
    expect([at(body, 'dueDate'), at(body, 'dueTime')]).toEqual([{ year: 2026, month: 10, day: 1 }, {}]);
  });

  it('fills in what a link leads to, and turns a link to a video into a video', async () => {
    const links = ['https://waymark.example/r/abc', 'https://www.youtube.com/watch?v=dQw4'].map((url) => ({
      link: { url, title: 'Mine' },
    }));
    const { body } = await client.post(WORK, draft({ materials: links }));
    expect(at(body, 'materials', 0, 'link')).toMatchObject({
      url: 'https://waymark.example/r/abc',
      title: 'waymark.example',
      thumbnailUrl: expect.any(String),
    });
    expect(at(body, 'materials', 1)).toMatchObject({ youtubeVideo: { id: 'dQw4' } });
  });

  it.each([
    ['no title', { title: undefined }],
    ['a title that is too long', { title: 'x'.repeat(3001) }],
    ['no work type', { workType: undefined }],
    ['an unknown field', { titel: 'x' }],
    ['an unknown field further down', { materials: [{ link: { adress: 'x' } }] }],
    ['a wrong type', { maxPoints: '10' }],
    ['points that are no integer', { maxPoints: 2.5 }],
    ['a due date without a time', { dueDate: { year: 2027, month: 1, day: 1 } }],
    ['a due date in the past', { dueDate: { year: 2026, month: 9, day: 1 }, dueTime: { hours: 1 } }],
    ['a day that does not exist', { dueDate: { year: 2027, month: 2, day: 30 }, dueTime: { hours: 1 } }],
    ['a form', { materials: [{ form: { formUrl: 'https://docs.google.com/forms/d/x/edit' } }] }],
    [
      '21 materials',
      { materials: Array.from({ length: 21 }, (_, n) => ({ link: { url: `https://a.example/${n}` } })) },
    ],
    ['no web address', { materials: [{ link: { url: 'abc' } }] }],
    ['a topic the course does not have', { topicId: '1' }],
    ['a student who is not enrolled', { individualStudentsOptions: { studentIds: ['9099'] } }],
    ['a list of students without its mode', { assigneeMode: undefined }],
    ['a state that cannot be made', { state: 'DELETED' }],
  ])('refuses %s', async (_what, change) => {
    const { status, body } = await client.post(WORK, draft(change));
    expect([status, at(body, 'error', 'status')]).toEqual([400, 'INVALID_ARGUMENT']);
    expect((await client.get(`${WORK}?courseWorkStates=DRAFT`)).body).toEqual({});
  });

  it('refuses an individual item for nobody', async () => {
    expect((await client.post(WORK, draft({ individualStudentsOptions: {} }))).message).toMatch(/^@EmptyAssignees /);
  });
});

describe('changing coursework', () => {
  it('publishes a draft, from when on its assignee sees it and nobody else', async () => {
    const { body } = await client.post(WORK, draft());
    const published = await client.patch(`${WORK}/${textAt(body, 'id')}?updateMask=state`, { state: 'PUBLISHED' });
    expect(published.body).toMatchObject({ state: 'PUBLISHED', alternateLink: expect.any(String) });
    expect(client.sandbox.world.seenBy('9001').coursework).toHaveLength(2);
    expect(client.sandbox.world.seenBy('9002').coursework).toHaveLength(1);
  });

  it('takes camelCase and snake_case, and only what the mask names', async () => {
    const { body } = await client.post(WORK, draft());
    const { body: changed } = await client.patch(`${WORK}/${textAt(body, 'id')}?updateMask=max_points,description`, {
      maxPoints: 4,
      description: 'Now',
      title: 'Not named',
    });
    expect(changed).toMatchObject({ maxPoints: 4, description: 'Now', title: 'One more chance' });
    const { body: cleared } = await client.patch(`${WORK}/${textAt(body, 'id')}?updateMask=maxPoints`, {});
    expect(at(cleared, 'maxPoints')).toBeUndefined();
  });

  it.each([
    ['no mask', ''],
    ['materials', '?updateMask=materials'],
    ['the work type', '?updateMask=workType'],
    ['the assignees', '?updateMask=assigneeMode'],
    ['a title it does not send', '?updateMask=title'],
  ])('refuses %s', async (_what, query) => {
    const { body } = await client.post(WORK, draft());
    expect((await client.patch(`${WORK}/${textAt(body, 'id')}${query}`, {})).status).toBe(400);
  });

  it('does not take a published item back', async () => {
    const { body } = await client.post(WORK, draft({ state: 'PUBLISHED' }));
    expect((await client.patch(`${WORK}/${textAt(body, 'id')}?updateMask=state`, { state: 'DRAFT' })).status).toBe(400);
  });

  it('is for the project that made it alone', async () => {
    for (const { status, message } of [
      await client.patch(`${WORK}/web?updateMask=title`, { title: 'Ours now' }),
      await client.remove(`${WORK}/web`),
      await client.post(`${WORK}/web:modifyAssignees`, { assigneeMode: 'ALL_STUDENTS' }),
      await client.patch(`${WORK}/web/studentSubmissions/web-9001?updateMask=draftGrade`, { draftGrade: 1 }),
    ])
      expect([status, message.split(' ')[0]]).toEqual([403, '@ProjectPermissionDenied']);
    expect(at((await client.get(`${WORK}/web`)).body, 'associatedWithDeveloper')).toBeUndefined();
  });

  it('is refused in an archived course', async () => {
    client.sandbox.world.setCourse('6001', 'ARCHIVED');
    const { status, message } = await client.post(WORK, draft());
    expect([status, message.split(' ')[0]]).toEqual([400, '@CourseNotModifiable']);
  });
});

describe('assignees', () => {
  it('are added and removed, and their submissions with them', async () => {
    const { body } = await client.post(WORK, draft({ state: 'PUBLISHED' }));
    const changed = await client.post(`${WORK}/${textAt(body, 'id')}:modifyAssignees`, {
      assigneeMode: 'INDIVIDUAL_STUDENTS',
      modifyIndividualStudentsOptions: { addStudentIds: ['9002'], removeStudentIds: ['9001'] },
    });
    expect(at(changed.body, 'individualStudentsOptions')).toEqual({ studentIds: ['9002'] });
    const { body: given } = await client.get(`${WORK}/${textAt(body, 'id')}/studentSubmissions`);
    expect(list(given, 'studentSubmissions').map((row) => at(row, 'userId'))).toEqual(['9002']);
  });

  it('cannot all be removed', async () => {
    const { body } = await client.post(WORK, draft());
    const answer = await client.post(`${WORK}/${textAt(body, 'id')}:modifyAssignees`, {
      assigneeMode: 'INDIVIDUAL_STUDENTS',
      modifyIndividualStudentsOptions: { removeStudentIds: ['9001'] },
    });
    expect([answer.status, at(answer.body, 'error', 'status'), answer.message.split(' ')[0]]).toEqual([
      400,
      'FAILED_PRECONDITION',
      '@EmptyAssignees',
    ]);
  });
});

describe('deleting coursework', () => {
  it('works once; the second time it is a failed precondition, and after a day the item is gone', async () => {
    const { body } = await client.post(WORK, draft());
    expect((await client.remove(`${WORK}/${textAt(body, 'id')}`)).body).toEqual({});
    expect(at((await client.remove(`${WORK}/${textAt(body, 'id')}`)).body, 'error', 'status')).toBe(
      'FAILED_PRECONDITION',
    );
    expect(at((await client.get(`${WORK}/${textAt(body, 'id')}`)).body, 'state')).toBe('DELETED');
    client.wait(1441);
    const later = await client.as('8001');
    expect((await later.get(`${WORK}/${textAt(body, 'id')}`)).status).toBe(404);
  });
});

describe('membership', () => {
  it('lets a student read what is published for that student, and nothing write', async () => {
    const { body } = await client.post(WORK, draft({ state: 'PUBLISHED' }));
    const one = await client.as('9001');
    const two = await client.as('9002');
    expect((await one.get(`${WORK}/${textAt(body, 'id')}`)).status).toBe(200);
    expect((await two.get(`${WORK}/${textAt(body, 'id')}`)).status).toBe(404);
    expect((await one.post(WORK, draft())).status).toBe(403);
  });

  it('answers 404 to who is invited but has not joined, and 403 to a stranger', async () => {
    client.sandbox.world.addPerson({ id: '9500', email: 'new@small.example', given: 'New', family: 'Learner' });
    expect((await (await client.as('9500')).get(`${WORK}/web`)).status).toBe(403);
    client.sandbox.world.invite('6001', '9500');
    expect((await (await client.as('9500')).get(`${WORK}/web`)).status).toBe(404);
    expect(at((await client.get(`${AT}/students`)).body, 'students')).toHaveLength(3);
    client.sandbox.world.join('6001', '9500');
    expect((await (await client.as('9500')).get(`${WORK}/web`)).status).toBe(200);
  });

  it('gives a child who joins the work of the whole class, and takes it from one who leaves', async () => {
    client.sandbox.world.leave('6001', '9003');
    expect(at((await client.get(`${WORK}/web/studentSubmissions`)).body, 'studentSubmissions')).toHaveLength(2);
    client.sandbox.world.join('6001', '9003');
    expect(at((await client.get(`${WORK}/web/studentSubmissions`)).body, 'studentSubmissions')).toHaveLength(3);
  });
});

describe('scheduled coursework', () => {
  it('is published by itself when its time comes, and only as a draft', async () => {
    const scheduledTime = later(START, 660);
    const { body } = await client.post(WORK, draft({ scheduledTime }));
    expect(client.sandbox.world.seenBy('9001').coursework).toHaveLength(1);
    client.wait(59);
    expect((await client.get(`${WORK}/${textAt(body, 'id')}`)).body).toMatchObject({ state: 'DRAFT', scheduledTime });
    client.wait(2);
    expect(client.sandbox.world.seenBy('9001').coursework).toHaveLength(2);
    expect((await (await client.as('8001')).post(WORK, draft({ scheduledTime, state: 'PUBLISHED' }))).status).toBe(400);
  });
});
