import { setTimeout as pass } from 'node:timers/promises';
import { cloudToken } from '../cloud-token.ts';
import type { Config } from '../config.ts';
import type { Instant } from '../time.ts';
import { CLOUD_TASKS_SCOPE, cloudTasksQueue } from './cloud-tasks.ts';
import type { CourseQueue } from './types.ts';

/** A queue whose tasks other processes run. */
export interface OpenedQueue {
  readonly into: CourseQueue;
  /** Seconds that a task has, from its delivery on. */
  readonly seconds: number;
}

/** The queue that the settings choose; null: each night is run from beginning to end by the process that begins it. */
export function openQueue(settings: Config['queue'], now: () => Instant): OpenedQueue | null {
  switch (settings.kind) {
    case 'here':
      return null;
    case 'cloud-tasks':
    default:
      return {
        into: cloudTasksQueue(settings, {
          now,
          token: cloudToken(CLOUD_TASKS_SCOPE),
          fetch: (url, init) => fetch(url, init),
          sleep: (seconds) => pass(seconds * 1000),
        }),
        seconds: settings.seconds,
      };
  }
}
