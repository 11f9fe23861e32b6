import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../src/evidence/types.ts';
import { EvidenceId, SchoolId } from '../../src/ids.ts';
import { migrate, openStore, storeState } from '../../src/store/index.ts';
import { readMigrations } from '../../src/store/engine/migrations.ts';
import { openFolder } from '../../src/store/engine/pglite.ts';
import { saveEvidence } from '../../src/store/results/evidence.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { evidence } from '../builders/evidence.ts';
import { processFile, SHORT_LIVED } from '../builders/served/process-file.ts';
import { schoolFile } from '../builders/school.ts';
import { MONDAY, RUN, freshSchool } from './suites/engine.ts';

function results(from: number): Evidence[] {
  return Array.from({ length: 2000 }, (_, n) => evidence({ id: EvidenceId.parse(`e${from + n}`), key: `${from + n}` }));
}

/** How much evidence the engine believes there is; -1: it has never looked. */
async function rowsKnown(store: Store): Promise<unknown> {
  const [row] = await store.school(school, (db) =>
    db.query<{ rows: number }>(`select reltuples as rows from pg_class where oid = 'evidence'::regclass`),
  );
  return row?.rows;
}

const school = freshSchool();

describe('an embedded store in a folder', () => {
  let dataDir: string;
  const settings = (): { databaseUrl: null; dataDir: string } => ({ databaseUrl: null, dataDir });

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

  it('knows how much its tables hold once they have grown, so that a year is found by its indexes, in the same process and in the next', async () => {
    const store = await openStore(settings());
    const add = (from: number): Promise<void> =>
      store.school(school, (db) => saveEvidence(db, { added: results(from), superseded: [] }, RUN, MONDAY));
    await add(0);
    expect(await rowsKnown(store)).toBe(-1);
    for (let n = 0; n < 100; n += 1) await store.school(school, async () => {});
    expect(await rowsKnown(store)).toBe(2000);
    await add(2000);
    await add(4000);
    await store.close();

    const next = await openStore(settings());
    expect(await rowsKnown(next)).toBe(6000);
    await next.close();
  });

  it('killed in the middle of writing has every row it acknowledged, and can be used at once', async () => {
    const writer = processFile(new URL('./folder-writer.ts', import.meta.url));
    const child = spawn(process.execPath, [...SHORT_LIVED, writer, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let acknowledged = 0;
    await new Promise((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        acknowledged += chunk.toString().split('\n').length - 1;
        if (acknowledged >= 20) child.kill('SIGKILL');
      });
      child.once('exit', resolve);
    });

    const store = await openStore(settings());
    const [row] = await store.school(SchoolId.parse('killed'), (db) =>
      db.query<{ held: number }>('select count(*) as held from learners'),
    );
    await store.close();
    expect(acknowledged).toBeGreaterThanOrEqual(20);
    expect(row?.held).toBeGreaterThanOrEqual(acknowledged);
  });

  it('made by a newer Waymark is refused, and its lock given back', async () => {
    const driver = await openFolder(dataDir, 'test');
    await driver.transaction((session) =>
      session.query(`insert into waymark_migrations (version, name, checksum) values (99, 'later', '')`),
    );
    await driver.close();

    const held = async (): Promise<unknown> => {
      const reader = await openFolder(dataDir, 'test');
      const rows = await reader.transaction(async (session) => [
        await session.query('select * from waymark_migrations order by version'),
        await session.query('select * from learners order by school, learner'),
      ]);
      await reader.close();
      return rows;
    };
    const before = await held();
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(openStore(settings())).rejects.toMatchObject({ kind: 'ahead' });
    expect(await held()).toEqual(before);
    expect(await storeState(settings())).toMatchObject({ state: 'ahead' });
  });

  it.each<[string, RegExp, (database: string) => Promise<void>]>([
    ['foreign files', /not Waymark's/, (database) => rm(join(database, 'PG_VERSION'))],
    [
      'a file in its place',
      /a file stands/,
      async (database) => {
        await rm(database, { recursive: true });
        await writeFile(database, 'not a folder');
      },
    ],
    [
      'a database of another engine',
      /another engine \(version 12/,
      (database) => writeFile(join(database, 'PG_VERSION'), '12\n'),
    ],
    ['a control file that was cut off', /damaged/, (database) => truncate(join(database, 'global', 'pg_control'), 10)],
    [
      'a control file full of noise',
      /damaged/,
      (database) => writeFile(join(database, 'global', 'pg_control'), Buffer.alloc(8192, 7)),
    ],
    [
      'a database without its log',
      /damaged/,
      async (database) => {
        await cp(join(dataDir, 'db'), database, { recursive: true });
        await rm(join(database, 'pg_wal'), { recursive: true });
      },
    ],
  ])('with %s is refused in a sentence, and not a byte of it is touched', async (_what, why, spoil) => {
    const copy = await mkdtemp(join(tmpdir(), 'waymark-spoilt-'));
    for (const name of ['PG_VERSION', 'global/pg_control']) await cp(join(dataDir, 'db', name), join(copy, 'db', name)); // all that is looked at from outside
    await spoil(join(copy, 'db'));
    const before = await bytesOf(join(copy, 'db'));

    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(openStore({ databaseUrl: null, dataDir: copy })).rejects.toMatchObject({
        kind: 'folder',
        message: expect.stringMatching(why),
        todo: expect.stringContaining('WAYMARK_DATA_DIR'),
      });
    }
    expect(await bytesOf(join(copy, 'db'))).toEqual(before);
    await rm(copy, { recursive: true });
  });

  it('in use already is refused, and not a byte of it is touched', async () => {
    const holder = await openFolder(dataDir, 'start');
    const before = await bytesOf(join(dataDir, 'db'));

    await expect(openStore(settings(), { command: 'sync' })).rejects.toMatchObject({
      name: 'StoreBusy',
      command: 'start',
    });
    await expect(migrate(settings())).rejects.toMatchObject({ name: 'StoreBusy' });

    expect(await bytesOf(join(dataDir, 'db'))).toEqual(before);
    await holder.close();
  });

  it('taken over by another process while this one stood still is not written to any more, not in closing either', async () => {
    const driver = await openFolder(dataDir, 'start');
    const [mine] = await readdir(join(dataDir, 'lock'));
    await writeFile(
      join(dataDir, 'lock', String(Number(mine) + 1)),
      JSON.stringify({ pid: 1, started: null, where: 'elsewhere', command: 'sync' }),
    );
    const before = await bytesOf(dataDir);

    await expect(driver.transaction((session) => session.query('select 1'))).rejects.toMatchObject({
      kind: 'overtaken',
      todo: expect.stringContaining('end this process'),
    });
    await driver.close();
    expect(await bytesOf(dataDir)).toEqual(before);
    await rm(join(dataDir, 'lock'), { recursive: true });
  });

  it('below a file, or named as one, says so and what to set', async () => {
    const file = join(dataDir, '..', 'file');
    await writeFile(file, '');

    for (const place of [file, join(file, 'below')]) {
      const named = { databaseUrl: null, dataDir: place };
      await expect(openStore(named)).rejects.toMatchObject({
        kind: 'folder',
        todo: expect.stringContaining('WAYMARK_DATA_DIR'),
      });
      expect(await storeState(named)).toMatchObject({ state: 'folder', what: expect.stringContaining('file') });
    }
  });

  it('of another user is refused in a sentence, and is not taken for one that is not there yet', async () => {
    await asNobody(dataDir, async () => {
      await expect(openStore(settings())).rejects.toMatchObject({
        kind: 'folder',
        message: expect.stringContaining('EACCES'),
        todo: expect.stringContaining('user'),
      });
      expect(await storeState(settings())).toMatchObject({
        state: 'folder',
        what: expect.stringContaining('this user'),
      });
    });
  });

  it('that may be looked into but not written is refused in a sentence', async () => {
    await chmod(join(dataDir, '..'), 0o755);
    await asNobody(
      dataDir,
      async () => {
        await expect(openStore(settings())).rejects.toMatchObject({
          kind: 'folder',
          message: expect.stringContaining('EACCES'),
        });
        expect(await storeState(settings())).toMatchObject({ state: 'folder' });
      },
      0o555,
    );
  });
});

/** Every file below with a hash of its bytes. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const names = (await stat(folder)).isDirectory() ? await readdir(folder, { recursive: true }) : [''];
  const bytes: Record<string, string> = {};
  for (const name of names) {
    const path = join(folder, name);
    bytes[name] = (await stat(path)).isDirectory()
      ? 'folder'
      : createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
  }
  return bytes;
}

/** Without rights on the folder: as a user without any where this is run by root, whom no mode keeps out. */
async function asNobody(folder: string, work: () => Promise<void>, mode = 0): Promise<void> {
  const NOBODY = 65_534;
  const root = process.geteuid?.() === 0;
  await rm(join(folder, 'lock'), { recursive: true, force: true });
  await chmod(folder, mode);
  if (root) process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o700);
  }
}
