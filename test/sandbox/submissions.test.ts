import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { later, START } from '../builders/lms/sandbox.ts';
import { at, AT, draft, list, openSmall, textAt } from './client.ts';
import type { Client, Json } from './client.ts';

let client: Client;
beforeEach(async () => {
  client = await openSmall({
    work: [
      { id: 'w1', due: later(START, 1440), grades: { 1: { draft: 8, assigned: 8 }, 2: { draft: 0 } } },
      { id: 'w2', state: 'DRAFT' },
    ],
  });
});
afterEach(() => client.close());

const WORK = `${AT}/courseWork`;

async function rows(path: string): Promise<readonly Json[]> {
  return list((await client.get(path)).body, 'studentSubmissions');
}

describe('submissions', () => {
  it('stand there for every assignee from the start, those of drafts among them under the wildcard', async () => {
    const all = await rows(`${WORK}/-/studentSubmissions`);
    expect(all).toHaveLength(6);
    expect(all.filter((row) => at(row, 'state') === 'NEW' && at(row, 'updateTime') === undefined)).toHaveLength(4);
  });

  it('keep a grade of 0, but leave a plain 0 out of the history', async () => {
    const [row] = await rows(`${WORK}/w1/studentSubmissions?userId=9002`);
    expect(at(row, 'draftGrade')).toBe(0);
    expect(at(row, 'assignedGrade')).toBeUndefined();
    client.sandbox.world.grade({ course: '6001', item: 'w1', learner: '9002', draft: 3 });
    client.sandbox.world.grade({ course: '6001', item: 'w1', learner: '9002', draft: 0 });
    const [after] = await rows(`${WORK}/w1/studentSubmissions?userId=9002`);
    const grades = list(after, 'submissionHistory').flatMap((entry) =>
      at(entry, 'gradeHistory') === undefined ? [] : [at(entry, 'gradeHistory')],
    );
    expect(grades.map((grade) => at(grade, 'pointsEarned'))).toEqual([undefined, 3, undefined]);
    expect(grades[0]).toMatchObject({
      gradeChangeType: 'DRAFT_GRADE_POINTS_EARNED_CHANGE',
      maxPoints: 10,
      actorUserId: '8001',
    });
  });

  it('that are missing at the due date are late and get a draft of 0 from nobody', async () => {
    expect(at(await rows(`${WORK}/w1/studentSubmissions?userId=9003`), 0, 'draftGrade')).toBeUndefined();
    client.wait(1440);
    client = await client.as('8001');
    const [row] = await rows(`${WORK}/w1/studentSubmissions?userId=9003`);
    expect(row).toMatchObject({ state: 'NEW', draftGrade: 0, late: true });
    expect(at(row, 'submissionHistory', 0, 'gradeHistory', 'actorUserId')).toBeUndefined();
    expect(await rows(`${WORK}/w1/studentSubmissions?late=LATE_ONLY`)).toHaveLength(1);
    expect(await rows(`${WORK}/w1/studentSubmissions?states=RETURNED&states=TURNED_IN`)).toHaveLength(2);
  });

  it('show a student the own one alone, without drafts of grades', async () => {
    const student = await client.as('9002');
    const { body } = await student.get(`${WORK}/-/studentSubmissions`);
    expect(list(body, 'studentSubmissions').map((row) => at(row, 'userId'))).toEqual(['9002']);
    expect(at(body, 'studentSubmissions', 0, 'draftGrade')).toBeUndefined();
    expect((await student.get(`${WORK}/w1/studentSubmissions/w1-9001`)).status).toBe(403);
  });
});

describe('grading', () => {
  it('needs a draft under an assigned grade, and returning copies nothing', async () => {
    const { body } = await client.post(WORK, draft({ state: 'PUBLISHED', maxPoints: 5 }));
    const submission = `${WORK}/${textAt(body, 'id')}/studentSubmissions/${textAt(body, 'id')}-9001`;
    expect((await client.patch(`${submission}?updateMask=assignedGrade`, { assignedGrade: 4 })).status).toBe(400);
    expect(
      (await client.patch(`${submission}?updateMask=draftGrade,assignedGrade`, { draftGrade: 4.126, assignedGrade: 4 }))
        .body,
    ).toMatchObject({ draftGrade: 4.13, assignedGrade: 4 });
    expect(at((await client.post(`${submission}:return`)).body, 'error', 'status')).toBe('FAILED_PRECONDITION');
    client.sandbox.world.turnIn({ course: '6001', item: String(at(body, 'id')), learner: '9001' });
    expect((await client.post(`${submission}:return`)).body).toEqual({});
    expect((await client.get(submission)).body).toMatchObject({
      state: 'RETURNED',
      draftGrade: 4.13,
      assignedGrade: 4,
    });
  });

  it('takes the two grade fields only', async () => {
    const { body } = await client.post(WORK, draft({ state: 'PUBLISHED' }));
    expect(
      (
        await client.patch(
          `${WORK}/${textAt(body, 'id')}/studentSubmissions/${textAt(body, 'id')}-9001?updateMask=state`,
          { state: 'RETURNED' },
        )
      ).status,
    ).toBe(400);
  });
});

describe('a changed maximum', () => {
  it('leaves its mark in the history of graded work', async () => {
    client.sandbox.world.edit('6001', 'w1', { maxPoints: 20 });
    const [row] = await rows(`${WORK}/w1/studentSubmissions?userId=9001`);
    expect(list(row, 'submissionHistory').at(-1)?.['gradeHistory']).toMatchObject({
      gradeChangeType: 'MAX_POINTS_CHANGE',
      maxPoints: 20,
      pointsEarned: 8,
    });
  });
});
