import { hash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MONDAY, TUESDAY, WEDNESDAY } from '../faults/class.ts';
import { learnerId } from '../builders/lms/sandbox.ts';
import { servingFile } from '../builders/served/waymark-file.ts';
import { databaseServer, done, hangingAt, installed, started } from './installed.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** After the hour at which the school's night is due. */
const NIGHT = '2026-09-14T12:00:00Z';

let server: Awaited<ReturnType<typeof databaseServer>>;

beforeAll(async () => {
  server = await databaseServer();
});
afterAll(() => server.stop());

/** A database for one test alone: by whom it is worked with, and by whom it is owned. */
async function database(name: string): Promise<{ url: string; owner: string }> {
  await server.sql(`create database ${name} owner waymark_owner`);
  return { url: server.url(name, 'waymark'), owner: server.url(name, 'waymark_owner') };
}

describe('what the image holds', () => {
  // the same place each time: what reads the sources as they are keeps them read by their place
  const image = join(tmpdir(), `waymark-image-${userInfo().username}-${hash('sha256', ROOT).slice(0, 16)}`);
  const away = (): void => rmSync(image, { recursive: true, force: true });
  afterAll(away);

  it('brings the schema up to date, serves until it is told to end, and needs nothing else of the repository', async () => {
    away(); // of a run that was cut short
    mkdirSync(image);
    for (const [, files = ''] of readFileSync(join(ROOT, 'manifests/self-host/Dockerfile'), 'utf8').matchAll(
      /^COPY (?!--from)(.+) \.\/?\S*$/gm,
    ))
      for (const name of files.split(' ')) cpSync(join(ROOT, name), join(image, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(image, 'node_modules'));
    const { url: databaseUrl, owner } = await database('image');
    const env = {
      DATABASE_URL: databaseUrl,
      WAYMARK_KEY: Buffer.alloc(32, 1).toString('base64'),
      NODE_ENV: 'production',
    };

    const migrated = started(['src/cli/waymark.mjs', 'migrate'], {
      cwd: image,
      env: { ...env, DATABASE_OWNER_URL: owner },
    });
    expect([await migrated.exited, migrated.said()]).toEqual([0, expect.stringContaining('0001-wall.sql')]);
    const serving = started(['src/cli/waymark.mjs', 'serve', '--port', '0'], { cwd: image, env });
    const url = await serving.url();
    const answers = await Promise.all(['/readyz', '/privacy', '/assets/board.js'].map((path) => fetch(url + path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    serving.child.kill('SIGTERM');
    expect(await serving.exited).toBe(0);
    expect(serving.said()).not.toContain('trying out');
  });
});

describe('a night that is asked to end in the middle', () => {
  it('ends within ten seconds though the LMS does not answer, and the next one finishes it with nothing twice', async () => {
    const school = await installed(await database('ended'), NIGHT);
    const wire = await hangingAt(school.sandbox.root, 2);
    const serving = started([await servingFile(new URL('serving.ts', import.meta.url)), NIGHT], {
      cwd: ROOT,
      env: { ...school.desk.env, GOOGLE_CLASSROOM_ROOT: wire.root, NODE_OPTIONS: '' },
    });
    await Promise.race([wire.hangs, serving.exited.then(() => Promise.reject(new Error(serving.said())))]);
    const asked = Date.now();
    serving.child.kill('SIGTERM');
    expect(await serving.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    wire.close();

    await done(school.desk, 'sync', '--all');
    const once = school.seen();
    expect(once.flat().length).toBeGreaterThan(5);
    expect(once.map((titles) => titles.length)).toEqual(once.map((titles) => new Set(titles).size));
    await done(school.desk, 'sync', '--all');
    expect(school.seen()).toEqual(once);
    await school.close();
  });
});

describe('an old backup that is put back', () => {
  it('is reconciled by the next night with what stands in the LMS: nothing comes twice, and nothing is lost', async () => {
    const school = await installed(await database('waymark_now'), MONDAY);
    await done(school.desk, 'sync', '--all');
    await server.sql('create database backup template waymark_now');
    school.moveTo(TUESDAY);
    await done(school.desk, 'sync', '--all');
    const before = school.seen();
    const erase = ['erase', '--school', 'small', '--learner', learnerId(5)];
    await done(school.desk, ...erase);

    await server.sql('drop database waymark_now', 'create database waymark_now owner waymark_owner template backup');
    const report = await done(school.desk, 'sync', '--all');
    expect(report).toContain('after a backup was put back');
    expect(school.seen()).toEqual(before);
    await done(school.desk, ...erase); // the backup brought back who was erased: the page says to do it again

    school.moveTo(WEDNESDAY);
    await done(school.desk, 'sync', '--all');
    const after = school.seen();
    expect(after.map((titles) => titles.length)).toEqual(after.map((titles) => new Set(titles).size));
    await school.close();
  });
});
