import { afterEach, describe, expect, it } from '@jest/globals';
import { ADMIN, enrollmentOf, OTHER_SECTION, SECTION, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { at, AT, draft, openSmall, rows } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

describe('an address (lms/schoology/FACTS.md 2.1, 2.2)', () => {
  it('nobody serves below a section, a course or an assignment answers 200 with the object above it', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] });
    for (const name of ['members', 'standards', 'learning_objectives', 'rubrics', 'final_grades']) {
      const { status, body } = await client.get(`${AT}/${name}`);
      expect([status, at(body, 'id'), at(body, 'course_title')]).toEqual([200, SECTION, 'Mathematics 5']);
    }
    expect(at((await client.get(`${AT}/assignments/101/rubric`)).body, 'title')).toBe('Work');
    expect(at((await client.get('/v1/courses/3001/members')).body, 'title')).toBe('Mathematics 5');
  });

  it.each([
    ['GET', `${AT}/assignments/101/grades`, 403, ''],
    ['PUT', `${AT}/assignments/101/grades`, 405, ''],
    ['PUT', `${AT}/submissions/101/${uidOf(1)}/comments/1`, 405, ''],
    ['GET', '/v1/assignments', 404, 'Not found'],
    ['GET', '/v1/sections/999', 404, 'Not found'],
    ['GET', `${AT}/assignments/999`, 404, 'Not found'],
    ['GET', `${AT}/attendance`, 410, ''],
    ['GET', `${AT}/grading_rubrics`, 403, ''],
    ['GET', `/v1/sections/${OTHER_SECTION}`, 403, ''],
    ['GET', `/v1/sections/${OTHER_SECTION}/members`, 403, ''],
  ])('%s %s answers %i, empty where it is a matter of permission', async (verb, path, status, text) => {
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] });
    const answer = await client.send(verb, path);
    expect([answer.status, answer.text]).toEqual([status, text]);
  });

  it('of the signed-in user redirects, and so does a SIS id; app-user-info does not (lms/schoology/FACTS.md 1.2)', async () => {
    client = await openSmall();
    const locations = await Promise.all(
      ['users/me', 'users/ext/S-2', `sections/ext/SC-${SECTION}`].map(async (path) => {
        const { status, headers } = await client.get(`/v1/${path}`);
        return [status, headers.get('location')?.replace(client.sandbox.root, '')];
      }),
    );
    expect(locations).toEqual([
      [303, `/v1/users/${TEACHER.uid}`],
      [303, `/v1/users/${uidOf(2)}`],
      [303, AT],
    ]);
    expect((await client.get('/v1/app-user-info')).status).toBe(200);
  });
});

describe('a body', () => {
  it('that is a form is refused with 415, and so is one of no type', async () => {
    client = await openSmall();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      const answer = await client.send('POST', `${AT}/assignments`, {
        text: 'title=Work',
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(415);
    }
  });

  it('that is wrong answers 400 with a plain string', async () => {
    client = await openSmall();
    for (const body of [
      {},
      { title: '' },
      draft({ due: '2026-09-09' }),
      draft({ published: 'yes' }),
      draft({ grading_category: 99 }),
      draft({ max_points: -1 }),
      draft({ assignees: 880_001 }),
    ]) {
      const answer = await client.post(`${AT}/assignments`, body);
      expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
        400,
        'text/plain; charset=UTF-8',
        null,
      ]);
    }
    expect((await client.send('POST', `${AT}/assignments`, { text: '{' })).status).toBe(400);
    expect(rows((await client.get(`${AT}/assignments`)).body, 'assignment')).toEqual([]);
  });
});

describe('a list (lms/schoology/FACTS.md 2.3)', () => {
  it('has 20 rows when not asked and 200 at the most, and names the next page only when there is one', async () => {
    client = await openSmall({ learners: 230 });
    const first = await client.get(`${AT}/enrollments`);
    expect([rows(first.body, 'enrollment').length, at(first.body, 'total')]).toEqual([20, '231']);
    const most = await client.get(`${AT}/enrollments?limit=500`);
    expect(rows(most.body, 'enrollment')).toHaveLength(200);
    const next = new URL(String(at(most.body, 'links', 'next')));
    const last = await client.get(next.pathname + next.search);
    expect(rows(last.body, 'enrollment')).toHaveLength(31);
    expect(at(last.body, 'links')).not.toHaveProperty('next');
  });

  it('keeps its filters in the address of the next page', async () => {
    client = await openSmall({ learners: 30 });
    const { body } = await client.get(`${AT}/enrollments?type=member&limit=20`);
    const next = new URL(String(at(body, 'links', 'next')));
    expect(rows((await client.get(next.pathname + next.search)).body, 'enrollment')).toHaveLength(10);
  });

  it('of work counts its limit for each kind apart: final items come beside the others', async () => {
    const items = ['101', '102', '103', '104'].map((id) => ({ id, title: `Work ${id}`, isFinal: id > '102' }));
    client = await openSmall({ items });
    const { body } = await client.get(`${AT}/assignments?limit=1`);
    expect(rows(body, 'assignment').map((row) => at(row, 'id'))).toEqual([101, 103]);
    expect(at(body, 'links', 'next')).toMatch(/start=1&limit=1$/);
  });

  it('of one row may come as the bare row, where the school is told so (lms/schoology/FACTS.md 7.3)', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] }, { unsettled: { singleRows: 'object' } });
    expect(at((await client.get(`${AT}/grade_items`)).body, 'assignment', 'id')).toBe(101);
  });
});

