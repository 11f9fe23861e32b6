import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofNode } from '../builders/served/of-node.ts';
import { servingFile } from '../builders/served/waymark-file.ts';
import { databaseServer, done, hangingAt, installed, started } from './installed.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODE = '24.0.0';
const NIGHT = '2026-09-14T12:00:00Z';
/** What a test does not wait for: the rest before the next try. */
const HURRY = `update waymark_queue.job set start_after = now() where state < 'active'`;

let server: Awaited<ReturnType<typeof databaseServer>>;
const { node } = process.versions;
beforeAll(async () => {
  ofNode(NODE);
  server = await databaseServer();
});
afterAll(async () => {
  ofNode(node);
  await server.stop();
});

describe('several machines with one database and no cloud', () => {
  it('have a night whose first machine is ended in the middle: another goes on, and nothing comes twice', async () => {
    await server.sql('create database several owner waymark_owner');
    const url = server.url('several', 'waymark');
    const school = await installed({ url, owner: server.url('several', 'waymark_owner') }, NIGHT);
    school.desk.env['WAYMARK_QUEUE'] = 'postgres';
    expect(await school.desk.run('doctor')).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/MEND {2}WAYMARK_QUEUE.*\n.*migrate/),
    });
    expect(await done(school.desk, 'migrate')).toContain('queue');
    await done(school.desk, 'doctor');

    const { DATABASE_OWNER_URL: _, ...env } = school.desk.env;
    const machine = async (root: string) =>
      started([await servingFile(new URL('serving.ts', import.meta.url)), NIGHT, NODE], {
        cwd: ROOT,
        env: { ...env, GOOGLE_CLASSROOM_ROOT: root, NODE_OPTIONS: '' },
      });
    const wire = await hangingAt(school.sandbox.root, 2);
    const first = await machine(wire.root);
    await Promise.race([wire.hangs, first.exited.then(() => Promise.reject(new Error(first.said())))]);
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    wire.close();

    const second = await machine(school.sandbox.root);
    while ((await server.sqlIn('several', `select 1 from course_nights where had_at is not null`)) === 0) {
      await server.sqlIn('several', HURRY);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);

    const once = school.seen();
    expect(once.flat().length).toBeGreaterThan(5);
    expect(once.map((titles) => titles.length)).toEqual(once.map((titles) => new Set(titles).size));
    await done(school.desk, 'sync', '--all');
    expect(school.seen()).toEqual(once);
    await school.close();
  });
});
