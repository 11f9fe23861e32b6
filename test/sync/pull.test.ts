import { expect, it } from '@jest/globals';
import { LearnerId, TeacherId } from '../../src/ids.ts';
import { learnersOf } from '../../src/sync/pull.ts';

it('a teacher who tries the class out as a student is no learner of it', () => {
  const [ana, ben] = ['9001', '4001'].map((id) => ({ id: LearnerId.parse(id), name: id, email: null }));
  if (ana === undefined || ben === undefined) throw new Error('two people');
  const teachers = [{ id: TeacherId.parse('4001'), name: 'T', email: null }];

  expect(learnersOf({ learners: [ana, ben], teachers })).toEqual([ana]);
});
