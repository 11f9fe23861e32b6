import { setTimeout as pass } from 'node:timers/promises';
import { fairLimit } from './fair-limit.ts';
import { taskName, type CourseQueue, type CourseRunner, type CourseTask } from './types.ts';

export interface InProcessQueue extends CourseQueue {
  /** Resolves when nothing waits or runs any more. */
  idle(): Promise<void>;
}

export interface InProcessOptions {
  readonly run: CourseRunner;
  /** Called with a task whose runner threw. The task is forgotten, and may be put in again. */
  readonly failed: (task: CourseTask, error: unknown) => void | Promise<void>;
  /** How many at once; schools in turn. */
  readonly limit: number;
  /** Waits so many seconds; absent: on the real clock. */
  readonly wait?: (seconds: number) => Promise<void>;
}

/** The queue of one machine: in its memory, the k-th course of each school in turn. What it held is gone with its process, and the next trigger puts it in again. */
export function inProcessQueue({ run, failed, limit, wait = reallyWait }: InProcessOptions): InProcessQueue {
  const inTurn = fairLimit(limit);
  const held = new Map<string, Promise<void>>();

  async function carry(task: CourseTask, after: number): Promise<void> {
    if (after > 0) await wait(after);
    await inTurn(task.school, async () => {
      try {
        await run(task);
      } catch (error) {
        await failed(task, error);
      }
    });
  }

  return {
    async enqueue(tasks, { after = 0 } = {}) {
      for (const task of tasks) {
        const name = taskName(task);
        if (held.has(name)) continue;
        held.set(
          name,
          carry(task, after).finally(() => held.delete(name)),
        );
      }
    },
    async idle() {
      while (held.size > 0) await Promise.all(held.values());
    },
  };
}

async function reallyWait(seconds: number): Promise<void> {
  await pass(seconds * 1000, undefined, { ref: false });
}
