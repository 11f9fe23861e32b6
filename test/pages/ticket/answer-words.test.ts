import { expect, it } from '@jest/globals';
import { answerText, keyText } from '../../../src/pages/ticket/parts/answer-words.ts';

it('a key reads as choices in a row, and as ways to write the same where it is typed', () => {
  expect(keyText({ choices: ['2/6', '3/4', '6/8'], right: [1, 2] })).toBe('3/4, 6/8');
  expect(keyText({ choices: null, right: ['1/2', '0.5'] })).toBe('1/2 / 0.5');
  expect(keyText({ choices: null, right: null })).toBeNull();
});

it('an answer reads as its learner saw or typed it, and a blank one as none', () => {
  const choices = ['2/6', '3/4', '6/8'];
  expect([0, [0, 2], 'as typed', ' ', [], null].map((value) => answerText({ choices }, value))).toEqual([
    '2/6',
    '2/6, 6/8',
    'as typed',
    null,
    null,
    null,
  ]);
});
