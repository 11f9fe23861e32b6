import { afterEach, describe, expect, it } from '@jest/globals';
import { ADMIN, enrollmentOf, SECTION, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { at, AT, openSmall, rows } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

/** [enrollment id, uid, admin, status] of each row. */
async function roster(query = ''): Promise<unknown[][]> {
  const { body } = await client.get(`${AT}/enrollments?limit=200${query}`);
  return rows(body, 'enrollment').map((row) => ['id', 'uid', 'admin', 'status'].map((name) => at(row, name)));
}

describe('enrollments (lms/schoology/FACTS.md 2.5, 2.6)', () => {
  it('have ids of their own, no e-mail, 1 for those who teach', async () => {
    client = await openSmall({ learners: 1 });
    expect(await roster()).toEqual([
      ['870001', TEACHER.uid, 1, '1'],
      [enrollmentOf(1), uidOf(1), 0, '1'],
    ]);
    expect(Object.keys(at((await client.get(`${AT}/enrollments`)).body, 'enrollment', 1) ?? {}).join(' ')).not.toMatch(
      /mail/,
    );
  });

  it('of those who left stay in the list as archived, unless a status is asked for', async () => {
    client = await openSmall({ learners: 2 });
    client.sandbox.world.leave(SECTION, uidOf(1));
    expect(await roster('&type=member')).toEqual([
      [enrollmentOf(1), uidOf(1), 0, '5'],
      [enrollmentOf(2), uidOf(2), 0, '1'],
    ]);
    expect(await roster('&type=member&enrollment_status=1')).toEqual([[enrollmentOf(2), uidOf(2), 0, '1']]);
  });

  it('are new ones for who comes back: work and grades of before are not carried over', async () => {
    client = await openSmall({ learners: 1, items: [{ id: '101', title: 'Work', grades: { 1: 7 } }] });
    client.sandbox.world.leave(SECTION, uidOf(1));
    expect(rows((await client.get(`${AT}/grades`)).body, 'grades', 'grade')).toEqual([]);
    const again = client.sandbox.world.enrol(SECTION, uidOf(1));
    expect(again).not.toBe(enrollmentOf(1));
    expect(await roster(`&uid=${uidOf(1)}`)).toEqual([
      [enrollmentOf(1), uidOf(1), 0, '5'],
      [again, uidOf(1), 0, '1'],
    ]);
    expect(at((await client.get(`${AT}/grades?assignment_id=101`)).body, 'grades', 'grade', 0, 'grade')).toBeNull();
    const cells = [enrollmentOf(1), again].map((enrollment) => ({
      type: 'assignment',
      assignment_id: 101,
      enrollment_id: enrollment,
      grade: 3,
    }));
    const { body } = await client.put(`${AT}/grades`, { grades: { grade: cells } });
    expect(rows(body, 'grades', 'grade').map((row) => at(row, 'response_code'))).toEqual([403, 204]);
  });
});

describe('sections', () => {
  it('of a user are those of current periods; any include_past adds the others', async () => {
    client = await openSmall();
    const old = {
      id: '7009',
      courseId: '3001',
      courseTitle: 'Mathematics 5',
      title: 'Last year',
      schoolCode: 'SC-0',
      periods: ['1200'],
      weighted: false,
    };
    client.sandbox.world.record({
      kind: 'period',
      period: { id: '1200', title: 'Last year', start: '2025-08-01', end: '2026-06-01' },
    });
    client.sandbox.world.record({ kind: 'section', section: old });
    client.sandbox.world.enrol('7009', TEACHER.uid, { admin: true });
    const ids = async (query: string) =>
      rows((await client.get(`/v1/users/${TEACHER.uid}/sections${query}`)).body, 'section').map((row) => at(row, 'id'));
    expect(await ids('')).toEqual([SECTION]);
    expect(await ids('?include_past=0')).toEqual([SECTION, '7009']);
    expect(rows((await client.get('/v1/courses/3001/sections')).body, 'section')).toHaveLength(1);
  });

  it('tell who runs them, and are found by their SIS code', async () => {
    client = await openSmall();
    expect(at((await client.get(AT)).body, 'admin')).toBe(1);
    expect(at((await client.as(uidOf(1)).get(AT)).body, 'admin')).toBe(0);
    const { body } = await client.get(`/v1/sections?section_school_codes=SC-${SECTION},SC-nothing`);
    expect(rows(body, 'section').map((row) => at(row, 'id'))).toEqual([SECTION]);
  });

  it('of other people are for administrators', async () => {
    client = await openSmall();
    expect((await client.get(`/v1/users/${uidOf(1)}/sections`)).status).toBe(403);
    expect((await client.as(ADMIN.uid).get(`/v1/users/${uidOf(1)}/sections`)).status).toBe(200);
    expect((await client.get('/v1/gradingperiods')).status).toBe(403);
    expect((await client.get('/v1/users')).status).toBe(403);
    expect(rows((await client.as(ADMIN.uid).get('/v1/users?school_uids=S-1,T-1')).body, 'user')).toHaveLength(2);
  });
});

describe('grading categories (lms/schoology/FACTS.md 6.4)', () => {
  it('are made in bulk, each row with its code; weights read 0 until weighting is on', async () => {
    client = await openSmall();
    const answer = await client.post(`${AT}/grading_categories`, {
      grading_categories: { grading_category: [{ title: 'Routing', weight: 5 }, { weight: 1 }] },
    });
    expect([answer.status, rows(answer.body, 'grading_category').map((row) => at(row, 'response_code'))]).toEqual([
      207,
      [200, 400],
    ]);
    const listed = rows((await client.get(`${AT}/grading_categories`)).body, 'grading_category');
    expect(listed.map((row) => [at(row, 'title'), at(row, 'weight')])).toEqual([
      ['Work', 0],
      ['Routing', 0],
    ]);
  });

  it('cannot be made by a teacher where the school is told so (#12)', async () => {
    client = await openSmall({}, { unsettled: { newCategories: 'refused' } });
    const body = { grading_categories: { grading_category: { title: 'Routing' } } };
    expect((await client.post(`${AT}/grading_categories`, body)).status).toBe(403);
    expect((await client.as(ADMIN.uid).post(`${AT}/grading_categories`, body)).status).toBe(207);
  });

  it('leave their items ungraded when they go', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', grades: { 1: 5 } }] });
    expect((await client.put(`${AT}/grading_categories/4301`, { title: 'Classwork' })).status).toBe(200);
    expect((await client.remove(`${AT}/grading_categories/4301`)).status).toBe(204);
    expect(at((await client.get(`${AT}/assignments/101`)).body, 'grading_category')).toBe('0');
    expect(rows((await client.get(`${AT}/grades`)).body, 'grades', 'grade')).toEqual([]);
  });
});

