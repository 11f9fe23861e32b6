import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import { gradeOf, maxPointsOf } from '../../src/ticket/grade.ts';
import { machineMark } from '../../src/ticket/machine-mark.ts';
import { currentAnswers, standingMark } from '../../src/ticket/marks.ts';
import type { Question } from '../../src/ticket/types.ts';
import { ADDING, marked, numberQuestion, oneChoice, received, sentence, work } from '../builders/ticket/ticket.ts';

const ANA = LearnerId.parse('9001');
const several: Question = { kind: 'several', text: 'Which?', target: ADDING, choices: ['a', 'b', 'c'], right: [0, 2] };
const text: Question = {
  kind: 'text',
  text: 'Name it',
  target: ADDING,
  right: ['common denominator', 'denominador común'],
};

describe('the machine', () => {
  it.each<[string, Question, string | number | number[] | null, 0 | 1 | null]>([
    ['a right choice', oneChoice(), 0, 1],
    ['a wrong choice', oneChoice(), 1, 0],
    ['all right choices', several, [0, 2], 1],
    ['one of the right choices', several, [0], 0],
    ['a fraction written as a share', numberQuestion(), '0,75', 1],
    ['another number', numberQuestion(), '4/3', 0],
    ['a text in other case and spaces', text, ' Common  Denominator ', 1],
    ['the same in the other language', text, 'DENOMINADOR COMÚN', 1],
    ['another text', text, 'numerator', 0],
    ['spaces alone', text, '   ', null],
    ['nothing', oneChoice(), null, null],
    ['no choice at all', several, [], null],
    ['a sentence', sentence(), 'I added them', null],
    ['what has no right answer', { kind: 'number', text: 'How many hours?', target: null }, '8', null],
  ])('says of %s', (_what, question, value, mark) => {
    expect(machineMark(question, value)).toBe(mark);
  });
});

describe('what stands', () => {
  it.each([
    [
      { machine: 1, self: 0, teacher: 0.5 },
      { by: 'teacher', share: 0.5 },
    ],
    [
      { machine: 1, self: 0, teacher: null },
      { by: 'machine', share: 1 },
    ],
    [
      { machine: null, self: 1, teacher: null },
      { by: 'self', share: 1 },
    ],
    [{ machine: null, self: null, teacher: null }, null],
  ] as const)('of %j is %j', (mark, standing) => {
    expect(standingMark(mark)).toEqual(standing);
  });

  it('is the answer with the highest version, whatever came when', () => {
    const rows = [
      received('9001', 1, 0, { version: 2 }),
      received('9001', 1, 1, { version: 1 }),
      received('9002', 1, 1, { version: 3 }),
    ];
    expect(currentAnswers(rows, ANA).get(1)).toMatchObject({ value: 0, version: 2 });
  });

  it('is not an answer that came late, until the teacher counts it', () => {
    const late = received('9001', 1, 1, { status: 'late', version: null });
    expect(currentAnswers([received('9001', 1, 0), late], ANA).get(1)?.value).toBe(0);
    expect(currentAnswers([received('9001', 1, 0), { ...late, version: 2, counts: true }], ANA).get(1)?.value).toBe(1);
  });
});

describe('the draft grade', () => {
  const answered = [received('9001', 1, 0), received('9001', 2, '1/4'), received('9001', 3, 'because')];

  it('is out of the questions a machine can mark', () => {
    expect(maxPointsOf(work().ticket)).toBe(2);
    expect(maxPointsOf(work({ ticket: { kind: 'habit' } }).ticket)).toBeNull();
    expect(maxPointsOf(work({ ticket: { questions: [sentence()] } }).ticket)).toBeNull();
  });

  it('sums what stands of them once the key is shown', () => {
    const shown = work({
      ticket: { state: 'key', shown: [1, 2, 3] },
      received: answered,
      marks: [marked('9001', 2, 'teacher', 0.5), marked('9001', 3, 'self', 1)],
    });
    expect(gradeOf(shown, ANA, false)).toBe(1.5);
  });

  it('gives nothing for a question left blank, whatever its learner says of it', () => {
    const shown = work({
      ticket: { state: 'key', shown: [1, 2, 3] },
      received: [received('9001', 1, 0)],
      marks: [marked('9001', 1, 'self', 1), marked('9001', 2, 'self', 1)],
    });
    expect(gradeOf(shown, ANA, true)).toBe(1);
  });

  it('is none before the key, for who answered nothing, and for who is neither done nor marked', () => {
    expect(gradeOf(work({ ticket: { state: 'marking' }, received: answered }), ANA, true)).toBeNull();
    const key = { ticket: { state: 'key' as const, shown: [1, 2, 3] } };
    expect(gradeOf(work({ ...key, received: [received('9001', 1, null)] }), ANA, true)).toBeNull();
    expect(gradeOf(work({ ...key, received: answered }), ANA, false)).toBeNull();
  });
});
