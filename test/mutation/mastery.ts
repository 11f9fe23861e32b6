import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

// All tests of mastery as one file, for `npm run mutation`: modules are then loaded once for a mutant, not once for each
// file, which makes a run eight times as fast. Every mutant meets the same examples, fewer than otherwise, and one that
// fails is enough. A test that computes while it is described, outside `it`, makes every mutant it touches meet all tests.
fc.configureGlobal({ seed: 1, numRuns: 25, endOnFailure: true });

/** It reads logs that lie outside the project, and takes long. */
const LEFT_OUT = 'public-log.test.ts';

const folder = new URL('../mastery/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && name !== LEFT_OUT).map((name) => new URL(name, folder));
const slow = new Set(files.filter((file) => readFileSync(file, 'utf8').includes('\'fast-check\'')));
// single cases first: they find most mutants, in a fraction of the time that properties take
for (const file of [...files.filter((each) => !slow.has(each)), ...slow]) await import(file.href);
