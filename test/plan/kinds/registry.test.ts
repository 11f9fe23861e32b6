import { describe, expect, it } from '@jest/globals';
import { chanceOf, isAboutLearner, isOfTheDay, kindOf } from '../../../src/plan/kinds/registry.ts';
import type { WithdrawWrite } from '../../../src/plan/kinds/withdraw.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import { PostId, WriteKey } from '../../../src/ids.ts';
import { noteWrite, reassignWrite, routeWrite } from '../../builders/memory/ledger.ts';

const traits = (write: PostingWrite) => [
  isAboutLearner(write),
  isOfTheDay(write),
  chanceOf(write) !== null,
  kindOf(write).cap,
];

describe('what the rules ask of a write', () => {
  it('a route is shared and follows its day', () => {
    expect(traits(routeWrite())).toEqual([false, true, false, 'item']);
  });

  it('a chance is shared, stays as it was given and its scores count', () => {
    expect(traits(reassignWrite())).toEqual([false, false, true, 'item']);
  });

  it('a note is about its one learner', () => {
    expect(traits(noteWrite())).toEqual([true, false, false, 'note']);
  });

  it('taking a post back is none of these', () => {
    const withdraw: WithdrawWrite = {
      kind: 'withdraw',
      key: WriteKey.parse('w'),
      of: WriteKey.parse('r'),
      post: { carrier: 'assignment', id: PostId.parse('p') },
      learners: [],
      title: null,
      why: routeWrite().why,
    };
    expect([isAboutLearner(withdraw), isOfTheDay(withdraw), chanceOf(withdraw) !== null]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
