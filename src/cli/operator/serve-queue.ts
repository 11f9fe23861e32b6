import type { App } from '../../app.ts';
import { taskRunner } from '../../jobs/from-queue.ts';
import { openLog } from '../../log.ts';

export interface Tasks {
  /** Takes no more tasks out; what has not ended after so many seconds is given back, for another machine. */
  stop(seconds: number): Promise<void>;
}

/** Takes the courses of nights out of the queue, where it waits to be asked, and runs them beside the pages. */
export async function runTasks(app: App): Promise<Tasks> {
  const { queue, sync } = app;
  await queue?.worked?.work(taskRunner(app, app.watch?.log ?? openLog(app.config)), sync.courses);
  return { stop: async (seconds) => queue?.close(seconds) };
}
