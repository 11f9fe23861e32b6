import { parseArgs } from 'node:util';
import { deliver } from './deliveries.ts';
import { deliverThrough, ENGINES } from './engines.ts';
import { olderWaymark } from './older.ts';

// npm run deliveries -- --n 20000 [--seed S] [--engine here|cloud-tasks|postgres], or --rolling [--from REV]
const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    engine: { type: 'string' },
    rolling: { type: 'boolean', default: false },
    from: { type: 'string' },
  },
});
const seed = values.seed ?? String(Date.now());
process.stdout.write(`seed ${seed}\n`);
const engine = ENGINES.find((each) => each === values.engine);
if (engine === undefined && values.engine !== undefined) throw new Error(`engines are ${ENGINES.join(', ')}`);
if (engine !== undefined) {
  const figures = await deliverThrough(engine, { n: Number(values.n), seed });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exit(figures.open + figures.duplicates === 0 ? 0 : 1);
}
const older = values.rolling ? olderWaymark(values.from) : undefined;
if (older !== undefined) process.stdout.write(`from ${older.revision} to what is here\n`);
const figures = await deliver({
  n: Number(values.n),
  seed,
  ...(older === undefined ? {} : { older }),
  onDay: (day, days) => void process.stderr.write(`\rmorning ${day + 1} of ${days} `),
});
older?.remove();
const { faults, ...counted } = figures;
process.stdout.write(`\n${JSON.stringify({ ...counted, faults: faults.length })}\n`);
for (const line of faults.slice(0, 50)) process.stdout.write(`  ${line}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
