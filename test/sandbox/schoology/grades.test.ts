import { afterEach, describe, expect, it } from '@jest/globals';
import { ADMIN, enrollmentOf, PERIOD, SCALE, SECTION, uidOf } from '../../builders/lms/schoology.ts';
import { at, AT, openSmall, rows } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

const cell = (more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'assignment',
  assignment_id: 101,
  enrollment_id: enrollmentOf(1),
  ...more,
});
/** Writes cells; the code of each row. */
async function write(...cells: readonly object[]): Promise<unknown[]> {
  const { status, body } = await client.put(`${AT}/grades`, { grades: { grade: cells } });
  expect(status).toBe(207);
  return rows(body, 'grades', 'grade').map((row) => at(row, 'response_code'));
}
const list = async (query = '') => rows((await client.get(`${AT}/grades${query}`)).body, 'grades', 'grade');
/** Grade, exception, comment and shown status of the first learner's cell, as an administrator reads it. */
async function first(): Promise<unknown[]> {
  const { body } = await client.as(ADMIN.uid).get(`${AT}/grades?assignment_id=101&enrollment_id=${enrollmentOf(1)}`);
  return ['grade', 'exception', 'comment', 'comment_status'].map((name) => at(body, 'grades', 'grade', 0, name));
}

describe('a list of grades (lms/schoology/FACTS.md 6.1)', () => {
  it('has cells that were written, and with assignment_id everybody who has the item', async () => {
    client = await openSmall({
      learners: 3,
      items: [
        { id: '101', title: 'Work', grades: { 2: 8 } },
        { id: '102', title: 'Other' },
      ],
    });
    expect((await list()).map((row) => [at(row, 'enrollment_id'), at(row, 'assignment_id'), at(row, 'grade')])).toEqual(
      [[Number(enrollmentOf(2)), 101, 8]],
    );
    const rowsOfItem = await list('?assignment_id=101');
    expect(rowsOfItem.map((row) => at(row, 'grade'))).toEqual([null, 8, null]);
    expect(at(rowsOfItem[0], 'timestamp')).toBe(0);
    expect(await list(`?assignment_id=101&enrollment_id=${enrollmentOf(2)}`)).toHaveLength(1);
  });

  it('is paged like any other', async () => {
    client = await openSmall({
      learners: 25,
      items: [
        {
          id: '101',
          title: 'Work',
          grades: Object.fromEntries(Array.from({ length: 25 }, (_, index) => [index + 1, 5])),
        },
      ],
    });
    expect([(await list()).length, (await list('?start=20')).length, (await list('?limit=200')).length]).toEqual([
      20, 5, 25,
    ]);
  });

  it('since a timestamp has what was touched since, comments alone included, hand-ins not', async () => {
    client = await openSmall({ learners: 2, items: [{ id: '101', title: 'Work', grades: { 1: 5, 2: 6 } }] });
    const since = Math.floor(Date.parse(client.sandbox.world.now()) / 1000);
    client.sandbox.world.handIn({ section: SECTION, item: '101', uid: uidOf(2) });
    expect(await list(`?timestamp=${since}`)).toEqual([]);
    client.sandbox.world.grade({ section: SECTION, item: '101', uid: uidOf(1) }, { comment: 'Well drawn' });
    expect((await list(`?timestamp=${since}`)).map((row) => at(row, 'grade'))).toEqual([5]);
  });

  it('leaves out items without a category, whatever was written there (lms/schoology/FACTS.md 3.4)', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Notice', category: '0' }] });
    expect(await write(cell({ grade: 5 }))).toEqual([204]);
    expect([await list(), await list('?assignment_id=101')]).toEqual([[], []]);
  });

  it('hides comment_status from teachers, or shows it (lms/schoology/FACTS.md 11, #9); administrators see it', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] });
    await write(cell({ grade: 5, comment: 'Seen', comment_status: 1 }));
    expect(at((await list())[0], 'comment_status')).toBeNull();
    expect(await first()).toEqual([5, 0, 'Seen', 1]);
    await client.close();
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] }, { unsettled: { commentStatus: 'shown' } });
    await write(cell({ grade: 5, comment: 'Seen', comment_status: 1 }));
    expect(at((await list())[0], 'comment_status')).toBe(1);
  });

  it('ends with final grades by period: missing counts 0, excused and practice not at all (lms/schoology/FACTS.md 6.3)', async () => {
    client = await openSmall({
      learners: 1,
      items: [
        { id: '101', title: 'A', grades: { 1: 8 } },
        { id: '102', title: 'B' },
        { id: '103', title: 'C' },
        { id: '104', title: 'Practice', countInGrade: false, grades: { 1: 0 } },
      ],
    });
    await write(cell({ assignment_id: 102, exception: 3 }), cell({ assignment_id: 103, exception: 1 }));
    const { body } = await client.get(`${AT}/grades`);
    expect(at(body, 'period', 0, 'period_id')).toBe(`p${PERIOD}`);
    expect(rows(body, 'final_grade', 0, 'period').map((row) => [at(row, 'period_id'), at(row, 'grade')])).toEqual([
      [`p${PERIOD}`, 40],
      ['other', null],
      ['final', 40],
    ]);
  });
});

