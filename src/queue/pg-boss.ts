import type { Clock, JobInsert, PgBoss } from 'pg-boss';
import { inTurns } from './in-turns.ts';
import { CourseTask, QueueError, taskName, type CourseQueue, type CourseRunner } from './types.ts';

/** Its own schema: ids of schools, courses and runs stand there for a day, outside the wall, and nothing about anybody. */
export const SCHEMA = 'waymark_queue';
const QUEUE = 'courses';
/** Connections of one process to the database, beside those of the store. */
export const CONNECTIONS = 2;
/** What the library itself asks for. */
const NEEDED_NODE = [22, 12] as const;
/** Tasks of one statement. */
const LOT = 1000;
const HOUR = 3600;

/** A task that fails is brought again after 15 to 30 s, then later and later; one whose worker died as well, from when its sign of life is 10 s old. */
const KEPT = {
  policy: 'exclusive', // one of a name waits or runs
  retryLimit: 8,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 600,
  heartbeatSeconds: 10,
  expireInSeconds: 2 * HOUR, // a class takes minutes; whoever holds one so long hangs
  retentionSeconds: 24 * HOUR, // what nobody took in a day is of a night that is over; without a word it would wait for two weeks
  deleteAfterSeconds: HOUR,
} as const;

export interface PgBossOptions {
  readonly databaseUrl: string;
  /** Runs what comes; null: this process only puts in. */
  readonly run: CourseRunner | null;
  /** How many at once. */
  readonly atOnce: number;
  /** Told of a task whose runner threw, and with null of what the engine itself has met. */
  readonly failed: (task: CourseTask | null, error: unknown) => void | Promise<void>;
  readonly clock?: Clock;
}

export interface PgBossQueue extends CourseQueue {
  /** Takes nothing new, gives what runs some seconds to end, and lets go of what has not: another worker gets it again. */
  close(): Promise<void>;
}

/** A queue in the store's own database, for several machines without Google Cloud. The library is loaded here and nowhere else. */
export async function openPgBoss({ databaseUrl, run, atOnce, failed, clock }: PgBossOptions): Promise<PgBossQueue> {
  checkNode();
  const { PgBoss: Boss } = await import('pg-boss');
  const boss = new Boss({
    connectionString: databaseUrl,
    application_name: 'waymark-queue',
    schema: SCHEMA,
    createSchema: false, // that takes a right over the whole database
    max: CONNECTIONS,
    schedule: false,
    supervise: run !== null,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    reindex: false, // a district's night is a few thousand rows, gone an hour later
    ...(clock === undefined ? {} : { clock }),
  });
  boss.on('error', (error) => void failed(null, error));
  try {
    await boss.start();
    await boss.createQueue(QUEUE, KEPT);
    if (run !== null) await takeFrom(boss, run, atOnce, failed);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw unusable(error);
  }
  return {
    async enqueue(tasks, { after = 0 } = {}) {
      const jobs = inTurns(tasks).map(({ task, turn }): JobInsert<CourseTask> => {
        return { data: task, priority: -turn, startAfter: after, singletonKey: taskName(task) };
      });
      try {
        for (let first = 0; first < jobs.length; first += LOT) await boss.insert(QUEUE, jobs.slice(first, first + LOT));
      } catch (error) {
        throw unusable(error);
      }
    },
    close: () => boss.stop({ graceful: true, timeout: 8000 }),
  };
}

async function takeFrom(
  boss: PgBoss,
  run: CourseRunner,
  atOnce: number,
  failed: PgBossOptions['failed'],
): Promise<void> {
  await boss.work(
    QUEUE,
    { localConcurrency: atOnce, pollingIntervalSeconds: 0.5, heartbeatRefreshSeconds: 3 },
    async (jobs: readonly { readonly data: unknown }[]) => {
      for (const { data } of jobs) {
        const task = CourseTask.parse(data);
        try {
          await run(task);
        } catch (error) {
          await failed(task, error);
          throw new Error('the task failed', { cause: error }); // what it said is not written into the queue
        }
      }
    },
  );
}

/** @throws QueueError where the Node.js this runs on is older than the library takes */
export function checkNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new QueueError(
    `the queue in the database (pg-boss) needs Node.js ${NEEDED_NODE.join('.')} or newer, this is ${version}`,
    {
      todo: 'run Waymark on a newer Node.js, or choose the queue of one machine, which runs every course in this process',
      passing: false,
    },
  );
}

function unusable(error: unknown): QueueError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  return code === '42501' || code === '3F000'
    ? new QueueError(`there is no schema ${SCHEMA} in the database that its login may make tables in`, {
        todo: `whoever owns the database runs once: create schema ${SCHEMA} authorization LOGIN, with the login of DATABASE_URL`,
        passing: false,
      })
    : new QueueError(`the queue in the database cannot be used (${code})`, {
        todo: 'check that the database server runs and that DATABASE_URL is right, then run the command again',
        passing: true,
      });
}
