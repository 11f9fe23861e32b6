import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { figuresOf, shareFound } from './figures.ts';
import { PARTS, testsOf } from './parts.ts';

describe('the figures of a part', () => {
  it('count what could be tried, and what the time limit ended as found', () => {
    const mutants = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Ignored'].map(
      (status) => ({
        status,
        mutatorName: 'BooleanLiteral',
        replacement: 'true',
        location: { start: { line: 1, column: 1 }, end: { line: 1, column: 5 } },
      }),
    );
    const figures = figuresOf({
      files: { 'src/a.ts': { mutants: mutants.slice(0, 3) }, 'src/b.ts': { mutants: mutants.slice(3) } },
    });

    expect(figures).toEqual({ tried: 5, found: 3, byTime: 1, unreached: 1 });
    expect(shareFound(figures)).toBe(0.6);
    expect(shareFound(figuresOf({ files: {} }))).toBe(1);
  });
});

describe('the parts', () => {
  it('have tests, all of which are there', () => {
    for (const part of PARTS) {
      const tests = testsOf(part);
      expect([part.folder, tests.length > 0]).toEqual([part.folder, true]);
      expect(
        [...tests, ...part.leftOut].filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url))),
      ).toEqual([]);
    }
  });
});
