import { once } from 'node:events';
import type { Command } from 'commander';
import type { Sitting } from '../../evidence/types.ts';
import type { EvidenceId } from '../../ids.ts';
import { forecasterOf } from '../../mastery/forecast/forecast.ts';
import { namedForecaster } from '../../mastery/forecast/forecasts.ts';
import { assessSeen } from '../../mastery/mastery.ts';
import { SOURCES } from '../shown/table-words.ts';
import type { Instant } from '../../time.ts';
import { readEvidenceCsv } from '../../tables/evidence-csv.ts';
import type { RowRead, TableListener } from '../../tables/evidence-table.ts';
import { EXIT, InputError, say, sayJson, tell, type Exit, type Io } from '../io.ts';
import { readTerms, type MasteryFlags, type MasteryTerms } from '../input/mastery-rule.ts';
import { masteryInWords, masteryJson, masteryTable, printable } from '../shown/mastery-table.ts';

/** `waymark mastery`: a table of evidence on stdin, mastery on stdout. Needs no store and no settings. */
export function registerMastery(program: Command, io: Io, done: (exit: Exit) => void): void {
  program
    .command('mastery')
    .description(
      'compute mastery from a CSV on stdin: learner,target,at,score and optionally possible,questions,source,item,kind, an export with those under other names, or a gradebook',
    )
    .option('--method <name>', 'how mastery is computed')
    .option('--threshold <share>', 'share of points that counts as mastered, above 0 and up to 1')
    .option('--rule <file>', "YAML or JSON with the keys of a school file's rule")
    .option('--at <time>', 'the moment to look from; rows after it do not count (default: the newest row)')
    .option('--dates <order>', 'how dates such as 9/1/2026 are written: month-first or day-first')
    .option('--predict', 'write line,p instead: the chance of a full score on each row, from the rows above it')
    .option('--explain', 'say it in words')
    .option('--json', 'answer as JSON')
    .action(async (flags: MasteryFlags) => done(await runMastery(flags, io)));
}

/**
 * @returns 0 when every row counted, 1 when some were rejected (each is named with its line)
 * @throws InputError for a flag, rule file or header that cannot be used; nothing was written then
 */
export async function runMastery(flags: MasteryFlags, io: Io): Promise<Exit> {
  const { terms, problems } = await readTerms(flags);
  if (problems.length > 0 && 'isTTY' in io.stdin && io.stdin.isTTY === true) throw new InputError(problems); // do not wait for typing
  const table = new Table(flags, io);
  const rows = readEvidenceCsv(io.stdin, terms.dates, table);
  const first = await firstRow(rows, problems);
  return flags.predict === true ? predict(terms, first, rows, io) : compute(flags, terms, table, first, rows, io);
}

/** What was heard of the table while it was read. */
class Table implements TableListener {
  readonly #flags: MasteryFlags;
  readonly #io: Io;
  /** Its results have an order and no times. */
  undated = false;

  constructor(flags: MasteryFlags, io: Io) {
    this.#flags = flags;
    this.#io = io;
  }

  note(text: string): void {
    tell(this.#io, printable(text));
  }

  gradebook(dated: boolean): void {
    const problems: string[] = [];
    if (this.#flags.predict === true)
      problems.push(
        '--predict: a gradebook has all of a learner in one line, and rows cannot be foretold from those above; put each result on a line of its own',
      );
    if (this.#flags.at !== undefined && !dated)
      problems.push(
        '--at: this gradebook has no dates, so there is no moment to look from; add a row "Date" above the learners',
      );
    if (problems.length > 0) throw new InputError(problems);
    this.undated = !dated;
  }
}

/** The header is read with the first row, so that its problems are told together with those of the flags. */
async function firstRow(rows: AsyncGenerator<RowRead>, problems: readonly string[]): Promise<RowRead | null> {
  try {
    const first = await rows.next();
    if (problems.length === 0) return first.done === true ? null : first.value;
  } catch (error) {
    if (error instanceof InputError) throw new InputError([...problems, ...error.problems]);
    throw error;
  }
  await rows.return(undefined);
  throw new InputError(problems);
}

async function compute(
  flags: MasteryFlags,
  terms: MasteryTerms,
  table: Table,
  first: RowRead | null,
  rows: AsyncIterable<RowRead>,
  io: Io,
): Promise<Exit> {
  const sittings: Sitting[] = [];
  const rejected: { line: number; why: string }[] = [];
  for await (const read of following(first, rows)) {
    if (read.row === null) rejected.push({ line: read.line, why: read.why });
    else sittings.push({ ...read.row, evidence: [`line ${read.line}, ${read.row.source}` as EvidenceId] });
  }
  const mastery = assessSeen({
    sittings,
    ruleFor: () => terms.rule,
    at: terms.at ?? newest(sittings),
    counting: SOURCES,
  });
  const on = table.undated ? workAt(sittings) : undefined;
  if (flags.json === true) {
    sayJson(io, { mastery: mastery.map((each) => masteryJson(each, flags.explain === true, on)), rejected });
  } else {
    say(io, (flags.explain === true ? masteryInWords(mastery, on) : masteryTable(mastery)).join('\n')); // joined first: a call cannot take a million arguments
    if (rejected.length > 0) tell(io, rejected.map(tellRejected).join('\n'));
  }
  return rejected.length === 0 ? EXIT.done : EXIT.failed;
}

/** Where only the order is known, a moment is called by the work that stands for it. */
function workAt(sittings: readonly Sitting[]): (at: Instant) => string {
  const works = new Map(sittings.map(({ at, source }) => [at, source]));
  return (at) => `“${works.get(at) ?? at}”`;
}

function newest(sittings: readonly Sitting[]): Instant {
  return sittings.reduce((latest, { at }) => (at > latest ? at : latest), '' as Instant);
}

const CHUNK = 4096;

async function predict(
  { rule, forecast }: MasteryTerms,
  first: RowRead | null,
  rows: AsyncIterable<RowRead>,
  { stdout, stderr }: Io,
): Promise<Exit> {
  const forecaster = forecast === null ? forecasterOf(rule) : namedForecaster(forecast);
  let exit: Exit = EXIT.done;
  let lines = ['line,p'];
  for await (const read of following(first, rows)) {
    if (read.row === null) {
      exit = EXIT.failed;
      stderr.write(`${tellRejected(read)}\n`);
      continue;
    }
    lines.push(`${read.line},${forecaster.chance(read.row)}`);
    forecaster.learn(read.row, read.row);
    if (lines.length < CHUNK) continue;
    if (!stdout.write(`${lines.join('\n')}\n`)) await once(stdout, 'drain');
    lines = [];
  }
  if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`);
  return exit;
}

async function* following(first: RowRead | null, rows: AsyncIterable<RowRead>): AsyncGenerator<RowRead> {
  if (first !== null) yield first;
  yield* rows;
}

function tellRejected({ line, why }: { readonly line: number; readonly why: string }): string {
  return `line ${line}: not counted, ${why}`;
}
