import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { betaDecay } from '../../../src/mastery/methods/beta-decay.ts';
import { forecasterOf, type Forecaster } from '../../../src/mastery/forecast/forecast.ts';
import { namedForecaster } from '../../../src/mastery/forecast/forecasts.ts';
import { assess } from '../../../src/mastery/mastery.ts';
import type { Result, Running } from '../../../src/mastery/methods/method.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import { median, printTable } from '../table.ts';
import { classOfResults } from './class-of-results.ts';
import { fitTargets } from './fitted-bkt.ts';
import { foretell, tell } from './replay.ts';
import { answersOf, type Answer } from './response-log.ts';

const ROUNDS = 5;
const CLASS = { learners: 30, targets: 60, results: 20 };
const RULE = completeRule();

/** Times on one log, as medians of five and as ratios to the formula in a bare loop over typed arrays. */
export async function printSpeed(text: string | null, answers: readonly Answer[]): Promise<void> {
  const bare = bareLoop(answers);
  const floor = timed(bare.run) / answers.length;
  const perUpdate = (name: string, wanted: string, work: () => void): string[] => {
    const each = timed(work) / answers.length;
    return [name, `${(each * 1e6).toFixed(0)} ns`, (each / floor).toFixed(1), wanted];
  };
  const school = classOfResults(CLASS);
  const whatClass = `${CLASS.learners} learners x ${CLASS.targets} targets x ${CLASS.results} results, levels and reasons`;
  const assessed = (): void => void assess({ ...school, ruleFor: () => RULE });
  const rows = [
    perUpdate('bare loop over typed arrays, per update', '-', bare.run),
    perUpdate("inside (a method's memory), per update", '1000 ns', () => inside(bare.pairs, bare.results)),
    perUpdate(
      'through the interface (chance, learn), per update',
      '10000 ns',
      () => void foretell(forecasterOf(RULE), answers),
    ),
    perUpdate(
      'best forecast (chance, learn), per update',
      '10000 ns',
      () => void foretell(namedForecaster('best'), answers),
    ),
    whole(
      'elo over the log',
      '500 ms',
      timed(() => void foretell(namedForecaster('elo'), answers)),
      answers.length * floor,
    ),
    ...(text === null
      ? []
      : [
          whole(
            'log parsed and replayed',
            '500 ms',
            timed(() => void foretell(forecasterOf(RULE), answersOf(text))),
            answers.length * floor,
          ),
        ]),
    whole(`${whatClass}, first course of a process`, '-', once(assessed), school.sittings.length * floor),
    whole(`${whatClass}, any later one`, '50 ms', timed(assessed), school.sittings.length * floor),
    whole(
      'bkt fitted with forgetting to every target',
      '10000 ms',
      timed(() => void fitTargets(answers, true)),
      answers.length * floor,
    ),
    whole(
      `waymark mastery --predict, ${answers.length} rows, as a process`,
      '-',
      await timedCommand(answers),
      answers.length * floor,
    ),
  ];
  printTable('speed (medians of five)', ['what', 'time', 'ratio', 'wanted under'], rows);
  const single = held(() => tell(namedForecaster('best'), answers));
  const more = held(() => [1, 2, 3, 4].reduce((forecaster) => tell(forecaster, answers), namedForecaster('best')));
  printTable(
    'memory of --predict',
    ['rows', 'held'],
    [
      [String(answers.length), megabytes(single)],
      [String(4 * answers.length), megabytes(more)],
    ],
  );
}

function whole(name: string, wanted: string, time: number, floor: number): string[] {
  return [name, `${time.toFixed(1)} ms`, (time / floor).toFixed(1), wanted];
}

/** The formula of the default alone, rows and pairs as numbers. */
function bareLoop(answers: readonly Answer[]): {
  readonly run: () => void;
  readonly pairs: Uint32Array;
  readonly results: readonly Result[];
} {
  const places = new Map<string, number>();
  const pairs = Uint32Array.from(answers, ({ learner, target }) => {
    const pair = `${learner} ${target}`;
    const place = places.get(pair) ?? places.size;
    places.set(pair, place);
    return place;
  });
  const right = Uint8Array.from(answers, (answer) => (answer.right ? 1 : 0));
  const results = answers.map((answer): Result => ({
    kind: 'coursework',
    share: answer.right ? 1 : 0,
    possible: 1,
    questions: 1,
  }));
  const run = (): void => {
    const s = new Float64Array(places.size);
    const n = new Float64Array(places.size);
    const chances = new Float64Array(pairs.length);
    for (let row = 0; row < pairs.length; row += 1) {
      const pair = pairs[row] ?? 0;
      chances[row] = (1.95 + (s[pair] ?? 0)) / (3 + (n[pair] ?? 0));
      s[pair] = 0.85 * (s[pair] ?? 0) + (right[row] ?? 0);
      n[pair] = 0.85 * (n[pair] ?? 0) + 1;
    }
  };
  return { run, pairs, results };
}

function inside(pairs: Uint32Array, results: readonly Result[]): void {
  const begin = betaDecay.begin(RULE);
  const running: Running[] = [];
  let sum = 0;
  for (const [row, result] of results.entries()) {
    const pair = pairs[row] ?? 0;
    const before = running[pair] ?? begin;
    sum += before.figure(0.65).value ?? 0;
    running[pair] = before.add(result);
  }
  if (Number.isNaN(sum)) throw new Error('a value is missing');
}

function timed(work: () => void): number {
  return median(Array.from({ length: ROUNDS }, () => once(work)));
}

function once(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const COMMAND = fileURLToPath(new URL('../../../src/cli/waymark.mjs', import.meta.url));

async function timedCommand(answers: readonly Answer[]): Promise<number> {
  const table = [
    'learner,target,at,score,item',
    ...answers.map(
      ({ learner, target, right, item }) => `${learner},${target},2026-09-01,${right ? 1 : 0},${item ?? ''}`,
    ),
  ].join('\n');
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'mastery', '--predict'], { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(table);
  const [code] = (await event(child, 'close')) as [number];
  if (code !== 0) throw new Error(`waymark mastery --predict ended with ${code}`);
  return performance.now() - start;
}

/** Bytes that what `make` returns keeps alive. */
function held(make: () => Forecaster): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = make();
  collect();
  const after = process.memoryUsage().heapUsed;
  if (typeof kept.chance !== 'function') throw new Error('nothing was kept');
  return after - before;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
