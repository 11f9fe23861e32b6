import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../src/ids.ts';
import { migrate, openStore, storeState } from '../../src/store/index.ts';
import { readMigrations } from '../../src/store/migrations.ts';
import { openFolder } from '../../src/store/pglite.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { schoolFile } from '../builders/school.ts';
import { MONDAY, freshSchool } from './suites/engine.ts';

describe('an embedded store in a folder', () => {
  let dataDir: string;
  const settings = (): { databaseUrl: null; dataDir: string } => ({ databaseUrl: null, dataDir });
  const school = freshSchool();

  beforeAll(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'waymark-folder-')), 'data');
  });
  afterAll(async () => {
    await rm(join(dataDir, '..'), { recursive: true, force: true });
  });

  it('is absent until somebody needs it, and looking does not make it', async () => {
    expect(await storeState(settings())).toMatchObject({ kind: 'embedded', state: 'absent' });
    expect(await storeState(settings())).toMatchObject({ state: 'absent' });
  });

  it('is made by opening it, also where the making was cut short before', async () => {
    await mkdir(join(dataDir, 'db'), { recursive: true });
    await writeFile(join(dataDir, 'db', 'PG_VERSION'), '18'); // what a killed first start leaves
    await writeFile(join(dataDir, 'db.unfinished'), '');
    const store = await openStore(settings(), { command: 'start' });
    expect(await store.school(school, (db) => saveSchoolFile(db, schoolFile(), MONDAY))).toBe('created');

    await expect(openStore(settings())).rejects.toMatchObject({ name: 'StoreBusy', command: 'start' });
    expect(await storeState(settings())).toMatchObject({ state: 'busy', what: expect.stringContaining('start') });
    await store.close();
    await store.close(); // twice does no harm
  });

  it('holds what was saved when it is opened again', async () => {
    const store = await openStore(settings());
    expect(await store.schools()).toEqual([school]);
    await store.close();

    const { length: newest } = await readMigrations();
    expect(await storeState(settings())).toMatchObject({ state: 'ready', version: newest });
    expect(await migrate(settings())).toEqual({ from: newest, to: newest, applied: [] });
  });

  it('killed in the middle of writing has every row it acknowledged, and can be used at once', async () => {
    const writer = fileURLToPath(new URL('./folder-writer.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', writer, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    let acknowledged = 0;
    await new Promise((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        acknowledged += chunk.toString().split('\n').length - 1;
        if (acknowledged >= 20) child.kill('SIGKILL');
      });
      child.once('exit', resolve);
    });

    const store = await openStore(settings());
    const [row] = await store.school(SchoolId.parse('killed'), (db) => db.query<{ held: number }>('select count(*) as held from learners'));
    await store.close();
    expect(acknowledged).toBeGreaterThanOrEqual(20);
    expect(row?.held).toBeGreaterThanOrEqual(acknowledged);
  });

  it('made by a newer Waymark is refused, and its lock given back', async () => {
    const driver = await openFolder(dataDir, 'test');
    await driver.transaction((session) => session.query(`insert into waymark_migrations (version, name, checksum) values (99, 'later', '')`));
    await driver.close();

    for (let attempt = 0; attempt < 2; attempt += 1) await expect(openStore(settings())).rejects.toMatchObject({ kind: 'ahead' });
    expect(await storeState(settings())).toMatchObject({ state: 'ahead' });
  });

  it('where nothing can be written says so', async () => {
    await writeFile(join(dataDir, '..', 'file'), '');

    await expect(openStore({ databaseUrl: null, dataDir: join(dataDir, '..', 'file') })).rejects.toThrow();
  });
});
