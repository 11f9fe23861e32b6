import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.ts';
import type { Io } from '../../src/cli/io.ts';
import { syncCommand } from '../../src/cli/operator/sync.ts';
import { SchoolId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { UnknownSelection } from '../../src/sync/find.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import { memoryJobStore } from '../builders/memory/memory-job-store.ts';
import { schoolFile } from '../builders/school.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const store = memoryJobStore();
const asked: string[] = [];
const sync: SyncParts = {
  store,
  connect: (file) => {
    asked.push(file.school.id);
    return Promise.reject(new LmsError('denied', 'no credential', { todo: 'waymark grant', scope: 'credential' }));
  },
  disconnected: () => Promise.resolve(),
  keyedHash: () => '0',
  newId: () => 'run',
  courses: 1,
  noteFault: () => Promise.resolve(),
};

/** The command over two schools that nobody has granted anything. */
async function run(...argv: readonly string[]): Promise<{ exit: number; out: string }> {
  const stdout = new PassThrough();
  const io: Io = {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough().resume(),
    env: {},
    now: () => NOW,
    interrupted: () => new Promise<void>(() => {}),
  };
  let exit = -1;
  const program = new Command('waymark').exitOverride();
  syncCommand(
    program,
    io,
    (_io, work) => work({ sync } as App),
    (value) => {
      exit = value;
    },
  );
  await program.parseAsync(['sync', ...argv], { from: 'user' });
  stdout.end();
  return { exit, out: await text(stdout) };
}

describe('waymark sync of a course id that two schools have', () => {
  beforeAll(async () => {
    for (const id of ['cedar', 'maple']) {
      const file = schoolFile();
      await store.school(SchoolId.parse(id), (records) =>
        records.saveSchoolFile({ ...file, school: { ...file.school, id: SchoolId.parse(id) } }, NOW),
      );
    }
  });

  it('asks which is meant', async () => {
    await expect(run('--course', '6001')).rejects.toThrow(UnknownSelection);
  });

  it('is about the one of the school that is said', async () => {
    const { exit, out } = await run('--course', '6001', '--school', 'maple', '--dry-run', '--json');
    expect({ exit, asked, ...JSON.parse(out) }).toMatchObject({
      exit: 1,
      asked: ['maple'],
      school: 'maple',
      courses: [{ id: '6001', unfinished: true }],
    });
  });
});
