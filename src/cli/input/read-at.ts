import type { Command } from 'commander';
import { SchoolId } from '../../ids.ts';
import type { JobStore } from '../../store/records.ts';
import { readInstant, toDateTime, type Instant } from '../../time.ts';
import { InputError, type Io } from '../io.ts';
import { readId } from './read-id.ts';

export interface AtOptions {
  readonly at?: string;
  readonly far?: boolean;
}

/** Adds `--at`, which means this, and `--far`. */
export function atOption(command: Command, what: string): Command {
  return command
    .option('--at <time>', what)
    .option('--far', 'the time of --at is meant, though it lies more than a year from the newest result');
}

/** The clock of a run: `--at` when given, else now. */
export function readAt({ at: text }: AtOptions, io: Pick<Io, 'now'>): Instant {
  if (text === undefined) return io.now();
  const at = readInstant(text);
  if (at === null) throw new InputError([`--at: "${text}" is no time; write one such as 2026-03-09T08:00:00Z`]);
  return at;
}

/**
 * A mistyped year would make all evidence look unknown or too old, so `--at` must lie within a year of the newest
 * result stored (of now, where there is none), unless `--far` says it is meant. Checked before anything is done.
 * @throws InputError naming the year
 */
export async function refuseFar(
  store: Pick<JobStore, 'school' | 'schools'>,
  options: AtOptions & { readonly school?: string },
  io: Pick<Io, 'now'>,
): Promise<void> {
  if (options.at === undefined || options.far === true) return;
  const at = readAt(options, io);
  const newest = await newestIn(store, options.school);
  const near = newest ?? io.now();
  const [early, late] = [-1, 1].map((years) => toDateTime(near).plus({ years }).toMillis());
  const asked = toDateTime(at);
  if (early === undefined || late === undefined || (asked.toMillis() >= early && asked.toMillis() <= late)) return;
  const where = asked.toMillis() < early ? 'before' : 'after';
  const of = newest === null ? `today, ${near.slice(0, 10)}` : `the newest result held, of ${near.slice(0, 10)}`;
  throw new InputError([
    `--at: the year ${asked.year} lies more than a year ${where} ${of}; nothing was done. Correct the year, or add --far if it is meant`,
  ]);
}

async function newestIn(
  store: Pick<JobStore, 'school' | 'schools'>,
  school: string | undefined,
): Promise<Instant | null> {
  const schools = school === undefined ? await store.schools() : [readId(SchoolId, school, '--school')];
  let newest: Instant | null = null;
  for (const id of schools) {
    const at = await store.school(id, (records) => records.newestEvidence());
    if (at !== null && (newest === null || at > newest)) newest = at;
  }
  return newest;
}
