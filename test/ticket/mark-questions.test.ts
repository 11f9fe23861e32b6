import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import { markQuestions } from '../../src/ticket/mark-questions.ts';
import type { Mark } from '../../src/ticket/types.ts';

const ANA = LearnerId.parse('9001');
const BEN = LearnerId.parse('9002');

const asked = (mark: Mark): string[] =>
  markQuestions([{ id: ANA, marks: { 1: mark } }], 1).map((each) => each.question.en);

describe('a question to ask about marks', () => {
  it('comes where the own mark is the opposite of what the machine or the teacher says', () => {
    expect(asked({ self: 1, machine: 0, teacher: null })).toEqual([
      'marked question 1 “I got it”, and it does not match the key. Which step would they show you?',
    ]);
    expect(asked({ self: 0, machine: 1, teacher: null })).toEqual([
      'marked question 1 “Not yet”, and it matches the key. What do they doubt?',
    ]);
    expect(asked({ self: 1, machine: null, teacher: 0 })).toEqual([
      'marked question 1 “I got it”, and your mark says not yet. Which step would they show you?',
    ]);
  });

  it.each<Mark>([
    { self: 1, machine: 1, teacher: null },
    { self: 1, machine: 0, teacher: 1 }, // the teacher has looked already, and agrees
    { self: 1, machine: 0, teacher: 0.5 },
    { self: null, machine: 0, teacher: null },
    { self: 0, machine: null, teacher: null },
  ])('does not come of %j', (mark) => {
    expect(asked(mark)).toEqual([]);
  });

  it('is the same of everybody it is about, one question after the other', () => {
    const marks = { 1: { self: 1, machine: 0, teacher: null }, 2: { self: 0, machine: 1, teacher: null } } as const;
    const all = markQuestions(
      [
        { id: ANA, marks },
        { id: BEN, marks: { 1: marks[1] } },
      ],
      2,
    );
    expect(all.map(({ learner }) => learner)).toEqual([ANA, BEN, ANA]);
    expect(all[1]?.question).toEqual(all[0]?.question);
  });
});
