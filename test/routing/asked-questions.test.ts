import { describe, expect, it } from '@jest/globals';
import { ItemId, TargetCode } from '../../src/ids.ts';
import { questionsAsked } from '../../src/routing/asked-questions.ts';
import { daysAfter, instant } from '../../src/time.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const SINCE = instant('2026-11-09T06:00:00Z');
const item = (name: string) => ItemId.parse(name);
const WORDS = new Map(['one', 'two', 'three', 'four'].map((name) => [item(name), `${name}?`]));
const answered = (name: string | null, daysBefore: number, target = A) => ({
  item: name === null ? null : item(name),
  target,
  at: daysAfter(SINCE, -daysBefore),
});

function asked(answers: readonly ReturnType<typeof answered>[], targets = [A], words = WORDS): string[] {
  return questionsAsked(targets, answers, words, SINCE).map(({ target, question }) => `${target} ${question}`);
}

describe('the questions for the next ticket', () => {
  it('are of each target the two asked longest ago, by the last time anybody was asked', () => {
    const answers = [answered('one', 9), answered('two', 20), answered('two', 5), answered('three', 8)];
    expect(asked(answers)).toEqual(['A one?', 'A three?']);
    expect(asked([...answers, answered('four', 30, B)], [B, A])).toEqual(['B four?', 'A one?', 'A three?']);
  });

  it('are none that was asked since, not by the same words in another quiz either', () => {
    const twice = new Map([...WORDS, [item('again'), 'one?'] as const]);
    expect(asked([answered('one', 9), answered('again', -1), answered('two', 0)], [A], twice)).toEqual([]);
  });

  it('are none whose words are not known, and none of other targets', () => {
    expect(asked([answered(null, 9), answered('unknown', 9), answered('one', 9, B)])).toEqual([]);
  });

  it('are the same whatever the order of the answers', () => {
    const answers = [answered('one', 9), answered('two', 9), answered('three', 9)];
    expect(asked(answers.toReversed())).toEqual(asked(answers));
  });
});
