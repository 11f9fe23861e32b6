import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAnswerTo, NEVER, takeSave, type Current } from '../../src/ticket/answers.ts';
import { cleanText } from '../../src/ticket/clean-text.ts';
import type { Question, Save } from '../../src/ticket/types.ts';
import { ADDING, numberQuestion, oneChoice } from '../builders/ticket/ticket.ts';

function save(value: Save['value'], base: number): Save {
  return { question: 1, value, base, key: 'k'.repeat(16), at: '' };
}

describe('a change', () => {
  it('built on what is current becomes current', () => {
    expect(takeSave(save(1, 3), { value: 0, version: 3 }, 'open')).toMatchObject({
      kept: { status: 'saved', version: 4 },
      saved: { version: 4, status: 'saved' },
    });
  });

  it('built on something else is kept, and brings what is current', () => {
    const current: Current = { value: 0, version: 3 };
    expect(takeSave(save(1, 2), current, 'open')).toMatchObject({
      kept: { status: 'conflict', version: null },
      saved: { status: 'conflict', version: 3, current },
    });
  });

  it.each(['marking', 'key', 'closed'] as const)('while the ticket is at %s is late, and kept', (state) => {
    expect(takeSave(save(1, 0), NEVER, state).kept).toEqual({ status: 'late', version: null });
  });

  it('raises the version by one, and only where it becomes current', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 })), (bases) => {
        let version = 0;
        for (const base of bases) {
          const { kept } = takeSave(save('x', base), { value: null, version }, 'open');
          expect(kept.version).toBe(base === version ? version + 1 : null);
          version = kept.version ?? version;
        }
      }),
    );
  });
});

describe('what can be an answer', () => {
  const several: Question = { kind: 'several', text: 'Which?', target: ADDING, choices: ['a', 'b', 'c'], right: [0] };
  it.each<[Question, Save['value'], boolean]>([
    [oneChoice(), 1, true],
    [oneChoice(), 2, false],
    [oneChoice(), '1', false],
    [oneChoice(), null, true],
    [several, [0, 2], true],
    [several, [2, 0], false],
    [several, [1, 1], false],
    [several, [3], false],
    [several, 1, false],
    [numberQuestion(), '3/4', true],
    [numberQuestion(), 3, false],
  ])('to %j: %j is %j', (question, value, can) => {
    expect(isAnswerTo(question, value)).toBe(can);
  });
});

describe('text as typed', () => {
  it('loses what could hide in it and nothing else', () => {
    expect(cleanText('a\u202eb\0c\ud800d\u2066e')).toBe('abcde');
    expect(cleanText('<script>alert(1)</script> ñ 😀 \n\t')).toBe('<script>alert(1)</script> ñ 😀 \n\t');
  });
});
