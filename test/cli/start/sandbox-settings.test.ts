import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { openApp, wireApp } from '../../../src/app.ts';
import { localSecrets } from '../../../src/store/secrets/secrets.ts';
import { InputError, type Io } from '../../../src/cli/io.ts';
import { openSandboxSchools } from '../../../src/cli/start/sandbox-school.ts';
import { sandboxSettings } from '../../../src/cli/start/sandbox-settings.ts';
import { loadConfig } from '../../../src/config.ts';
import { SchoolId } from '../../../src/ids.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { loadSchoolFile, saveSchoolFile } from '../../../src/store/schools.ts';
import { instant } from '../../../src/time.ts';
import { desk } from '../../builders/served/command.ts';
import { makeStoreIn } from '../../builders/served/store-folder.ts';
import { memoryStore } from '../../builders/served/store.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const IO: Io = {
  stdin: Readable.from([]),
  stdout: new PassThrough().resume(),
  stderr: new PassThrough().resume(),
  env: {},
  now: () => NOW,
  interrupted: () => new Promise<void>(() => {}),
};

function school(id: string, teacher: string): Record<string, unknown> {
  return {
    school: { id, name: `School of ${teacher}`, lms: 'google', timeZone: 'UTC' },
    courses: [{ id: '6001', teacher }],
  };
}
const SANDBOX = [school('cedar', 't.rivera@cedar.example')].map((each) => ({ schoolFile: each, credentials: [] }));

const at = desk();

async function apply(file: object): Promise<void> {
  const path = join(at.folder, 'school.json');
  writeFileSync(path, JSON.stringify(file));
  expect((await at.run('apply', path)).exit).toBe(0);
}

/** What `npm start` does before its first night. */
async function prepare(): Promise<void> {
  const settings = sandboxSettings(at.env);
  const app = await openApp(settings, { now: () => NOW });
  try {
    await openSandboxSchools(app, SANDBOX, IO);
  } finally {
    await app.close();
  }
}

describe('the sandbox', () => {
  it('leaves a real school of the same id as it is', async () => {
    const data = at.env['WAYMARK_DATA_DIR'] ?? '';
    await Promise.all([data, join(data, 'sandbox')].map(makeStoreIn));
    await apply(school('cedar', 'real.teacher@district.example'));

    await prepare();

    const { out } = await at.run('export', '--school', 'cedar');
    expect(out).toContain('real.teacher');
    expect(out).not.toContain('t.rivera');
  }, 120_000); // a database in a folder is opened three times

  it('refuses a store that holds another school, or its own id with other teachers', async () => {
    const settings = { ...loadConfig({}), store: { databaseUrl: null, dataDir: 'the/folder' } };
    const app = wireApp(settings, await memoryStore(), localSecrets(randomBytes(32)), () => NOW);
    const hold = (file: object, id: string): Promise<unknown> =>
      app.store.school(SchoolId.parse(id), (db) => saveSchoolFile(db, SchoolFile.parse(file), NOW));
    await openSandboxSchools(app, SANDBOX, IO);
    await openSandboxSchools(app, SANDBOX, IO);

    await hold(school('cedar', 'real.teacher@district.example'), 'cedar');
    await hold(school('pine', 't.rivera@cedar.example'), 'pine');
    await expect(openSandboxSchools(app, SANDBOX, IO)).rejects.toThrow(
      new InputError([
        "the/folder: holds a school that is not the sandbox's (cedar, pine), and nothing was changed; set WAYMARK_DATA_DIR to another folder for trying out",
      ]),
    );
    expect(await app.store.school(SchoolId.parse('cedar'), loadSchoolFile)).toMatchObject({
      courses: [{ teacher: 'real.teacher@district.example' }],
    });
    await app.close();
  });

  it('uses no database server, and a folder of its own inside the data folder', () => {
    const named = {
      WAYMARK_QUEUE: 'cloud-tasks',
      DATABASE_URL: 'postgres://school.example/waymark',
      DATABASE_OWNER_URL: 'postgres://owner@school.example/waymark',
      WAYMARK_DATA_DIR: 'd',
    };
    expect(sandboxSettings(named).store).toMatchObject({
      databaseUrl: null,
      ownerUrl: null,
      dataDir: join('d', 'sandbox'),
    });
    expect(sandboxSettings({}).store.dataDir).toBe(join('.waymark', 'sandbox'));
  });

  it('logs among what people read nothing but what went wrong, unless it is asked to', () => {
    expect(['', undefined, 'info'].map((level) => sandboxSettings({ LOG_LEVEL: level }).logLevel)).toEqual([
      'warn',
      'warn',
      'info',
    ]);
  });
});
