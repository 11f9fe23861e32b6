import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Fault } from './faults.ts';
import { GUARDS, neverMet } from './guards.ts';
import { judge } from './judge/oracle.ts';
import { play } from './play.ts';
import { batch, policyOf } from './points.ts';
import { scenarioOf, type Scenario } from './scenario.ts';
import type { AdapterId } from './stage.ts';
import { manyDays, oneDay } from './tickets/many-days.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import type { Policy } from './world.ts';

/** What one process is to do. */
export interface Order {
  readonly what: 'seeds' | 'faults' | 'pairs';
  readonly adapter: AdapterId | null;
  readonly from: number;
  readonly to: number;
  readonly part: number;
  readonly parts: number;
}

const USAGE = `npm run sim -- --seeds N [--from K]   plays N seeds
npm run sim -- --seed S               tells the story of one
npm run sim -- --adapter google|schoology ...   the same through a real adapter, request by request (no pairs)
npm run sim -- --tickets --seeds N [--from K] | --seed S   the same of ticket days
npm run sim -- --points               every fault at every point of a batch for three children, and every pair of deaths
npm run sim -- --host H --at 12:crash-before,30:lost   tells the story of one such play
`;

/** Told once and read by a person who looks for what went wrong. */
async function tell(name: string, scenario: Scenario, policy?: Policy): Promise<number> {
  const played = await play(scenario, { telling: true, ...(policy === undefined ? {} : { policy }) });
  const findings = judge(played);
  say(`${name}: ${JSON.stringify(scenario)}`);
  for (const line of played.world.story) say(line);
  for (const { kind, what } of findings) say(`FOUND ${kind}: ${what}`);
  say(findings.length === 0 ? 'nothing found' : `${findings.length} found`);
  return findings.length === 0 ? 0 : 1;
}

async function inProcesses(what: Order['what'], adapter: AdapterId | null, from: number, to: number): Promise<Tally> {
  const parts = Math.min(availableParallelism(), 8);
  const sum = emptyTally();
  await Promise.all(
    Array.from(
      { length: parts },
      (_, part) =>
        new Promise<void>((resolve, reject) => {
          const order: Order = { what, adapter, from, to, part, parts };
          const worker = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [JSON.stringify(order)], {
            execArgv: ['--import', 'tsx'],
          });
          worker.on('message', (tally) => addTally(sum, tally as Tally)); // worker.ts sends nothing else
          worker.on('error', reject);
          worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
        }),
    ),
  );
  return sum;
}

async function count(
  title: string,
  what: Order['what'],
  { adapter = null, from = 0, to = 0 }: Partial<Pick<Order, 'adapter' | 'from' | 'to'>> = {},
): Promise<number> {
  const began = performance.now();
  const tally = await inProcesses(what, adapter, from, to);
  const {
    findings: { duplicate = 0, lost = 0, misdirected = 0, orphan = 0, ...others },
  } = tally;
  say(
    `${title}: ${tally.plays} plays, ${tally.points} points, ${tally.crashes} crashes, ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  say(`  messages to a child: ${tally.decided} decided, ${tally.seen} seen, ${tally.held} rows held for a person`);
  say(
    `  duplicates ${duplicate}, lost ${lost}, misdirected ${misdirected}, orphans ${orphan}${Object.entries(others)
      .map(([kind, times]) => `, ${kind} ${times}`)
      .join('')}`,
  );
  say(
    `  faults: ${Object.entries(tally.faults)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([fault, times]) => `${fault} ${times}`)
      .join(', ')}`,
  );
  if (what === 'seeds') for (const line of guardLines(tally)) say(`  ${line}`);
  for (const { name, findings } of tally.failed.slice(0, 20)) {
    say(`  npm run sim -- ${name}`);
    for (const { kind, what: found } of findings.slice(0, 3)) say(`    ${kind}: ${found}`);
  }
  const unmet = adapter === null && what === 'seeds' && tally.plays >= ENOUGH_PLAYS ? neverMet(tally.guards) : [];
  if (unmet.length > 0) say(`  never met, so that nothing is proved of them: ${unmet.join('; ')}`);
  const tooFew = tally.seen < tally.decided * LEAST_SEEN;
  if (tooFew) say('  too little was seen: a run in which nothing arrives proves nothing');
  return tally.failed.length > 0 || tooFew || unmet.length > 0 ? 1 : 0;
}

/** So many plays meet every guard. */
const ENOUGH_PLAYS = 5000;

/** How often each guard was asked and refused, in a thousand plays. */
function guardLines({ guards, plays }: Tally): string[] {
  const per = (times: number): string => ((times * 1000) / plays).toFixed((times * 1000) / plays < 10 ? 1 : 0);
  return Object.keys(GUARDS).map((guard) => {
    const { asked, refused } = guards[guard] ?? { asked: 0, refused: 0 };
    return `${guard}: asked ${per(asked)}, refused ${per(refused)}`;
  });
}

/** Of what is decided some is overtaken by the next day, capped, held or taken away by a teacher. */
const LEAST_SEEN = 0.8;

function readAt(text: string): Map<number, Fault> {
  return new Map(
    text.split(',').map((each) => {
      const [index = '', fault = ''] = each.split(':');
      return [Number(index), fault as Fault]; // a fault there is not does nothing
    }),
  );
}

/** @returns undefined for one there is not */
function adapterOf(name: string | undefined): AdapterId | null | undefined {
  if (name === undefined) return null;
  return name === 'google' || name === 'schoology' ? name : undefined;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    adapter: { type: 'string' },
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    tickets: { type: 'boolean' },
    points: { type: 'boolean' },
    host: { type: 'string' },
    at: { type: 'string' },
  },
});
const from = Number(values.from ?? 0);
const adapter = adapterOf(values.adapter);
const on = adapter === null ? '' : `${adapter}, `;
if (adapter === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (values.tickets === true && values.seed !== undefined) process.exitCode = await oneDay(values.seed, say);
else if (values.tickets === true && values.seeds !== undefined)
  process.exitCode = await manyDays(from, from + Number(values.seeds), say);
else if (values.seed !== undefined)
  process.exitCode = await tell(`${on}seed ${values.seed}`, scenarioOf(values.seed, adapter));
else if (values.at !== undefined)
  process.exitCode = await tell(
    `${on}at ${values.at}`,
    batch(adapter ?? Number(values.host ?? 0)),
    policyOf(readAt(values.at)),
  );
else if (values.points === true) {
  const singles = await count(`${on}every fault at every point`, 'faults', { adapter });
  process.exitCode = adapter === null ? Math.max(singles, await count('every pair of deaths', 'pairs')) : singles;
} else if (values.seeds !== undefined) {
  const to = from + Number(values.seeds);
  process.exitCode = await count(`${on}seeds ${from} to ${to - 1}`, 'seeds', { adapter, from, to });
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
