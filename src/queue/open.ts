import { cloudToken } from '../cloud-token.ts';
import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import type { Instant } from '../time.ts';
import { CLOUD_TASKS_SCOPE, cloudTasksQueue } from './cloud-tasks.ts';
import type { PostgresQueue } from './pg-boss/queue.ts';
import type { CourseQueue, CourseRunner } from './types.ts';

/** A queue whose tasks other processes run, or this one among others. */
export interface OpenedQueue {
  readonly into: CourseQueue;
  /** Seconds that a task has, from its delivery on. */
  readonly seconds: number;
}

/** The same with its beginning and its end. */
export interface ProcessQueue extends OpenedQueue {
  /** For an engine that waits to be asked for tasks; null: it brings them to the course job by itself. */
  readonly worked: {
    /** @throws QueueError when it cannot be used */
    ready(): Promise<void>;
    /** Runs its tasks in this process from now on, so many at once. One whose runner throws comes again. */
    work(run: CourseRunner, atOnce: number): Promise<void>;
  } | null;
  /** Takes no more out; what has not ended after so many seconds is given back. */
  close(seconds?: number): Promise<void>;
}

export interface QueueParts {
  readonly now: () => Instant;
  readonly http: Http;
  /** Told of what went wrong while nobody waited for it. */
  readonly noteFault: (error: unknown) => void;
}

/** The queue that the settings choose; null: each night is run from beginning to end by the process that begins it. Nothing is connected before it is used. */
export function openQueue(settings: Config['queue'], { now, http, noteFault }: QueueParts): ProcessQueue | null {
  switch (settings.kind) {
    case 'here':
      return null;
    case 'postgres': {
      const open = async (): Promise<PostgresQueue> => {
        const { postgresQueue } = await import('./pg-boss/queue.ts');
        return postgresQueue(settings, { now, noteFault });
      };
      let opened: Promise<PostgresQueue> | undefined;
      const queue = (): Promise<PostgresQueue> => (opened ??= open());
      return {
        into: { enqueue: async (...args) => (await queue()).enqueue(...args) },
        seconds: settings.seconds,
        worked: {
          ready: async () => (await queue()).ready(),
          work: async (...args) => (await queue()).work(...args),
        },
        close: async (seconds) => (await opened)?.close(seconds),
      };
    }
    case 'cloud-tasks':
    default:
      return {
        into: cloudTasksQueue(settings, { now, http, token: cloudToken(CLOUD_TASKS_SCOPE) }),
        seconds: settings.seconds,
        worked: null,
        close: async () => undefined,
      };
  }
}
