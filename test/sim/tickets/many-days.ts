import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { GUARDS, neverMet } from './guards.ts';
import { play } from './play.ts';
import { scenarioOf } from './scenario.ts';
import { addDays, emptyDays, type DayTally } from './seeds.ts';

/** So many plays meet every guard. */
const ENOUGH_PLAYS = 3000;

/** Plays many ticket days in all processors, and says what they came to. @returns the exit code */
export async function manyDays(from: number, to: number, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  const sum = await inProcesses(from, to);
  const seconds = (performance.now() - began) / 1000;
  say(`ticket days ${from} to ${to - 1}: ${sum.plays} plays, ${sum.typed} changes typed, ${seconds.toFixed(1)} s`);
  say(`  found: ${JSON.stringify(sum.findings)}`);
  for (const guard of GUARDS) say(`  ${guard}: ${(((sum.guards[guard] ?? 0) * 1000) / sum.plays).toFixed(1)}`);
  for (const { seed, findings } of sum.failed.slice(0, 20)) {
    say(`  npm run sim -- --tickets --seed ${seed}`);
    for (const { kind, what } of findings.slice(0, 3)) say(`    ${kind}: ${what}`);
  }
  const unmet = sum.plays >= ENOUGH_PLAYS ? neverMet(sum.guards) : [];
  if (unmet.length > 0) say(`  never met, so that nothing is proved of them: ${unmet.join('; ')}`);
  return sum.failed.length > 0 || unmet.length > 0 ? 1 : 0;
}

/** Tells the story of one. @returns the exit code */
export async function oneDay(seed: string, say: (line: string) => void): Promise<number> {
  const { story, findings } = await play(scenarioOf(seed), { telling: true });
  say(`ticket day ${seed}: ${JSON.stringify(scenarioOf(seed))}`);
  for (const line of story) say(line);
  say(findings.length === 0 ? 'nothing found' : `${findings.length} found`);
  return findings.length === 0 ? 0 : 1;
}

async function inProcesses(from: number, to: number): Promise<DayTally> {
  const parts = Math.min(availableParallelism(), 8);
  const sum = emptyDays();
  await Promise.all(
    Array.from(
      { length: parts },
      (_, part) =>
        new Promise<void>((resolve, reject) => {
          const given = [from + part, to, parts].map(String);
          const worker = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), given, {
            execArgv: ['--import', 'tsx'],
          });
          worker.on('message', (tally) => addDays(sum, tally as DayTally)); // worker.ts sends nothing else
          worker.on('error', reject);
          worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
        }),
    ),
  );
  return sum;
}
