import { describe, expect, it } from '@jest/globals';
import { onlyAbout } from '../../src/store/people/about-learner.ts';

const others = { learner: 'ana', learners: new Set(['ben', 'eve']), ownEvidence: new Set(['e-ana']) };

describe('what is about one learner', () => {
  it.each([
    ['ids in a list', { workshop: ['ana', 'ben'] }, { workshop: ['ana'] }],
    [
      'entries by learner',
      {
        routes: [
          { learner: 'ana', route: 'seminar' },
          { learner: 'ben', route: 'workshop' },
        ],
      },
      { routes: [{ learner: 'ana', route: 'seminar' }] },
    ],
    [
      'people by id',
      {
        learners: [
          { id: 'ana', name: 'Ana' },
          { id: 'ben', name: 'Ben' },
        ],
      },
      { learners: [{ id: 'ana', name: 'Ana' }] },
    ],
    [
      'writes of a group',
      { writes: [{ learners: ['ben', 'ana'] }, { learners: ['eve'] }, { learners: [] }] },
      { writes: [{ learners: ['ana'] }, { learners: [] }] },
    ],
    [
      'people nobody has heard of',
      { learners: [{ id: 'ana' }, { id: 'zoe' }], assignees: ['zoe', 'ana'], workshop: ['zoe'] },
      { learners: [{ id: 'ana' }], assignees: ['ana'], workshop: [] },
    ],
    ['posts to the whole class', { post: { assignees: 'all' } }, { post: { assignees: 'all' } }],
    ['evidence behind a reason', { why: { evidence: ['e-ana', 'e-ben'] } }, { why: { evidence: ['e-ana'] } }],
    [
      'facts about nobody',
      { targets: ['5.NF.A.1'], seats: 8, due: null },
      { targets: ['5.NF.A.1'], seats: 8, due: null },
    ],
  ])('keeps of %s only that', (_what, whole, cut) => {
    expect(onlyAbout(whole, others)).toEqual(cut);
  });
});
