import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

/** safety.md 10. */
const FAULTS = Array.from({ length: 40 }, (_, n) => `F${n + 1}`);

/** Faults whose proof stands in another file, where the code they are about is tested; each is named there by its number. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  F23: 'test/school/schedule.test.ts',
  F24: 'test/school/schedule.test.ts',
  F25: 'test/school/schedule.test.ts',
  F26: 'test/lms/google/due.test.ts',
  F27: 'test/school/schedule.test.ts',
  F35: 'test/sync/pause.test.ts',
};

/** Faults that cannot be met yet, each with the reason. */
const NOT_YET: Readonly<Record<string, string>> = {};

describe('the catalogue of faults', () => {
  it('has a test for every fault, named after it, or says why there is none yet', async () => {
    const here = new URL('./', import.meta.url);
    const names = (await readdir(here)).filter((name) => name.endsWith('.test.ts'));
    const tested = new Set((await Promise.all(names.map((name) => namedIn(new URL(name, here))))).flat());
    const missing = [];
    for (const fault of FAULTS) {
      const elsewhere = ELSEWHERE[fault];
      const proven = tested.has(fault) || (elsewhere !== undefined && (await namedIn(new URL(`../../${elsewhere}`, import.meta.url))).includes(fault));
      if (proven === (NOT_YET[fault] !== undefined)) missing.push(`${fault}: ${proven ? 'is tested and excused' : `no test is named after it${elsewhere === undefined ? '' : ` in ${elsewhere}`}`}`);
    }
    expect(missing).toEqual([]);
  });
});

/** The faults that tests of a file are named after. */
async function namedIn(file: URL): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return [...text.matchAll(/\bit(?:\.each\([^;]*?\))?\(\s*['"`](F\d+) /g)].map(([, fault]) => fault ?? '');
}
