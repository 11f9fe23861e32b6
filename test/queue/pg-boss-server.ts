import { TestClock, type PgBoss } from 'pg-boss';
import pg from 'pg';
import { bossOn } from '../../src/queue/pg-boss/boss.ts';
import { postgresQueue, type PostgresQueue } from '../../src/queue/pg-boss/queue.ts';
import { prepareQueue } from '../../src/queue/pg-boss/schema.ts';
import type { CourseRunner } from '../../src/queue/types.ts';
import { instant } from '../../src/time.ts';
import { startMigrated } from '../builders/served/server.ts';

/** A database with pg-boss' schema in it, and processes over it that share one clock, which a test lets go by. */
export interface PgBossServer {
  url(login?: string): string;
  now(): number;
  /** A process that works, so many tasks at once; absent: one that only puts in. */
  process(run?: CourseRunner, atOnce?: number, pace?: number): Promise<PostgresQueue>;
  /** Somebody who takes tasks by hand, and says nothing of them any more: as whoever was killed. */
  doomed(): Promise<PgBoss>;
  /** Lets so many seconds go by; whatever is due meanwhile is brought, and its end waited for. */
  pass(seconds: number): Promise<void>;
  /** The same for who does not ask at which second: all of it at the end. */
  leap(seconds: number): Promise<void>;
  ask<T>(sql: string): Promise<T[]>;
  /** The faults that the processes told of until now; any other that is told fails the test that clears. */
  told(): unknown[];
  /** Ends the processes, and empties the queue. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPgBoss(from: number): Promise<PgBossServer> {
  const server = await startMigrated();
  const client = new pg.Client(server.url());
  await client.connect();
  await prepareQueue(server.url());
  // with it alone pg-boss sends a statement as a connection opens and does not wait for it, of which `pg` warns: nothing of ours, and not so outside of tests
  const clock = new TestClock(from);
  const opened = new Set<() => Promise<void>>();
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];

  const watched =
    (run: CourseRunner): CourseRunner =>
    (task) => {
      const ended = run(task);
      running.add(ended);
      const gone = (): boolean => running.delete(ended);
      ended.then(gone, gone);
      return ended;
    };

  /** What runs has ended, that is told, and nobody finds any more to do. */
  async function settled(): Promise<void> {
    while (running.size > 0) {
      await Promise.allSettled(running);
      await clock.tick(0);
    }
  }

  async function clear(): Promise<void> {
    for (const close of opened) await close();
    opened.clear();
    await client.query('delete from waymark_queue.job');
    if (faults.length > 0) throw faults[0];
  }

  return {
    url: (login) => server.url('postgres', login),
    now: () => clock.now(),
    async process(run, atOnce = 2, pace = 1) {
      const queue = postgresQueue(
        { databaseUrl: server.url(), seconds: 900, pace },
        {
          now: () => instant(new Date(clock.now()).toISOString()),
          noteFault: (error) => faults.push(error),
          over: { clock },
        },
      );
      opened.add(() => queue.close());
      await queue.ready();
      if (run !== undefined) await queue.work(watched(run), atOnce);
      return queue;
    },
    async doomed() {
      const boss = await bossOn(server.url(), { clock, supervise: false });
      boss.on('error', (error) => faults.push(error));
      opened.add(() => boss.stop({ graceful: false }));
      return boss.start();
    },
    async pass(seconds) {
      const until = clock.now() + seconds * 1000;
      while (clock.now() < until) {
        await clock.tick(Math.min(1000, until - clock.now()));
        await settled();
      }
    },
    async leap(seconds) {
      await clock.setTime(clock.now() + seconds * 1000 - 1);
      await clock.tick(1);
      await settled();
    },
    told: () => faults.splice(0),
    ask: async <T>(sql: string) => (await client.query(sql)).rows as T[],
    clear,
    async stop() {
      await clear();
      await client.end();
      await server.stop();
    },
  };
}
