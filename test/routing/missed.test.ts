import { describe, expect, it } from '@jest/globals';
import { ItemId, LearnerId, TargetCode } from '../../src/ids.ts';
import { mostMissed, type Answer } from '../../src/routing/missed.ts';
import { instant } from '../../src/time.ts';

const [ADD, WORD] = [TargetCode.parse('ADD'), TargetCode.parse('WORD')];
const [Q1, Q2] = [ItemId.parse('q1'), ItemId.parse('q2')];
const WORDS = new Map([
  [Q1, '2/3 × 3/4'],
  [Q2, '1/2 + 1/3'],
]);
const GROUP = ['a', 'b', 'c'].map((name) => LearnerId.parse(name));

function answer(learner: string, item: ItemId | null, share: number, change: Partial<Answer> = {}): Answer {
  return {
    learner: LearnerId.parse(learner),
    target: ADD,
    item,
    share,
    at: instant('2026-11-16T15:00:00Z'),
    ...change,
  };
}

describe('the question a group missed most', () => {
  it('is told with how many of those who answered got it wrong', () => {
    const answers = [
      answer('a', Q1, 0),
      answer('b', Q1, 0),
      answer('c', Q1, 1),
      answer('a', Q2, 0),
      answer('b', Q2, 1),
    ];
    expect(mostMissed(GROUP, [ADD], answers, WORDS)).toEqual({ question: '2/3 × 3/4', wrong: 2, of: 3 });
  });

  it('counts the newest answer of each, and nobody outside the group', () => {
    const later = instant('2026-11-17T15:00:00Z');
    const answers = [answer('a', Q1, 0), answer('a', Q1, 1, { at: later }), answer('b', Q1, 0), answer('x', Q1, 0)];
    expect(mostMissed(GROUP, [ADD], answers, WORDS)).toEqual({ question: '2/3 × 3/4', wrong: 1, of: 2 });
  });

  it('is on what the session is for', () => {
    expect(mostMissed(GROUP, [WORD], [answer('a', Q1, 0)], WORDS)).toBeNull();
    expect(mostMissed(GROUP, [WORD, ADD], [answer('a', Q1, 0)], WORDS)).toMatchObject({ wrong: 1 });
  });

  it('is none where all were right, where the words are not known, and where only the whole was scored', () => {
    expect(mostMissed(GROUP, [ADD], [answer('a', Q1, 1), answer('b', Q1, 0.5)], WORDS)).toBeNull();
    expect(mostMissed(GROUP, [ADD], [answer('a', Q1, 0)], new Map())).toBeNull();
    expect(mostMissed(GROUP, [ADD], [answer('a', null, 0)], WORDS)).toBeNull();
  });
});
