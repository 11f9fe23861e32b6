import { expect, it } from '@jest/globals';
import { LearnerId, TeacherId } from '../../src/ids.ts';
import { CourseId, CourseworkId, SubmissionId } from '../../src/ids.ts';
import { learnersOf, pullCourse } from '../../src/sync/pull.ts';
import { coursework } from '../builders/coursework.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';
import { submission } from '../builders/submission.ts';

it('a teacher who tries the class out as a student is no learner of it', () => {
  const [ana, ben] = ['9001', '4001'].map((id) => ({ id: LearnerId.parse(id), name: id, email: null }));
  if (ana === undefined || ben === undefined) throw new Error('two people');
  const teachers = [{ id: TeacherId.parse('4001'), name: 'T', email: null }];

  expect(learnersOf({ learners: [ana, ben], teachers })).toEqual([ana]);
});

it('what a list of all work says of drafts and of deleted work is passed over, as a list of some work does not say it', async () => {
  const works = (['published', 'draft', 'deleted'] as const).map((state) =>
    coursework({ id: CourseworkId.parse(state), state }),
  );
  const lms = {
    ...memoryLms(),
    coursework: () => rows(works.filter(({ state }) => state !== 'deleted')),
    submissions: () => rows(works.map(({ id }) => submission({ id: SubmissionId.parse(id), coursework: id }))),
  };

  const { submissions } = await pullCourse(lms, CourseId.parse('6001'), [], 'all');

  expect(submissions.map(({ coursework: on }) => on)).toEqual(['published']);
});

async function* rows<T>(values: readonly T[]) {
  for (const value of values) yield { ok: true as const, value };
}
