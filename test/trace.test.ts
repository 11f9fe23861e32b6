import { describe, expect, it } from '@jest/globals';
import { traceOf } from '../src/trace.ts';

describe('what is logged of an error', () => {
  it('is its kind and the places it came by, at most eight', () => {
    const { error, at } = traceOf(new RangeError('too far'));

    expect(error).toBe('RangeError');
    expect(at[0]).toContain('trace.test.ts');
    expect(at.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['on one line', 'Maria'],
    ['on lines that look like places', 'Maria\n    at Maria (López:1:1)\n    at home'],
    ['none at all', ''],
  ])('is never its words: %s', (_name, words) => {
    expect(JSON.stringify(traceOf(new Error(words)))).not.toMatch(/Maria|home|López/);
  });

  it('is a word where something else than an error was thrown', () => {
    expect(traceOf('Maria')).toEqual({ error: 'unknown', at: [] });
  });
});
