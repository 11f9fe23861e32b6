import { randomBytes } from 'node:crypto';
import type { Log } from '../log.ts';
import type { CourseRunner } from '../queue/types.ts';
import { doneAndTold } from './done.ts';
import { failureOf } from './failure.ts';
import type { JobParts } from './jobs.ts';
import { runQueued } from './run.ts';

/**
 * Runs the tasks that this process takes out of the queue itself: the course job, as at its address, without a request and its answer. What no other
 * try would mend ends a task, with an error in the log; anything else that fails is thrown, and the engine brings it again.
 */
export function taskRunner(parts: JobParts, log: Pick<Log, 'info' | 'error'>): CourseRunner {
  return async (task) => {
    try {
      await doneAndTold('course', (given) => runQueued(given, task), parts, log);
    } catch (error) {
      const { status, event, log: line } = failureOf(error);
      log.error({ event, reference: randomBytes(5).toString('hex'), status, ...line });
      if (status >= 500) throw error;
    }
  };
}
