import type { ConstructorOptions, JobInsert, PgBoss } from 'pg-boss';
import type { Instant } from '../../time.ts';
import { CourseTask, QueueError, taskName, type CourseQueue, type CourseRunner } from '../types.ts';
import { bossOn, COURSES, HEARTBEAT } from './boss.ts';

export interface PostgresQueueSettings {
  readonly databaseUrl: string;
  /** Seconds a task may take before its attempt is given up. */
  readonly seconds: number;
  /** Seconds between the k-th course of a school and the next. */
  readonly pace: number;
}

export interface PostgresQueueParts {
  readonly now: () => Instant;
  /** Told of what went wrong behind everybody's back: a connection that ended, a task that cannot be read. */
  readonly noteFault: (error: unknown) => void;
  /** Another clock, for tests. */
  readonly over?: Partial<ConstructorOptions>;
}

export interface PostgresQueue extends CourseQueue {
  /** Opens it, if it is not open. Throws as `enqueue` does. */
  ready(): Promise<void>;
  /** Takes tasks out from now on, so many at once; one whose runner throws comes again, here or elsewhere. */
  work(run: CourseRunner, atOnce: number): Promise<void>;
  /** Takes no more out; what has not ended after so many seconds is given back, for another process. */
  close(seconds?: number): Promise<void>;
}

/** Seconds between two looks of a worker that found nothing; what this process puts in it looks at at once. */
const LOOK_EVERY = 5;
/** As the queue in the cloud has it (manifests/cloud/queue.tf): eight attempts, the waits between them doubled. */
const RETRY = { retryLimit: 7, retryDelay: 20, retryBackoff: true, retryDelayMax: 600 };
/** A task that nobody took, and the name of one that has ended, go after a day: by then its night is over. */
const DAY = 86_400;
/** Faults are told once in so many milliseconds: while the database is away each worker meets the same. */
const TOLD_EVERY = 60_000;
/** Turns are counted from here, so that the number fits. */
const TURNS_FROM = Date.parse('2026-01-01T00:00:00Z') / 1000;

/**
 * pg-boss in the database: a job for each course, under an id made of its name, by which it is one while it waits, runs and for a day after it. The
 * k-th course of each school may begin at start + k x pace; of those that may, whose turn came first is taken first. A worker says every half minute
 * that it lives; the job of one that does not is brought to another.
 */
export function postgresQueue(
  { databaseUrl, seconds, pace }: PostgresQueueSettings,
  { now, noteFault, over = {} }: PostgresQueueParts,
): PostgresQueue {
  const working = new Set<string>();
  let opening: Promise<PgBoss> | null = null;
  let closed = false;
  let told = Number.NEGATIVE_INFINITY;

  function fault(error: unknown): void {
    const at = Date.parse(now());
    if (at - told < TOLD_EVERY) return;
    told = at;
    noteFault(error);
  }

  async function open(): Promise<PgBoss> {
    const boss = await bossOn(databaseUrl, over);
    boss.on('error', fault);
    try {
      await boss.start();
      if ((await boss.getQueue(COURSES)) === null) throw unprepared();
      return boss;
    } catch (error) {
      await boss.stop({ graceful: false });
      throw error;
    }
  }

  async function asked<T>(what: (boss: PgBoss) => Promise<T>): Promise<T> {
    try {
      if (closed) throw silent();
      opening ??= open();
      const boss = await opening.catch((error: unknown) => {
        opening = null; // the next to ask tries again
        throw error;
      });
      return await what(boss);
    } catch (error) {
      throw inOurWords(error);
    }
  }

  async function had(run: CourseRunner, data: unknown): Promise<boolean> {
    const task = CourseTask.safeParse(data);
    if (!task.success) {
      fault(new Error('a task that is none'));
      return true; // no other try would read more of it
    }
    try {
      await run(task.data);
      return true;
    } catch {
      return false; // whoever ran it has told why; nothing of that is kept beside the job
    }
  }

  return {
    ready: () => asked(async () => undefined),
    async enqueue(tasks, { after = 0 } = {}) {
      const start = Date.parse(now()) / 1000 - TURNS_FROM + after;
      const placed = new Map<string, number>();
      const jobs = new Map<string, JobInsert<CourseTask>>();
      for (const task of tasks) {
        const id = idOf(task);
        if (jobs.has(id)) continue;
        const place = placed.get(task.school) ?? 0;
        placed.set(task.school, place + 1);
        jobs.set(id, {
          id,
          data: task,
          startAfter: after + place * pace,
          priority: -Math.round(start + place * Math.max(pace, 1)),
          expireInSeconds: seconds,
          heartbeatSeconds: HEARTBEAT,
          retentionSeconds: DAY,
          deleteAfterSeconds: DAY,
          ...RETRY,
        });
      }
      if (jobs.size === 0) return;
      await asked(async (boss) => {
        await boss.insert(COURSES, [...jobs.values()]);
        for (const worker of working) boss.notifyWorker(worker);
      });
    },
    work: (run, atOnce) =>
      asked(async (boss) => {
        // each by itself: one that has just ended a task looks for the next at once, and wakes nobody else
        for (let n = 0; n < atOnce; n += 1) {
          let worker = '';
          worker = await boss.work(
            COURSES,
            { pollingIntervalSeconds: LOOK_EVERY, perJobResults: true },
            async (jobs) => {
              const ended = await Promise.all(jobs.map(async ({ id, data }) => ({ id, had: await had(run, data) })));
              boss.notifyWorker(worker);
              return ended.map(({ id, had }) => ({ id, status: had ? 'completed' : 'failed' }));
            },
          );
          working.add(worker);
        }
      }),
    async close(seconds = 0) {
      closed = true;
      working.clear();
      const boss = await opening?.catch(() => null);
      await boss?.stop({ graceful: seconds > 0, timeout: seconds * 1000 });
    },
  };
}

/** The name of a task in the form of a UUID, as ids are there. */
function idOf(task: CourseTask): string {
  const hex = taskName(task);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** PostgreSQL's words for what is not there or not allowed; pg-boss' own for its schema. */
const UNPREPARED = new Set(['42P01', '3F000', '42501', '42883', '42703']);
const UNPREPARED_SAID = /^pg-boss (is not installed|database requires migrations)|^Queue \S+ does not exist/;

function inOurWords(error: unknown): QueueError {
  if (error instanceof QueueError) return error;
  if (error instanceof Error) {
    const code = 'code' in error ? error.code : null;
    if ((typeof code === 'string' && UNPREPARED.has(code)) || UNPREPARED_SAID.test(error.message)) return unprepared();
  }
  return silent();
}

function silent(): QueueError {
  return new QueueError('the queue in the database does not answer', {
    todo: 'wait: the next trigger puts in what is missing',
    passing: true,
  });
}

function unprepared(): QueueError {
  return new QueueError('the queue’s schema in the database is not there, or not this version’s', {
    todo: 'run `npx waymark migrate` with WAYMARK_QUEUE=postgres; where that finds nothing to do, a newer Waymark has used it: run that one',
    passing: false,
  });
}
