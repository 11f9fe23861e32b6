import { parseArgs } from 'node:util';
import { mutatedNights } from './nights.ts';

// npm run mutated -- --n 20000 [--seed S]
const { values } = parseArgs({ options: { n: { type: 'string', default: '2000' }, seed: { type: 'string' } } });
const seed = values.seed ?? String(Date.now());
process.stdout.write(`seed ${seed}\n`);
const began = performance.now();
let told = 0;
const { faults, ...counted } = await mutatedNights({
  n: Number(values.n), seed,
  onNight: ({ answers, faults: found }) => {
    process.stderr.write(`\r${answers} answers `);
    for (const line of found.slice(told)) process.stderr.write(`\n${line.slice(0, 600)}\n`);
    told = found.length;
  },
});
process.stdout.write(`\n${JSON.stringify({ ...counted, faults: faults.length, seconds: Math.round((performance.now() - began) / 1000) })}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
