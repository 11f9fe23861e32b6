import { parseArgs } from 'node:util';
import { deliver } from './deliveries.ts';

// npm run deliveries -- --n 20000 [--seed S]
const { values } = parseArgs({ options: { n: { type: 'string', default: '2000' }, seed: { type: 'string' } } });
const seed = values.seed ?? String(Date.now());
process.stdout.write(`seed ${seed}\n`);
const figures = await deliver({
  n: Number(values.n),
  seed,
  onDay: (day, days) => void process.stderr.write(`\rmorning ${day + 1} of ${days} `),
});
const { faults, ...counted } = figures;
process.stdout.write(`\n${JSON.stringify({ ...counted, faults: faults.length })}\n`);
for (const line of faults.slice(0, 50)) process.stdout.write(`  ${line}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
