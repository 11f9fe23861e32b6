import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Command } from 'commander';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.ts';
import { approveCommand } from '../../src/cli/teacher/approve.ts';
import { InputError, type Io } from '../../src/cli/io.ts';
import { pauseCommands } from '../../src/cli/teacher/pause.ts';
import { scorecardCommand } from '../../src/cli/teacher/scorecard.ts';
import { syncCommand } from '../../src/cli/operator/sync.ts';
import { undoCommand } from '../../src/cli/teacher/undo.ts';
import { whatIfCommand } from '../../src/cli/teacher/what-if.ts';
import { refuseFar } from '../../src/cli/input/read-at.ts';
import { RunId, SchoolId } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';
import { desk } from '../builders/served/command.ts';
import { evidence } from '../builders/evidence.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { schoolFile } from '../builders/school.ts';

const NOW = instant('2026-12-14T07:00:00Z');
const CEDAR = SchoolId.parse('cedar');
const IO: Io = {
  stdin: Readable.from([]),
  stdout: new PassThrough().resume(),
  stderr: new PassThrough().resume(),
  env: {},
  now: () => NOW,
  interrupted: () => new Promise<void>(() => {}),
};

const RULE = join(desk().folder, 'rule.yaml');
writeFileSync(RULE, '{}');

let store: MemoryJobStore;
beforeEach(async () => {
  store = memoryJobStore();
  await store.school(CEDAR, (records) => records.saveSchoolFile(schoolFile(), NOW));
});

async function hold(at: string): Promise<void> {
  await store.school(CEDAR, (records) =>
    records.saveEvidence({ added: [evidence({ at: instant(at) })], superseded: [] }, RunId.parse('r'), NOW),
  );
}

async function said(at: string, more: { readonly far?: boolean; readonly school?: string } = {}): Promise<string> {
  try {
    await refuseFar(store, { at, ...more }, IO);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'taken';
}

/** The command with these words, over the store alone: whatever else it touched would throw. */
async function run(...argv: readonly string[]): Promise<void> {
  const program = new Command('waymark').exitOverride();
  for (const register of [syncCommand, approveCommand, pauseCommands, undoCommand, whatIfCommand, scorecardCommand]) {
    register(
      program,
      IO,
      (_io, work) => work({ sync: { store } } as unknown as App),
      () => undefined,
    );
  }
  await program.parseAsync(argv, { from: 'user' });
}

describe('the time of --at', () => {
  it('lies within a year of the newest result held', async () => {
    await hold('2026-10-02T14:00:00Z');
    for (const near of ['2025-10-02T14:00:00Z', '2026-12-14T07:00:00Z', '2027-10-02T14:00:00Z'])
      expect(await said(near)).toBe('taken');
    expect(await said('2025-10-02T13:59:00Z')).toMatch(
      /^--at: the year 2025 lies more than a year before the newest result held, of 2026-10-02; nothing was done\..* --far/,
    );
    expect(await said('2027-10-02T14:01:00Z')).toMatch(
      /^--at: the year 2027 lies more than a year after the newest result/,
    );
  });

  it('lies within a year of today where nothing is held', async () => {
    expect(await said('2026-03-01T00:00:00Z')).toBe('taken');
    expect(await said('2016-12-14T07:00:00Z')).toMatch(/the year 2016 lies more than a year before today, 2026-12-14/);
    expect(await said('2062-12-14T07:00:00Z', { school: 'nobody' })).toMatch(
      /the year 2062 lies more than a year after today/,
    );
  });

  it('is any other when it is said to be meant', async () => {
    expect(await said('2016-12-14T07:00:00Z', { far: true })).toBe('taken');
  });

  it.each([
    ['sync', '--all'],
    ['sync', '--course', '6001', '--dry-run'],
    ['approve', '--course', '6001'],
    ['pause', '--school', 'cedar'],
    ['resume', '--course', '6001'],
    ['undo', '--run', 'r'],
    ['what-if', '--course', '6001', '--rule', RULE],
    ['scorecard', '--school', 'cedar'],
  ])('is looked at before anything is done by %s %s %s', async (...argv) => {
    await hold('2026-12-11T14:00:00Z');
    const before = store.snapshot();
    await expect(run(...argv, '--at', '2016-12-14T07:00:00Z')).rejects.toThrow(/the year 2016/);
    expect(store.snapshot()).toEqual(before);
  });

  it('can be said to be meant wherever it can be said, but where nothing is kept', async () => {
    const at = desk();
    const names = [...(await at.run('--help')).out.matchAll(/^ {2}([a-z][a-z-]+) /gm)].map(([, name = '']) => name);
    const flags = await Promise.all(names.map(async (name) => ({ name, help: (await at.run(name, '--help')).out })));
    const taking = (flag: string): string[] => flags.filter(({ help }) => help.includes(flag)).map(({ name }) => name);
    expect(taking('--at <time>').filter((name) => name !== 'mastery')).toEqual([
      'sync',
      'approve',
      'choose',
      'pause',
      'resume',
      'undo',
      'what-if',
      'scorecard',
    ]);
    expect(taking('--far')).toEqual(['sync', 'approve', 'choose', 'pause', 'resume', 'undo', 'what-if', 'scorecard']);
  });
});
