import { taskRunner } from '../../src/jobs/from-queue.ts';
import type { OpenedQueue } from '../../src/queue/open.ts';
import { CourseTask, type CourseRunner } from '../../src/queue/types.ts';
import { randomFor } from '../../src/sandbox/shell/random.ts';
import { beginDueNights } from '../../src/sync/night/scheduled/begin-nights.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import { startPgBoss } from '../queue/pg-boss-server.ts';
import { FIRST } from './classes.ts';

const MACHINES = 3;
const AT_ONCE = 4;
/** Share of the tasks that are run a second time: at once, or after another task. */
const DOUBLED = 0.2;
/** The longest that a task comes late, in seconds, and so out of order. */
const LATE = 1200;
/** Share of the tasks whose worker is killed when it has done them, before it could say so. */
const KILLED = 0.05;
const QUARTER = 900;
/** Quarters of an hour after which a night that was left would have been taken up again. */
export const LEASED = 2;

/**
 * A night through pg-boss on a real PostgreSQL server, by three processes' workers (in this one) and a clock of its own. What the engine does not do
 * by itself is done to it: tasks are put in late and in disorder, some are run twice, and some are taken by workers that are never heard of again.
 */
export async function throughPgBoss(
  parts: SyncParts,
  seed: string,
  n: number,
  setClock: (clock: () => number) => void,
): Promise<{ readonly attempts: number; readonly doubled: number; readonly killedWorkers: number }> {
  const box = await startPgBoss(Date.parse(FIRST));
  setClock(() => box.now());
  const random = randomFor(seed, 'pg-boss');
  const counts = { attempts: 0, doubled: 0, killedWorkers: 0 };
  const putter = await box.process();
  const queue: OpenedQueue = {
    seconds: QUARTER,
    into: {
      async enqueue(tasks, { after = 0 } = {}) {
        const late = new Map<number, CourseTask[]>();
        for (const task of tasks) {
          const seconds = Math.floor((random() * LATE) / 60) * 60;
          late.set(seconds, [task, ...(late.get(seconds) ?? [])]);
        }
        for (const [seconds, some] of late) await putter.enqueue(some, { after: after + seconds });
      },
    },
  };
  const now = () => instant(new Date(box.now()).toISOString());
  const run = taskRunner({ sync: parts, now, queue }, { info: () => undefined, error: () => undefined });
  const again: CourseTask[] = [];
  const doubling: CourseRunner = async (task) => {
    counts.attempts += 1;
    const before = again.pop();
    if (before !== undefined) await run(before).catch(() => undefined);
    if (random() >= DOUBLED) return run(task);
    counts.doubled += 1;
    if (random() < 0.5) again.push(task);
    else void run(task).catch(() => undefined);
    return run(task);
  };
  try {
    for (let machine = 0; machine < MACHINES; machine += 1) await box.process(doubling, AT_ONCE);
    const doomed = await box.doomed();
    for (let [quarter, quiet] = [0, 0]; quarter < 96 && quiet < LEASED; quarter += 1) {
      const { nights } = await beginDueNights(parts, () => queue.into, now());
      for (let minute = 0; minute < QUARTER / 60; minute += 1) {
        await box.leap(60);
        const some = Math.floor((n * KILLED * 60) / LATE + random());
        const taken =
          some === 0 ? [] : await doomed.fetch<unknown>('courses', { batchSize: some, ignoreStartAfter: true });
        for (const { data } of taken) {
          counts.attempts += 1;
          counts.killedWorkers += 1;
          await run(CourseTask.parse(data)).catch(() => undefined);
        }
      }
      const [waits] = await box.ask<{ some: boolean }>(
        `select exists (select from waymark_queue.job where state < 'completed') as some`,
      );
      quiet = waits?.some === true || nights.length > 0 ? 0 : quiet + 1;
    }
    return counts;
  } finally {
    await box.stop();
  }
}
