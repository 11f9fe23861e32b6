import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Method } from '../../src/mastery/rule.ts';
import { picture, pictureIn, README } from './ten-results.ts';

describe('the README of mastery', () => {
  const text = readFileSync(README, 'utf8');

  it('shows what the methods make of ten results today (node --import tsx test/mastery/ten-results.ts writes it anew)', () => {
    expect(pictureIn(text)).toBe(picture());
  });

  it.each(Method.options)('has a line on %s', (method) => {
    expect(text).toMatch(new RegExp(`^\\| \`${method}\` \\|`, 'm'));
  });
});
