import { describe, expect, it } from '@jest/globals';
import { survivorsOf } from './figures.ts';

interface Tried {
  readonly nameOf: (mutant: object, root: string) => string;
  readonly lotOf: (name: string) => number;
  readonly isTried: (
    name: string,
    said: { readonly share: number; readonly names: readonly string[] | null },
  ) => boolean;
}

const { nameOf, lotOf, isTried } = (await import(new URL('tried.mjs', import.meta.url).href)) as Tried;
const NAMES = Array.from({ length: 1_000 }, (_, index) => `src/plan/caps.ts ${index} 4 ${index} 9 BooleanLiteral true`);

describe('which changes of a part are tried', () => {
  it('a share of them, and with a greater share the same and more', () => {
    const fifth = NAMES.filter((name) => isTried(name, { share: 0.2, names: null }));
    const half = NAMES.filter((name) => isTried(name, { share: 0.5, names: null }));

    expect(Math.abs(fifth.length - 200)).toBeLessThan(40);
    expect(fifth.filter((name) => !half.includes(name))).toEqual([]);
    expect(NAMES.every((name) => isTried(name, { share: 1, names: null }))).toBe(true);
    expect(NAMES.every((name) => lotOf(name) >= 0 && lotOf(name) < 1)).toBe(true);
  });

  it('or those alone that the last run left, by the names under which Stryker asks for them', () => {
    const change = { mutatorName: 'BooleanLiteral', replacement: 'true' };
    const report = {
      status: 'Survived',
      ...change,
      location: { start: { line: 3, column: 5 }, end: { line: 3, column: 10 } },
    };
    const left = survivorsOf({
      files: { 'src/plan/caps.ts': { mutants: [report, { ...report, status: 'Killed', replacement: 'false' }] } },
    });
    const asked = {
      fileName: '/place/src/plan/caps.ts',
      ...change,
      location: { start: { line: 2, column: 4 }, end: { line: 2, column: 9 } },
    };

    expect(left).toEqual([nameOf(asked, '/place/')]);
    expect(isTried(nameOf(asked, '/place/'), { share: 0, names: left })).toBe(true);
    expect(isTried(nameOf({ ...asked, replacement: 'false' }, '/place/'), { share: 1, names: left })).toBe(false);
  });
});
