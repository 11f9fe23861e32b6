import { createServer, connect, type Server as NetServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { CourseId } from '../../src/ids.ts';
import { openServer } from '../../src/store/engine/postgres.ts';
import { LIMITS, type Limits } from '../../src/store/engine/server-limits.ts';
import type { Store } from '../../src/store/types.ts';
import { storeOver } from '../../src/store/engine/wall.ts';
import { startMigrated, type Server } from '../builders/served/server.ts';
import { COURSE, freshSchool } from './suites/engine.ts';

/** As short as a busy machine lets them be. */
const SHORT: Limits = { statement: 1_000, lock: 300, idle: 500, answer: 2_000 };

describe('a transaction on a server', () => {
  let server: Server;
  let store: Store;

  beforeAll(async () => {
    server = await startMigrated();
    store = storeOver(await openServer(server.url(), { limits: SHORT }));
  });
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  it('whose connection is ended between two statements fails by name, and the next one is as ever', async () => {
    const school = freshSchool();
    const cut = store.school(school, async (db) => {
      await db.query(`insert into learners (learner, name) values ('9001', 'Ana')`);
      await endBackends();
      await db.query('select 1');
    });

    await expect(cut).rejects.toMatchObject({ kind: 'unreachable', todo: expect.stringContaining('again') });
    expect(await store.school(school, (db) => db.query('select * from learners'))).toEqual([]);
  });

  it('whose connection is ended before it is kept is not told as kept', async () => {
    const school = freshSchool();
    const cut = store.school(school, async (db) => {
      await db.query(`insert into learners (learner, name) values ('9001', 'Ana')`);
      await endBackends();
    });

    await expect(cut).rejects.toMatchObject({ kind: 'unreachable' });
    expect(await store.school(school, (db) => db.query('select * from learners'))).toEqual([]);
  });

  it('that waits for a row another one holds gives up, and says that it was a wait', async () => {
    const school = freshSchool();
    await store.school(school, (db) => db.query(`insert into learners (learner, name) values ('9001', 'Ana')`));
    const other = new Client(server.url());
    await other.connect();
    await other.query('begin');
    await other.query('select * from learners for update');

    const waiting = store.school(school, (db) => db.query(`update learners set name = 'Ana R.'`));
    await expect(waiting).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('another transaction'),
    });
    await other.end();
  });

  it('whose statement takes too long is ended', async () => {
    const slow = store.school(freshSchool(), (db) => db.query('select pg_sleep(30)'));

    await expect(slow).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining('too long') });
  });

  it('that stands still between two statements is ended by the server', async () => {
    const idle = store.school(freshSchool(), async (db) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 1_000);
      });
      await db.query('select 1');
    });

    await expect(idle).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining('stood still') });
  });

  it('has its limits for itself alone: the lock of a course outlives them all', async () => {
    const school = freshSchool();
    const held = await store.withCourse(school, COURSE, async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 3_000);
      });
      return store.withCourse(school, COURSE, async () => 'both');
    });

    expect(held).toBeNull();
    expect(LIMITS.statement).toBeLessThan(LIMITS.answer); // the server speaks first, the wire's limit is for a server that cannot
  });

  it('on a wire that has frozen ends, closing the store too', async () => {
    const wire = await frozenOnDemand(Number(new URL(server.url()).port));
    const far = storeOver(await openServer(`postgres://postgres@127.0.0.1:${wire.port}/postgres`, { limits: SHORT }));
    const school = freshSchool();
    const held = far.withCourse(school, CourseId.parse('frozen'), async () => {
      wire.freeze();
      return far
        .school(school, (db) => db.query('select 1'))
        .then(
          () => 'answered',
          (error: unknown) => error,
        );
    });

    await expect(held).resolves.toMatchObject({ kind: 'unreachable' });
    await far.close();
    await wire.close();
  });

  async function endBackends(): Promise<void> {
    const admin = new Client(server.url());
    await admin.connect();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'waymark'`);
    await admin.end();
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    }); // until the news has come
  }
});

/** A way to the server on which, from a moment on, nothing comes through any more and nothing is closed. */
async function frozenOnDemand(port: number): Promise<{ port: number; freeze(): void; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  let frozen = false;
  const wire: NetServer = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.push(from);
      from.on('error', () => {});
      from.on('data', (chunk) => {
        if (!frozen) to.write(chunk);
      });
      from.on('close', () => {
        if (!frozen) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => {
    wire.listen(0, '127.0.0.1', resolve);
  });
  const address = wire.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    freeze: () => {
      frozen = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        wire.close(resolve);
      });
    },
  };
}
