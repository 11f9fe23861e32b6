import { afterEach, describe, expect, it } from '@jest/globals';
import { START, later } from '../builders/lms/sandbox.ts';
import { at, AT, list, openSmall, textAt } from './client.ts';
import type { Answer, Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

describe('pages', () => {
  it('hold 30 students, whatever is asked: a class has 31', async () => {
    client = await openSmall({ learners: 31 });
    const first = await client.get(`${AT}/students?pageSize=100`);
    expect(at(first.body, 'students')).toHaveLength(30);
    const second = await client.get(`${AT}/students?pageSize=100&pageToken=${textAt(first.body, 'nextPageToken')}`);
    expect(at(second.body, 'students')).toHaveLength(1);
    expect(at(second.body, 'nextPageToken')).toBeUndefined();
  });

  it('hold 20 coursework when not asked and 100 at the most', async () => {
    client = await openSmall({ work: Array.from({ length: 130 }, (_, index) => ({ id: `w${index}` })) });
    expect(at((await client.get(`${AT}/courseWork`)).body, 'courseWork')).toHaveLength(20);
    expect(at((await client.get(`${AT}/courseWork?pageSize=1000`)).body, 'courseWork')).toHaveLength(100);
    expect((await client.get(`${AT}/courseWork?pageSize=-1`)).status).toBe(400);
  });

  it('need the very same request: a token of another list or other parameters is refused', async () => {
    client = await openSmall({ learners: 31, work: [{ id: 'w1' }, { id: 'w2' }] });
    const { body } = await client.get(`${AT}/courseWork?pageSize=1`);
    const token = textAt(body, 'nextPageToken');
    expect((await client.get(`${AT}/courseWork?pageSize=1&pageToken=${token}`)).status).toBe(200);
    expect((await client.get(`${AT}/courseWork?pageSize=2&pageToken=${token}`)).status).toBe(400);
    expect((await client.get(`${AT}/students?pageSize=1&pageToken=${token}`)).status).toBe(400);
    expect((await client.get(`${AT}/courseWork?pageSize=1&pageToken=nonsense`)).status).toBe(400);
  });
});

describe('a list', () => {
  it('leaves an empty array out', async () => {
    client = await openSmall();
    expect((await client.get(`${AT}/courseWork`)).body).toEqual({});
  });

  it('of coursework has only what is published, unless states are named', async () => {
    client = await openSmall({ work: [{ id: 'shown' }, { id: 'draft', state: 'DRAFT' }] });
    expect(ids(await client.get(`${AT}/courseWork`))).toEqual(['shown']);
    expect(ids(await client.get(`${AT}/courseWork?courseWorkStates=DRAFT`))).toEqual(['draft']);
    expect(
      ids(await client.get(`${AT}/courseWork?courseWorkStates=DRAFT&courseWorkStates=PUBLISHED`)).toSorted(),
    ).toEqual(['draft', 'shown']);
  });

  it('of coursework starts with the newest change, or as orderBy says', async () => {
    client = await openSmall({
      work: [
        { id: 'a', due: later(START, 9000) },
        { id: 'b', due: later(START, 8000), at: later(START, 60) },
      ],
    });
    expect(ids(await client.get(`${AT}/courseWork`))).toEqual(['b', 'a']);
    expect(ids(await client.get(`${AT}/courseWork?orderBy=dueDate%20desc`))).toEqual(['a', 'b']);
    expect((await client.get(`${AT}/courseWork?orderBy=title`)).status).toBe(400);
  });

  it('of courses takes a teacher or a student, not both', async () => {
    client = await openSmall();
    expect(at((await client.get('/v1/courses?teacherId=me&courseStates=ACTIVE')).body, 'courses')).toHaveLength(1);
    expect(at((await client.get('/v1/courses?studentId=me')).body, 'courses')).toBeUndefined();
    expect((await client.get('/v1/courses?studentId=me&teacherId=me')).message).toMatch(
      /^@ListCoursesStudentAndTeacherFilter /,
    );
  });
});

describe('a query', () => {
  it.each([
    ['an unknown parameter', 'courseWork?state=DRAFT'],
    ['a single parameter given twice', 'courseWork?pageSize=1&pageSize=2'],
    ['an unknown enum value', 'courseWork?courseWorkStates=HIDDEN'],
    ['a word for a number', 'courseWork?pageSize=many'],
    ['a parameter of another method', 'students?orderBy=updateTime'],
  ])('with %s is an invalid argument', async (_what, path) => {
    client = await openSmall();
    const { status, body } = await client.get(`${AT}/${path}`);
    expect([status, at(body, 'error', 'status')]).toEqual([400, 'INVALID_ARGUMENT']);
  });
});

describe('a partial response', () => {
  it('holds what fields selects and nothing else', async () => {
    client = await openSmall({ learners: 1, work: [{ id: 'w1', grades: { 1: { draft: 3 } } }] });
    const { body } = await client.get(
      `${AT}/courseWork/-/studentSubmissions?fields=nextPageToken,studentSubmissions(userId,submissionHistory/gradeHistory(pointsEarned))`,
    );
    expect(body).toEqual({
      studentSubmissions: [{ userId: '9001', submissionHistory: [{}, {}, { gradeHistory: { pointsEarned: 3 } }] }],
    });
  });

  it('takes a star, and names it never fills', async () => {
    client = await openSmall({ work: [{ id: 'w1' }] });
    expect(at((await client.get(`${AT}/courseWork?fields=courseWork/*`)).body, 'courseWork', 0)).toHaveProperty(
      'title',
    );
    expect(
      (await client.get(`${AT}/courseWork/-/studentSubmissions?fields=studentSubmissions(draftRubricGrades)`)).status,
    ).toBe(200);
  });

  it.each([
    'courseWork(titel)',
    'courseWork(title',
    'courseWork/title/text',
    'coursework',
    'courseWork,',
    'constructor',
  ])('with fields=%s is refused', async (fields) => {
    client = await openSmall();
    expect((await client.get(`${AT}/courseWork?fields=${fields}`)).status).toBe(400);
  });
});

function ids(answer: Answer): string[] {
  return list(answer.body, 'courseWork').map((item) => String(item['id']));
}
