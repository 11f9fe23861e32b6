import { parseArgs } from 'node:util';
import { mutatedNights } from './nights.ts';

// npm run mutated -- --n 20000 [--seed S]
const { values } = parseArgs({ options: { n: { type: 'string', default: '2000' }, seed: { type: 'string' } } });
const seed = values.seed ?? String(Date.now());
process.stdout.write(`seed ${seed}\n`);
const began = performance.now();
const { faults, ...counted } = await mutatedNights({
  n: Number(values.n), seed, onNight: ({ answers, faults: found }) => void process.stderr.write(`\r${answers} answers, ${found.length} faults `),
});
process.stdout.write(`\n${JSON.stringify({ ...counted, faults: faults.length, seconds: Math.round((performance.now() - began) / 1000) })}\n`);
for (const line of faults.slice(0, 40)) process.stdout.write(`  ${line.slice(0, 600)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
