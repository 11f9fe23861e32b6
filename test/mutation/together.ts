import { readFileSync } from 'node:fs';

// All tests of one part as one file, for `npm run mutation` (README.md); run.ts says which.
const root = new URL('../../', import.meta.url);
const files = (process.env.WAYMARK_MUTATION_TESTS ?? '').split(' ').filter((file) => file !== '').map((file) => new URL(file, root));
const slow = new Set(files.filter((file) => readFileSync(file, 'utf8').includes('\'fast-check\'')));
// single cases first: they find most changes, in a fraction of the time that properties take
for (const file of [...files.filter((each) => !slow.has(each)), ...slow]) await import(file.href);
