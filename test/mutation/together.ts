import { readFileSync } from 'node:fs';
import { describe } from '@jest/globals';

// All tests of one part as one file, for `npm run mutation` (README.md); run.ts says which. Modules are then loaded once for a change, not
// once for each file, which makes a run eight times as fast.
const root = new URL('../../', import.meta.url);
const files = (process.env.WAYMARK_MUTATION_TESTS ?? '').split(' ').filter((file) => file !== '');
const slow = new Set(files.filter((file) => readFileSync(new URL(file, root), 'utf8').includes("'fast-check'")));
const { intoLastDescribe, outOfDescribe } = globalThis as unknown as {
  readonly intoLastDescribe: () => void;
  readonly outOfDescribe: () => void;
};
// single cases first: they find most changes, in a fraction of the time that properties take
for (const file of [...files.filter((each) => !slow.has(each)), ...slow]) {
  describe(`${file}:`, () => undefined);
  intoLastDescribe(); // what the file does before or after each of its tests is then done for no other file
  await import(new URL(file, root).href);
  outOfDescribe();
}
