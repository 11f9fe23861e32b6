import { expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { createGradebooks } from '../../../src/lms/google/gradebook.ts';
import { coursework, student } from '../../builders/lms/google.ts';

async function* page(...records: readonly unknown[]): AsyncGenerator<readonly unknown[]> {
  yield records;
}

it('expects of each work as many submissions as learners have it: the class, or those it was given to', async () => {
  const toOne = { assigneeMode: 'INDIVIDUAL_STUDENTS', individualStudentsOptions: { studentIds: ['9002'] } };
  const books = createGradebooks({
    teachers: () => page(),
    students: () => page(student('9001'), student('9002'), student('9003')),
    coursework: () => page(coursework(), coursework({ id: '7002', ...toOne })),
  });

  expect(await books.size(CourseId.parse('6001'))).toBe(4);
});
