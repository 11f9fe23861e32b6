import { expect, it } from '@jest/globals';
import { LearnerId, TeacherId } from '../../src/ids.ts';
import { CourseworkId, SubmissionId } from '../../src/ids.ts';
import { learnersOf, ofPublished } from '../../src/sync/pull.ts';
import { coursework } from '../builders/coursework.ts';
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
  const submissions = works.map(({ id }) => submission({ id: SubmissionId.parse(id), coursework: id }));
  const listed = works.filter(({ state }) => state !== 'deleted');

  expect(ofPublished(listed, submissions).map(({ coursework: on }) => on)).toEqual(['published']);
});