describe('a written cell (lms/schoology/FACTS.md 6.2, 6.3)', () => {
  it('is replaced whole: what is left out is erased', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', grades: { 1: 8 } }] });
    expect(await write(cell({ comment: 'A note', comment_status: 1 }))).toEqual([204]);
    expect(await first()).toEqual([null, 0, 'A note', 1]);
    await write(cell({ grade: 8, comment: 'A note' }));
    expect(await first()).toEqual([8, 0, 'A note', null]);
    await write(cell({ grade: 8, comment_status: 1 }));
    expect(await first()).toEqual([8, 0, '', 1]);
  });

  it.each([[''], [null]])('is cleared by a grade of %j', async (grade) => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', grades: { 1: 8 } }] });
    await write(cell({ grade }));
    expect((await first())[0]).toBeNull();
  });

  it.each([1, 2, 3])('loses its score to exception %i', async (exception) => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', grades: { 1: 8 } }] });
    expect(await write(cell({ grade: 8, exception }))).toEqual([204]);
    expect((await first()).slice(0, 2)).toEqual([null, exception]);
  });

  it('takes a letter where the item has a scale, and stores the number', async () => {
    client = await openSmall({
      items: [
        { id: '101', title: 'Work', scale: SCALE, maxPoints: 20 },
        { id: '102', title: 'Plain' },
      ],
    });
    expect(await write(cell({ grade: 'B' }), cell({ grade: 'Z' }), cell({ assignment_id: 102, grade: 'B' }))).toEqual([
      204, 400, 400,
    ]);
    expect((await first())[0]).toBe(17);
  });

  it('is answered by its code alone, in the order sent; one bad row does not stop the others', async () => {
    client = await openSmall({
      learners: 2,
      items: [
        { id: '101', title: 'Work' },
        { id: '102', title: 'For the second', to: [2] },
      ],
    });
    expect(
      await write(
        cell({ grade: 1 }),
        cell({ enrollment_id: uidOf(1), grade: 1 }),
        cell({ assignment_id: 999, grade: 1 }),
        cell({ assignment_id: 102, grade: 1 }),
        cell({ enrollment_id: '870001', grade: 1 }),
        cell({ exception: 9 }),
        cell({ grade: -1 }),
        { grade: 1 },
        cell({ enrollment_id: enrollmentOf(2), grade: '9' }),
      ),
    ).toEqual([204, 404, 404, 403, 403, 400, 400, 400, 204]);
    expect((await list('?assignment_id=101')).map((row) => at(row, 'grade'))).toEqual([1, 9]);
  });

  it('needs the type that was read; of tests only where the school takes it (#13)', async () => {
    const items = [{ id: '101', title: 'Test', type: 'assessment' as const }];
    client = await openSmall({ items });
    expect(await write(cell({ grade: 5 }), cell({ type: 'assessment', grade: 5 }))).toEqual([400, 204]);
    await client.close();
    client = await openSmall({ items }, { unsettled: { gradesOfOtherTypes: 'refused' } });
    expect(await write(cell({ type: 'assessment', grade: 5 }))).toEqual([400]);
  });

  it('comes with at most 49 others', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work' }] });
    const { status } = await client.put(`${AT}/grades`, {
      grades: { grade: Array.from({ length: 51 }, () => cell({ grade: 1 })) },
    });
    expect(status).toBe(400);
    expect(await list()).toEqual([]);
  });
});

describe('final comments (lms/schoology/FACTS.md 6.4)', () => {
  it('stand beside a period or the whole course', async () => {
    client = await openSmall({ learners: 1 });
    const comments = [PERIOD, 'final', '99'].map((period_id) => ({
      enrollment_id: enrollmentOf(1),
      period_id,
      comment: `About ${period_id}`,
      comment_status: '1',
    }));
    const { body } = await client.put(`${AT}/grades`, { final_comments: { final_comment: comments } });
    expect(rows(body, 'final_comments', 'final_comment').map((row) => at(row, 'response_code'))).toEqual([
      204, 204, 404,
    ]);
    const read = (await client.as(ADMIN.uid).get(`${AT}/grades`)).body;
    expect(rows(read, 'final_grade', 0, 'period').map((row) => at(row, 'comment'))).toEqual([
      `About ${PERIOD}`,
      '',
      'About final',
    ]);
  });
});

describe('the grades of one user', () => {
  it('need a section, and are there for that student and the teacher (lms/schoology/FACTS.md 6.1)', async () => {
    client = await openSmall({ learners: 2, items: [{ id: '101', title: 'Work', grades: { 1: 8 } }] });
    const path = `/v1/users/${uidOf(1)}/grades`;
    expect((await client.get(path)).status).toBe(403);
    expect((await client.as(uidOf(2)).get(`${path}?section_id=${SECTION}`)).status).toBe(403);
    const { body } = await client.as(uidOf(1)).get(`${path}?section_id=${SECTION}`);
    expect(at(body, 'section', 0, 'period', 0, 'assignment', 0, 'grade')).toBe(8);
    expect(at((await client.get(`/v1/users/5101/grades?section_id=${SECTION}`)).body, 'section')).toEqual([]);
  });
});
