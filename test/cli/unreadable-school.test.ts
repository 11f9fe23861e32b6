import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.ts';
import { checkSchool } from '../../src/cli/operator/doctor.ts';
import type { Io } from '../../src/cli/io.ts';
import { syncCommand } from '../../src/cli/operator/sync.ts';
import { SchoolId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { jobStoreOver } from '../../src/store/records.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { instant } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';
import { memoryStore } from '../builders/served/store.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const MAPLE = SchoolId.parse('maple');

let store: Store;
let app: App;
beforeAll(async () => {
  store = await memoryStore();
  for (const id of ['cedar', 'maple', 'oak'].map((each) => SchoolId.parse(each))) {
    const file = schoolFile();
    await store.school(id, (db) => saveSchoolFile(db, { ...file, school: { ...file.school, id } }, NOW));
  }
  await store.school(MAPLE, (db) => db.query(`update school_files set body = '{"school": "Ms. Lopez"}'`));
  app = {
    store,
    now: () => NOW,
    sync: {
      store: jobStoreOver(store),
      connect: () =>
        Promise.reject(new LmsError('denied', 'no credential', { todo: 'waymark grant', scope: 'credential' })),
      disconnected: async () => {},
      keyedHash: () => '0',
      newId: () => 'run',
      courses: 1,
      noteFault: () => {},
    },
  } as Partial<App> as App;
});
afterAll(() => store.close());

async function sync(...argv: readonly string[]): Promise<{ exit: number; out: string }> {
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
    (_io, work) => work(app),
    (value) => {
      exit = value;
    },
  );
  await program.parseAsync(['sync', ...argv], { from: 'user' });
  stdout.end();
  return { exit, out: await text(stdout) };
}

describe('a school whose file cannot be read', () => {
  it('keeps no other school from its night: it is listed, and the command exits with 1', async () => {
    const { exit, out } = await sync('--all', '--json');

    const report = JSON.parse(out);
    expect(exit).toBe(1);
    expect(report.courses.map(({ school }: { school: string }) => school)).toEqual(['cedar', 'oak']);
    expect(report.unread).toEqual([
      {
        school: 'maple',
        problem: {
          kind: 'settings',
          what: expect.stringContaining('the school file held for maple cannot be read'),
          do: expect.stringContaining('waymark apply FILE'),
        },
      },
    ]);
  });

  it('is listed for people as well', async () => {
    expect((await sync('--all')).out).toMatch(
      /^School maple \(not read\)\n {2}settings: .*\n {4}-> load it again: waymark apply FILE/m,
    );
  });

  it('is refused in a sentence where it alone is meant', async () => {
    await expect(sync('--school', 'maple')).rejects.toMatchObject({ name: 'StoreError', kind: 'file' });
  });

  it('is something to mend for doctor, which goes on', async () => {
    expect(await checkSchool(app, MAPLE)).toEqual([
      {
        about: 'school maple',
        ok: false,
        what: expect.stringContaining('cannot be read'),
        todo: expect.stringContaining('waymark apply FILE'),
      },
    ]);
  });

  it('has nothing of it told', async () => {
    const { out } = await sync('--all', '--json');
    expect(out).not.toContain('Lopez');
  });
});
