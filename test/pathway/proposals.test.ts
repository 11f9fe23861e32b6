import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { notProposed, proposedChoices, waitingProposals } from '../../src/pathway/proposals.ts';
import { instant } from '../../src/time.ts';
import { proposal } from '../builders/proposal.ts';

const ZONE = 'America/Chicago';
const NOON = instant('2026-11-16T18:00:00Z');
const NEXT_DAY = instant('2026-11-17T15:00:00Z');
const BEN = LearnerId.parse('9002');
const OTHER = TargetCode.parse('5.NF.A.2');
const { learner, target, text } = proposal();
const accepted = (change: Parameters<typeof proposal>[0] = {}) => proposal({ state: 'accepted', ...change });

describe('an idea of a learner’s own', () => {
  it('is taken once, and again once it was answered or taken back', () => {
    expect(notProposed({ target, text }, [], NOON, ZONE)).toBeNull();
    expect(notProposed({ target, text }, [proposal()], NOON, ZONE)).toBe('already');
    expect(notProposed({ target, text }, [accepted()], NOON, ZONE)).toBe('already');
    expect(notProposed({ target, text }, [proposal({ state: 'answered' })], NOON, ZONE)).toBeNull();
    expect(notProposed({ target: OTHER, text }, [proposal()], NOON, ZONE)).toBeNull();
  });

  it('is one of three a school day', () => {
    const three = ['a', 'b', 'c'].map((each) => proposal({ text: each, state: 'withdrawn' }));
    expect(notProposed({ target, text }, three.slice(1), NOON, ZONE)).toBeNull();
    expect(notProposed({ target, text }, three, NOON, ZONE)).toBe('full');
    expect(notProposed({ target, text }, three, NEXT_DAY, ZONE)).toBeNull();
  });
});

describe('a learner’s menu', () => {
  it('begins with their own accepted ideas on that target, the newest first', () => {
    const all = [
      accepted(),
      accepted({ text: 'Build it' }),
      accepted({ target: OTHER, text: 'Elsewhere' }),
      proposal(),
    ];
    expect(proposedChoices({ learner, target }, all)).toEqual([
      { title: 'Build it', url: null, isOwn: true },
      { title: 'Bake bread and double the recipe', url: null, isOwn: true },
    ]);
  });

  it('holds of anybody else’s only what the teacher offers to the class, under the teacher’s title', () => {
    const all = [
      accepted({ text: 'My secret' }),
      accepted({ text: 'I, Ana, bake', classTitle: 'Bake for the class', url: 'https://example.org/bread' }),
    ];
    expect(proposedChoices({ learner: BEN, target }, all)).toEqual([
      { title: 'Bake for the class', url: 'https://example.org/bread', isOwn: false },
    ]);
  });

  it('is without what was answered with a sentence, or offered and then taken back', () => {
    const all = [proposal({ state: 'answered', reply: 'How?' }), proposal({ classTitle: 'Stale' })];
    expect(proposedChoices({ learner, target }, all)).toEqual([]);
  });
});

describe('what waits for the teacher', () => {
  it('is what is open, first come, first served, and what was answered that day', () => {
    const all = [
      accepted({ id: 1, answeredAt: NOON }),
      proposal({ id: 2 }),
      proposal({ id: 3, state: 'withdrawn', answeredAt: NOON }),
      proposal({ id: 4, state: 'answered', answeredAt: NOON }),
    ];
    const ids = (at: typeof NOON) => waitingProposals(all, at, ZONE).map(({ id }) => id);
    expect(ids(NOON)).toEqual([1, 2, 4]);
    expect(ids(NEXT_DAY)).toEqual([2]);
  });
});