describe('types', () => {
  it('are loose: numbers and texts stand for ids and flags in one object (lms/schoology/FACTS.md 2.1)', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] });
    const item = at((await client.get(`${AT}/grade_items`)).body, 'assignment', 0);
    expect(
      ['id', 'grading_category', 'published', 'allow_dropbox', 'max_points', 'due'].map((name) => at(item, name)),
    ).toEqual([101, '4301', 1, '1', '10', '']);
    const user = (await client.get(`/v1/users/${uidOf(1)}`)).body;
    expect([at(user, 'uid'), at(user, 'id'), at(user, 'tz_name')]).toEqual([
      uidOf(1),
      Number(uidOf(1)),
      'America/Chicago',
    ]);
    expect(at(user, 'parents', 'parent')).not.toBeInstanceOf(Array);
  });
});

const multiget = async (...request: string[]) => client.post('/v1/multiget', { request });

describe('a multiget (lms/schoology/FACTS.md 2.8)', () => {
  it('answers each path with its own code, one usual page of it', async () => {
    client = await openSmall({ learners: 30 });
    const { status, body } = await multiget(
      `${AT}/enrollments`,
      `/v1/sections/${OTHER_SECTION}`,
      '/v1/users/999',
      `${AT}/submissions/101`,
      'sections/7001',
    );
    expect(status).toBe(207);
    expect(rows(body, 'response').map((row) => at(row, 'response_code'))).toEqual([200, 403, 404, 403, 400]);
    expect(rows(body, 'response', 0, 'body', 'enrollment')).toHaveLength(20);
  });

  it('leaves the query of a path out of account, or not (#16)', async () => {
    client = await openSmall({ learners: 30 });
    expect(
      rows((await multiget(`${AT}/enrollments?limit=200`)).body, 'response', 0, 'body', 'enrollment'),
    ).toHaveLength(20);
    await client.close();
    client = await openSmall({ learners: 30 }, { unsettled: { multigetQueries: 'honoured' } });
    expect(
      rows((await multiget(`${AT}/enrollments?limit=200`)).body, 'response', 0, 'body', 'enrollment'),
    ).toHaveLength(31);
  });

  it('takes 50 paths and no more, and costs a credit for each or one POST', async () => {
    client = await openSmall();
    expect((await multiget(...Array.from({ length: 51 }, () => AT))).status).toBe(400);
    expect((await multiget(...Array.from({ length: 50 }, () => AT))).status).toBe(207);
    expect(client.sandbox.credits['multiget']).toBe(101);
    await client.close();
    client = await openSmall({}, { unsettled: { multigetCost: 'one' } });
    await multiget(AT, AT, AT, AT);
    expect(client.sandbox.credits['multiget']).toBe(3);
  });
});

describe('who may', () => {
  it('run a section: its teachers and administrators; students read their own part of it', async () => {
    client = await openSmall({
      items: [
        { id: '101', title: 'For all' },
        { id: '102', title: 'For the second', to: [2] },
        { id: '103', title: 'Draft', published: false },
      ],
      learners: 2,
    });
    const student = client.as(uidOf(1));
    for (const path of ['enrollments', 'grading_groups', 'grading_categories', 'grading_periods'])
      expect((await student.get(`${AT}/${path}`)).status).toBe(403);
    expect((await student.post(`${AT}/assignments`, draft())).status).toBe(403);
    expect((await student.put(`${AT}/grades`, { grades: { grade: [] } })).status).toBe(403);
    expect(rows((await student.get(`${AT}/grade_items`)).body, 'assignment').map((row) => at(row, 'id'))).toEqual([
      101,
    ]);
    expect((await student.get(`${AT}/assignments/102`)).status).toBe(404);
    expect((await student.get(`/v1/users/${uidOf(2)}`)).status).toBe(403);
    expect((await client.as(ADMIN.uid).get(`/v1/sections/${OTHER_SECTION}/enrollments`)).status).toBe(200);
    expect((await client.as(uidOf(1)).get(`/v1/sections/${OTHER_SECTION}`)).status).toBe(403);
  });

  it('see grades and threads: a student only the own ones', async () => {
    client = await openSmall({
      items: [{ id: '101', title: 'Work', grades: { 1: 5, 2: 6 }, handedIn: [1, 2] }],
      learners: 2,
    });
    const student = client.as(uidOf(1));
    expect(
      rows((await student.get(`${AT}/grades`)).body, 'grades', 'grade').map((row) => at(row, 'enrollment_id')),
    ).toEqual([Number(enrollmentOf(1))]);
    expect(rows((await student.get(`${AT}/submissions/101`)).body, 'revision').map((row) => at(row, 'uid'))).toEqual([
      Number(uidOf(1)),
    ]);
    expect((await student.get(`${AT}/submissions/101/${uidOf(2)}/comments`)).status).toBe(403);
  });

  it('work in a section once the teacher left it: nobody who did', async () => {
    client = await openSmall();
    client.sandbox.world.leave(SECTION, TEACHER.uid);
    expect((await client.get(`${AT}/grade_items`)).status).toBe(403);
  });
});
