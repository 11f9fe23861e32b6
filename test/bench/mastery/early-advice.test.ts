import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../../src/ids.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import { advisedEarly, earlyOf } from './early-advice.ts';
import type { Answer } from './response-log.ts';

/** One learner's answers on one target, 1 right and 0 wrong. */
function answers(learner: string, row: string): Answer[] {
  return Array.from(row, (one, before) => ({
    learner: LearnerId.parse(learner),
    target: TargetCode.parse('t'),
    item: null,
    right: one === '1',
    before,
  }));
}

describe('advice on a log', () => {
  it('is given after the tickets and judged by the five answers after them; shorter histories are left out', () => {
    const [only, ...others] = earlyOf([...answers('a', '0100111110'), ...answers('b', '000000000')], [2, 3]);
    expect(others).toEqual([]);
    expect(only?.first.map(({ share, questions }) => [share, questions])).toEqual([
      [0.5, 2],
      [1 / 3, 3],
    ]);
    expect(only?.next).toMatchObject({ share: 0.8, questions: 5 });
  });

  it('counts needless seminars, workshops that were none, and the share decided', () => {
    // 30 wrong throughout, 10 wrong then right, 30 right throughout, 10 in between: 1/2 and 2/3, undecided
    const log = [
      ['0000000000', 30],
      ['0000011111', 10],
      ['1111111111', 30],
      ['0111000000', 10],
    ].flatMap(([row, times], kind) =>
      Array.from({ length: Number(times) }, (_, i) => answers(`${kind}-${i}`, String(row))).flat(),
    );
    const { card, decided, cases } = advisedEarly(earlyOf(log, [2, 3]), completeRule());
    expect(cases).toBe(80);
    expect(card.seminar).toMatchObject({ decisions: 40, notBorneOut: 10, share: 0.25 });
    expect(card.workshop).toMatchObject({ decisions: 30, notBorneOut: 0 });
    expect(decided).toBe(70 / 80);
  });
});
