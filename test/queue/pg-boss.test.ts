import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { checkNode, openPgBoss, SCHEMA } from '../../src/queue/pg-boss.ts';
import { startServer, type Server } from '../builders/served/server.ts';
import { queueContract } from './contract.ts';

describe('the queue in the database', () => {
  it('says on an older Node.js what it needs, before anything of it is loaded', () => {
    expect(() => checkNode('20.19.0')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('22.12'),
        todo: expect.stringContaining('newer Node.js'),
      }),
    );
    for (const version of ['22.12.0', '24.1.0']) expect(() => checkNode(version)).not.toThrow();
    expect(() => checkNode('22.11.0')).toThrow();
  });
});

const isEnough = ((): boolean => {
  try {
    checkNode();
    return true;
  } catch {
    return false;
  }
})();

(isEnough ? describe : describe.skip)('on pg-boss (skipped where Node.js is older than 22.12, which it needs)', () => {
  let server: Server;
  let admin: Client;
  beforeAll(async () => {
    server = await startServer();
    admin = new Client(server.url());
    await admin.connect();
    await admin.query('create role app login');
    await admin.query(`create schema ${SCHEMA} authorization app`); // as whoever owns the database gives it
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  queueContract('in the database', async (run) => {
    const { TestClock } = await import('pg-boss');
    const clock = new TestClock();
    await admin.query(`drop schema ${SCHEMA} cascade`);
    await admin.query(`create schema ${SCHEMA} authorization app`);
    const queue = await openPgBoss({
      databaseUrl: server.url('postgres', 'app'),
      run,
      atOnce: 2,
      failed: () => undefined,
      clock,
    });
    const atWork = async (): Promise<boolean> => {
      const { rows } = await admin.query(`select 1 from ${SCHEMA}.job where state = 'active' limit 1`);
      return rows.length > 0;
    };
    return {
      queue,
      async pass(seconds) {
        for (let half = 0; half < seconds * 2; half += 1) {
          await clock.tick(500);
          while (await atWork()) await new Promise((resolve) => setTimeout(resolve, 5));
        }
      },
      close: () => queue.close(),
    };
  });
});
