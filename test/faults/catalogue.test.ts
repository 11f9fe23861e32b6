import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

/** writeback/PROTOCOL.md 10. */
const FAULTS = Array.from({ length: 40 }, (_, n) => `F${n + 1}`);

/** Faults that cannot be met yet, each with the reason. A fault that is tested is not excused. */
const NOT_YET: Readonly<Record<string, string>> = {};

describe('the catalogue of faults', () => {
  it('has a test for every fault, named after it, or says why there is none yet', async () => {
    const here = new URL('./', import.meta.url);
    const names = (await readdir(here)).filter((name) => name.endsWith('.test.ts'));
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, here), 'utf8')));
    const tested = new Set(
      texts.flatMap((text) => [...text.matchAll(/(?:^ *(?:it\()?|\)\()['"](F\d+) /gm)].map(([, fault]) => fault)),
    );

    expect(FAULTS.filter((fault) => tested.has(fault) === fault in NOT_YET)).toEqual([]);
    expect([...tested].filter((fault) => fault === undefined || !FAULTS.includes(fault))).toEqual([]);
  });
});
