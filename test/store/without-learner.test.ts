import { describe, expect, it } from '@jest/globals';
import { withoutLearner } from '../../src/store/people/without-learner.ts';

describe('what is left of a row about several without a learner', () => {
  it.each([
    ['an entry of a list of people', { workshop: ['1', '2'] }, { workshop: ['2'] }],
    ['an entry about the learner', { routes: [{ learner: '1' }, { learner: '2' }] }, { routes: [{ learner: '2' }] }],
    ['a person with a name', { learners: [{ id: '1', name: 'Ana' }] }, { learners: [] }],
    [
      'an entry for nobody else',
      { writes: [{ learners: ['1'], text: 'x' }, { learners: ['1', '2'] }] },
      { writes: [{ learners: ['2'] }] },
    ],
    ['a part under the id', { seats: { '1': 'first', '2': 'second' } }, { seats: { '2': 'second' } }],
    ['deep inside', { a: [{ b: [{ learner: '1' }] }] }, { a: [{ b: [] }] }],
  ])('leaves out %s', (_, held, left) => {
    expect(withoutLearner(held, '1')).toEqual(left);
  });

  it('leaves nothings and numbers in a list as they are', () => {
    expect(withoutLearner({ parts: [null, 1, true, { learner: '1' }] }, '1')).toEqual({ parts: [null, 1, true] });
  });

  it('leaves what is about others or about nobody as it was, also where a piece of evidence, a target or a post has the same id', () => {
    const held = {
      evidence: ['1'],
      targets: ['1'],
      touched: ['1'],
      edited: ['1'],
      courses: [{ id: '1' }],
      text: '1',
      n: 1,
      none: null,
    };
    expect(withoutLearner(held, '1')).toEqual(held);
  });
});
