import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { postgresQueue, type PostgresQueue } from '../../src/queue/pg-boss/queue.ts';
import { prepareQueue } from '../../src/queue/pg-boss/schema.ts';
import type { CourseTask } from '../../src/queue/types.ts';
import { instant } from '../../src/time.ts';
import { courseTask, queueContract } from './contract.ts';
import { startPgBoss, type PgBossServer } from './pg-boss-server.ts';

const FROM = Date.parse('2026-09-14T07:00:00Z');

let here: PgBossServer;
beforeAll(async () => {
  here = await startPgBoss(FROM);
});
afterAll(() => here.stop());

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const keeping = (ran: CourseTask[]) => async (task: CourseTask) => void ran.push(task);

async function states(): Promise<string[]> {
  return (await here.ask<{ state: string }>('select state from waymark_queue.job')).map(({ state }) => state);
}

/** As a process has it, by the machine's own clock. */
function opened(login: string, databaseUrl = here.url(login), faults: unknown[] = []): PostgresQueue {
  return postgresQueue(
    { databaseUrl, seconds: 900, pace: 0 },
    { now: () => instant(new Date().toISOString()), noteFault: (error) => faults.push(error) },
  );
}

queueContract('of pg-boss', async (run) => ({
  queue: await here.process(run),
  pass: (seconds) => here.pass(seconds),
  close: () => here.clear(),
}));

