import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import { guardRoster } from '../../../src/sync/night/roster-guard.ts';

function ids(...names: string[]): LearnerId[] {
  return names.map((name) => LearnerId.parse(name));
}

describe('a class of which learners have left', () => {
  it('is taken as it is while no more than half of it is gone', () => {
    expect(guardRoster(ids('a', 'b', 'c', 'd'), ids('a', 'b'), false)).toBeNull();
  });

  it('is held when more than half of it is gone, with both counts', () => {
    expect(guardRoster(ids('a', 'b', 'c', 'd', 'e'), ids('a', 'b'), false)).toMatchObject({
      kind: 'roster',
      what: {
        en: expect.stringMatching(/had 5 .* now has 2 and 3 of them are gone/),
        es: expect.stringMatching(/tenía 5 .* tiene 2 y faltan 3/),
      },
    });
  });

  it('is held although as many others have come', () => {
    expect(guardRoster(ids('a', 'b', 'c'), ids('x', 'y', 'z'), false)).not.toBeNull();
  });

  it('is taken as it is once somebody has said so, and the first time', () => {
    expect(guardRoster(ids('a', 'b', 'c'), ids(), true)).toBeNull();
    expect(guardRoster([], ids('a'), false)).toBeNull();
  });
});
