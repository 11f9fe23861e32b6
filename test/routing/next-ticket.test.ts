import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { nextTicket, type Open } from '../../src/routing/next-ticket.ts';

function open(learner: string, ...targets: string[]): Open[] {
  return targets.map((target) => ({ learner: LearnerId.parse(learner), target: TargetCode.parse(target) }));
}

describe('the next ticket', () => {
  it('asks the two or three targets that settle most learners, and says of how many', () => {
    expect(
      nextTicket([...open('a', 'A', 'B'), ...open('b', 'B'), ...open('c', 'A'), ...open('d', 'A', 'C', 'D', 'E')]),
    ).toEqual({ targets: ['A', 'B'], settles: 3, of: 4, asked: [] });
  });

  it('asks no more than it takes', () => {
    expect(nextTicket([...open('a', 'A'), ...open('b', 'A')])).toEqual({
      targets: ['A'],
      settles: 2,
      of: 2,
      asked: [],
    });
  });

  it('asks three at most, of most use where nobody is settled wholly', () => {
    expect(nextTicket([...open('a', 'A', 'B', 'C', 'D'), ...open('b', 'A', 'B', 'C', 'E')])).toMatchObject({
      settles: 0,
      of: 2,
    });
  });

  it('asks first what learners asked to be checked on and were granted, and says how many they are', () => {
    const undecided = [...open('a', 'A'), ...open('b', 'A'), ...open('c', 'B'), ...open('d', 'C')];
    expect(nextTicket(undecided, [...open('e', 'D'), ...open('f', 'D'), ...open('f', 'D')])).toEqual({
      targets: ['D', 'A', 'B'],
      settles: 5,
      of: 6,
      asked: [{ target: 'D', learners: 2 }],
    });
  });

  it('is what was asked for alone, where nothing else is open', () => {
    expect(nextTicket([], open('e', 'D'))).toMatchObject({ targets: ['D'], asked: [{ target: 'D', learners: 1 }] });
  });

  it('asks nothing where nothing is open', () => {
    expect(nextTicket([])).toBeNull();
  });

  it('is the same in any order', () => {
    const any = fc
      .array(
        fc.record({
          learner: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
          target: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
        }),
        { maxLength: 20 },
      )
      .map((rows) => rows.flatMap(({ learner, target }) => open(learner, target)));
    fc.assert(
      fc.property(any, (rows) => {
        expect(nextTicket(rows.toReversed())).toEqual(nextTicket(rows));
      }),
    );
  });
});