describe('pg-boss', () => {
  afterEach(() => here.clear());

  it('keeps the name of a task that has ended: what was put in before is not put in again', async () => {
    const ran: CourseTask[] = [];
    const queue = await here.process(keeping(ran));
    await queue.enqueue([courseTask()]);
    await here.leap(60);
    await queue.enqueue([courseTask()]);
    await here.leap(60);

    expect(ran).toEqual([courseTask()]);
    await here.leap(86_400);
    await here.leap(3600);
    expect(await states()).toEqual([]); // its night is long over
  });

  it('brings what one machine put in to another, and each task to one of them', async () => {
    const ran: [CourseTask[], CourseTask[]] = [[], []];
    const runner = (own: CourseTask[]) => async (task: CourseTask) => {
      own.push(task);
      while (ran.some(({ length }) => length === 0)) await moment(); // until the other has one as well
    };
    await here.process(runner(ran[1]));
    const first = await here.process(runner(ran[0]));
    const tasks = Array.from({ length: 24 }, (_, n) => courseTask({ course: `c${n}` }));
    await first.enqueue(tasks);
    await here.leap(40);

    expect(new Set(ran.flat().map(({ course }) => course)).size).toBe(24);
    expect(ran.flat()).toHaveLength(24);
  });

  it('takes in turn what has piled up, the k-th of each school with the k-th of the others', async () => {
    const ran: CourseTask[] = [];
    const queue = await here.process(undefined, 1, 0);
    const tasks = ['large', 'small'].flatMap((school) =>
      Array.from({ length: school === 'large' ? 6 : 3 }, (_, n) => courseTask({ school, course: `${school}${n}` })),
    );
    await queue.enqueue(tasks);
    await here.leap(3600); // nobody was there
    await here.process(keeping(ran), 1);
    await here.leap(10);

    const places = ran.map(({ course }) => Number(course.slice(5)));
    expect(places).toEqual([0, 0, 1, 1, 2, 2, 3, 4, 5]);
  });

  it('brings what is no task to nobody, tells of it once and does not try it again', async () => {
    const ran: CourseTask[] = [];
    await here.process(keeping(ran));
    await (await here.doomed()).send('courses', { school: 'cedar' });
    await here.leap(60);

    expect(ran).toEqual([]);
    expect(await states()).toEqual(['completed']);
    expect(here.told()).toEqual([new Error('a task that is none')]);
  });

  it('brings the task of a worker that was killed to another, within two minutes', async () => {
    const [dead, ran] = [await here.doomed(), [] as CourseTask[]];
    const queue = await here.process();
    await queue.enqueue([courseTask()]);
    expect(await dead.fetch('courses')).toHaveLength(1);
    await here.process(keeping(ran));

    await here.leap(50);
    expect(ran).toEqual([]); // it may live yet
    for (let quarters = 0; quarters < 6; quarters += 1) await here.leap(15);
    expect(ran).toEqual([courseTask()]);
  });

  it('gives back what a process that ends had not ended, and another machine goes on', async () => {
    const [began, ran]: [CourseTask[], CourseTask[]] = [[], []];
    const end = new AbortController();
    const ending = await here.process(async (task) => {
      began.push(task);
      await once(end.signal, 'abort');
    });
    await ending.enqueue([courseTask()]);
    while (began.length === 0) await moment();
    await ending.close(1);
    expect(await states()).toEqual(['retry']);
    end.abort();
    await expect(ending.enqueue([courseTask({ part: 1 })])).rejects.toMatchObject({ passing: true });

    await here.process(keeping(ran));
    await here.leap(60);
    expect(ran).toEqual([courseTask()]);
  });

  it('waits until what is under way has ended, where that is soon', async () => {
    const began: CourseTask[] = [];
    const ending = await here.process(async (task) => {
      began.push(task);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await ending.enqueue([courseTask()]);
    while (began.length === 0) await moment();
    await ending.close(3);

    expect(await states()).toEqual(['completed']);
  });

  it('keeps ids and nothing else, also of a task that failed, and brings that again later and later', async () => {
    const attempts: number[] = [];
    const queue = await here.process(async () => {
      attempts.push(here.now());
      throw new Error('Ada Lovelace scored 4 of 10');
    }, 1);
    await queue.enqueue([courseTask()]);
    for (let tens = 0; tens < 15; tens += 1) await here.leap(10);

    const [first = 0, second = 0, third = 0] = attempts;
    expect(second - first).toBeGreaterThanOrEqual(20_000);
    expect(third - second).toBeGreaterThanOrEqual(40_000);
    const rows = await here.ask<object>('select * from waymark_queue.job');
    expect(rows).toMatchObject([{ state: 'retry', retry_limit: 7, data: courseTask(), output: null }]);
    expect(JSON.stringify(rows)).not.toMatch(/Ada/);
  });
});

describe('the queue in the database', () => {
  it('is made by the login that owns it, and used by one that may change nothing of it', async () => {
    await here.ask('create role queue_user login; grant waymark_app to queue_user');
    await prepareQueue(here.url()); // saying it again changes nothing
    const queue = opened('queue_user');
    const ran = await new Promise<CourseTask>((resolve, reject) => {
      const working = queue.work(async (task) => resolve(task), 1);
      working.then(() => queue.enqueue([courseTask()])).catch(reject);
    });
    await queue.close(3);
    expect(ran).toEqual(courseTask());

    const rights = await here.ask<{ makes: boolean; owns: boolean; drops: boolean; ages: boolean }>(`
      select has_schema_privilege('queue_user', 'waymark_queue', 'create') as makes,
        pg_has_role('queue_user', (select nspowner from pg_namespace where nspname = 'waymark_queue'), 'member') as owns,
        has_table_privilege('queue_user', 'waymark_queue.queue', 'delete') as drops,
        has_table_privilege('queue_user', 'waymark_queue.version', 'insert') as ages`);
    expect(rights).toEqual([{ makes: false, owns: false, drops: false, ages: false }]);
  });

  it('goes on when its connections have ended, and says so once', async () => {
    const [ran, faults]: [CourseTask[], unknown[]] = [[], []];
    const queue = opened('postgres', here.url(), faults);
    await queue.work(keeping(ran), 2);
    const ended = await here.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'waymark-queue'`,
    );
    expect(ended.length).toBeGreaterThan(0);
    while (faults.length === 0) await moment();
    const again = async (error: unknown): Promise<void> => {
      expect(error).toMatchObject({ passing: true }); // the other connection was not known to be lost yet
      await queue.enqueue([courseTask({ course: 'after' })]);
    };
    await queue.enqueue([courseTask({ course: 'after' })]).catch(again);
    while (ran.length === 0) await moment();
    await queue.close(3);

    expect(ran).toEqual([courseTask({ course: 'after' })]);
    expect(faults).toHaveLength(1);
  });

  it('is not made by a login that may not, which is told what it needs', async () => {
    await here.ask('create database foreign_one');
    await here.ask('create role visitor login');
    await expect(prepareQueue(here.url('visitor').replace(/[^/]+$/, 'foreign_one'))).rejects.toMatchObject({
      name: 'QueueError',
      passing: false,
      todo: expect.stringContaining('grant create on database'),
    });
  });

  it.each(['not made', 'of another version', 'not for this login'])('that is %s says what to run', async (how) => {
    if (how === 'not made') await here.ask('create database bare');
    if (how === 'of another version') await here.ask('update waymark_queue.version set version = version - 1');
    if (how === 'not for this login') await here.ask('create role stranger login');
    const queue = opened(
      how === 'not for this login' ? 'stranger' : 'postgres',
      how === 'not made' ? here.url().replace(/[^/]+$/, 'bare') : undefined,
    );
    try {
      await expect(queue.enqueue([courseTask()])).rejects.toMatchObject({
        name: 'QueueError',
        passing: false,
        todo: expect.stringContaining('waymark migrate'),
      });
    } finally {
      await queue.close();
      if (how === 'of another version') await here.ask('update waymark_queue.version set version = version + 1');
    }
  });

  it('that does not answer passes by itself, with nothing of its address in the error', async () => {
    const error: unknown = await opened('x', 'postgres://ann:secret@127.0.0.1:1/none')
      .enqueue([courseTask()])
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'QueueError', passing: true });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/secret|ann|oak/);
  });
});
