import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId } from '../../../src/ids.ts';
import type { Api } from '../../../src/lms/google/api.ts';
import { rubricOf } from '../../../src/lms/google/rubric.ts';

const [COURSE, WORK] = [CourseId.parse('6001'), CourseworkId.parse('7001')];

function rubricIn(...records: object[]) {
  const api = {
    async *rubrics() {
      yield records;
    },
  } as unknown as Api;
  return rubricOf(api, COURSE, WORK);
}

describe('the rubric of a piece of work in Classroom', () => {
  it('has a row for each criterion that can be scored, worth its best level', async () => {
    const criteria = [
      { id: 'c1', title: 'Method', levels: [{ points: 1 }, { points: 4 }, { points: 2 }] },
      { id: 'c2', levels: [{ points: 3 }, {}] },
      { id: 'c3', title: 'Neatness', levels: [{}, {}] },
      { id: 'c4', title: 'Effort' },
      { id: 'c5', title: 'Nothing', levels: [{ points: 0 }] },
    ];

    expect(await rubricIn({ id: 'r1', criteria })).toEqual({
      coursework: WORK,
      rows: [
        { criterion: 'c1', title: 'Method', possible: 4 },
        { criterion: 'c2', title: '', possible: 3 },
      ],
    });
  });

  it('is one without rows where it says no criteria, and none where there is none', async () => {
    expect(await rubricIn({ id: 'r1' })).toEqual({ coursework: WORK, rows: [] });
    expect(await rubricIn()).toBeNull();
  });
});
