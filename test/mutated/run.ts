import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LmsId } from '../../src/lms/known.ts';
import { mutatedNights, type MutatedFigures, type Play } from './nights.ts';

// npm run mutated -- --n 20000 [--lms google|schoology] [--seed S], or --lms L --seed S --school K for one
const LMS: readonly LmsId[] = ['google', 'schoology'];
const PARTS = Math.min(availableParallelism(), 8);
/** Told of at most; the rest is more of the same. */
const MOST_TOLD = 10;

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '2000' },
    lms: { type: 'string' },
    seed: { type: 'string' },
    school: { type: 'string' },
  },
});
const seed = values.seed ?? String(Date.now());
const chosen = LMS.filter((lms) => values.lms === undefined || values.lms === lms);
process.stdout.write(`seed ${seed}\n`);
for (const lms of chosen) {
  const began = performance.now();
  const { faults, ...counted } =
    values.school === undefined
      ? await inProcesses(lms, Math.ceil(Number(values.n) / chosen.length))
      : await mutatedNights({ lms, seed, n: 1, from: Number(values.school), step: 1 });
  process.stdout.write(
    `${lms}: ${JSON.stringify({ ...counted, faults: faults.length, seconds: Math.round((performance.now() - began) / 1000) })}\n`,
  );
  for (const line of faults.slice(0, MOST_TOLD)) process.stdout.write(`  ${line.slice(0, 900)}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

/** A share of the answers each; every process plays schools of its own. */
async function inProcesses(lms: LmsId, n: number): Promise<MutatedFigures> {
  const sum: MutatedFigures = { schools: 0, nights: 0, answers: 0, finished: 0, healthy: 0, setAside: 0, faults: [] };
  await Promise.all(
    Array.from(
      { length: PARTS },
      (_, part) =>
        new Promise<void>((resolve, reject) => {
          const play: Play = { lms, seed, n: Math.ceil(n / PARTS), from: part, step: PARTS };
          const worker = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [JSON.stringify(play)], {
            execArgv: ['--import', 'tsx'],
          });
          worker.on('message', (figures) => {
            add(sum, figures as MutatedFigures);
          }); // worker.ts sends nothing else
          worker.on('error', reject);
          worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
        }),
    ),
  );
  return sum;
}

function add(sum: MutatedFigures, { faults, ...counted }: MutatedFigures): void {
  sum.faults.push(...faults);
  for (const name of ['schools', 'nights', 'answers', 'finished', 'healthy', 'setAside'] as const)
    sum[name] += counted[name];
}
