import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import { heldAs, rosterProblem, shrunkRoster, type ShrunkRoster } from '../../../src/sync/night/roster-guard.ts';

function ids(...names: string[]): LearnerId[] {
  return names.map((name) => LearnerId.parse(name));
}

const held = (known: readonly LearnerId[], pulled: readonly LearnerId[]): ShrunkRoster => {
  const shrunk = shrunkRoster(known, pulled);
  if (shrunk === null) throw new Error('it is not held');
  return shrunk;
};

describe('a class of which learners have left', () => {
  it('is taken as it is while no more than half of it is gone, and the first time', () => {
    expect(shrunkRoster(ids('a', 'b', 'c', 'd'), ids('a', 'b'))).toBeNull();
    expect(shrunkRoster([], ids('a'))).toBeNull();
  });

  it('is held when more than half of it is gone, with both counts', () => {
    expect(rosterProblem(held(ids('a', 'b', 'c', 'd', 'e'), ids('a', 'b')))).toMatchObject({
      kind: 'roster',
      what: {
        en: expect.stringMatching(/had 5 .* now has 2 and 3 of them are gone/),
        es: expect.stringMatching(/tenía 5 .* tiene 2 y faltan 3/),
      },
    });
  });

  it('is held although as many others have come', () => {
    expect(held(ids('a', 'b', 'c'), ids('x', 'y', 'z'))).toMatchObject({
      known: 3,
      listed: 3,
      leaving: ids('a', 'b', 'c'),
    });
  });

  it('is kept without a word on who would leave, the same for the same learners in any order', () => {
    expect(heldAs(held(ids('anna', 'b', 'c'), ids()), hashOf)).toEqual({
      known: 3,
      listed: 0,
      gone: 3,
      leaving: 'hash 3 of 6',
    });
    expect(held(ids('c', 'b', 'a'), ids()).leaving).toEqual(held(ids('a', 'b', 'c'), ids()).leaving);
  });
});

function hashOf(leaving: readonly LearnerId[]): string {
  return `hash ${leaving.length} of ${leaving.join('').length}`;
}