describe('grading groups (lms/schoology/FACTS.md 2.6)', () => {
  it('hold enrollment ids; others are left out without a word; a PUT replaces the members', async () => {
    client = await openSmall({ learners: 3 });
    const made = await client.post(`${AT}/grading_groups`, {
      grading_groups: { grading_group: [{ title: 'Tuesday', members: [enrollmentOf(1), uidOf(2), '870001'] }] },
    });
    const id = String(at(made.body, 'grading_group', 0, 'id'));
    expect([made.status, at(made.body, 'grading_group', 0, 'members')]).toEqual([207, [Number(enrollmentOf(1))]]);
    expect(
      at((await client.put(`${AT}/grading_groups/${id}`, { members: [enrollmentOf(3)] })).body, 'members'),
    ).toEqual([Number(enrollmentOf(3))]);
    expect(at((await client.get(`${AT}/grading_groups`)).body, 'count')).toBe(1);
    expect((await client.remove(`${AT}/grading_groups/${id}`)).status).toBe(204);
    expect((await client.get(`${AT}/grading_groups/${id}`)).status).toBe(404);
  });
});

describe('periods and scales', () => {
  it('of a section are for its teachers, in the shapes of the vendor', async () => {
    client = await openSmall();
    expect(at((await client.get(`${AT}/grading_periods`)).body, 'grading_period', 0)).toEqual({
      id: 1301,
      title: 'Fall',
      weight: 100,
      start: '2026-08-01 00:00:00',
      end: '2026-12-31 00:00:00',
    });
    expect(at((await client.get(`${AT}/grading_scales`)).body, 'grading_scale', 0, 'scale', 'level', 1)).toEqual({
      grade: 'A',
      cutoff: 95,
      average: 95,
    });
  });
});
