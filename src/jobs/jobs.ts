import { z } from 'zod';
import type { SchoolHead } from '../audit/types.ts';
import { CourseId, SchoolId, type RunId } from '../ids.ts';
import type { Hint, HintMessage } from '../lms/hints.ts';
import type { OpenedQueue } from '../queue/open.ts';
import { CourseTask } from '../queue/types.ts';
import type { SyncParts } from '../sync/parts.ts';
import type { Instant } from '../time.ts';
import type { CourseReport } from '../report/types.ts';
import { Pushed } from './pushed.ts';
import type * as Running from './run.ts';

/** A message about nothing we registered for; delivering it again would not help. */
export class NoHint extends Error {
  override readonly name = 'NoHint';
}

/** What a job works with. */
export interface JobParts {
  readonly sync: SyncParts;
  readonly now: () => Instant;
  /** Null: what a job begins it also ends. */
  readonly queue: OpenedQueue | null;
  /** What a pushed message of an LMS says, null: nothing; absent: no LMS is asked for any. */
  readonly readHint?: (message: HintMessage) => Hint | null;
  /** Writes how all schools stand, for the alarms; absent: nobody watches. */
  readonly tellNights?: () => Promise<void>;
  /** Sends what was measured, before the job answers; absent: nothing is. */
  flush?(): Promise<void>;
}

export interface JobDone {
  /** The runs that its reports stand under; `undo --run` takes them. */
  readonly runs: readonly RunId[];
  readonly courses: readonly CourseReport[];
  /** How far the audits of its schools had come. */
  readonly audit: readonly SchoolHead[];
  /** Tasks that were put into the queue. */
  readonly queued?: number;
  /** Courses that a hint concerns. */
  readonly hinted?: number;
}

export interface Job {
  /** What the body orders, ready to run; null when it orders nothing. */
  read(body: unknown): ((parts: JobParts) => Promise<JobDone>) | null;
  /** What the body should be. */
  readonly wants: string;
  /** The sender repeats whatever is not answered as done, although no repetition would help. */
  readonly brought?: true;
}

/** One course by itself, outside a night of its school. */
const CourseAlone = z.strictObject({ school: SchoolId, course: CourseId });

let loaded: Promise<typeof Running> | null = null;
/** What runs a job is loaded by the first one that runs: a body is read, and a stranger refused, without. */
export const running = (): Promise<typeof Running> => (loaded ??= import('./run.ts'));

/** Every job there is, under the name of its address and of its target in the cloud. */
export const jobs = {
  /** The scheduler's trigger, its body says nothing: each school whose night is due. How all stand is told whatever became of it. */
  nightly: job(z.unknown(), 'JSON, or nothing at all', async (parts) => {
    try {
      return await (await running()).runNightly(parts);
    } finally {
      await parts.tellNights?.();
    }
  }),
  /** One course: its part in a night, as the queue brings it, or a run by itself. */
  course: job(z.union([CourseTask, CourseAlone]), '{"school": "...", "course": "..."}', async (parts, task) => {
    const { runQueued, runCourseJob } = await running();
    if ('run' in task) return runQueued(parts, task);
    const { run, courses, audit = [] } = await runCourseJob(parts.sync, task, parts.now);
    return { runs: [run], courses, audit };
  }),
  /** An LMS tells that something changed. */
  hint: {
    ...job(Pushed, 'a message as Pub/Sub pushes it', async ({ sync, now, readHint }, message) => {
      const hint = readHint?.(message) ?? null;
      if (hint === null) throw new NoHint('the message names nothing that is watched');
      return { runs: [], courses: [], audit: [], hinted: await (await running()).takeHint(sync.store, hint, now()) };
    }),
    brought: true,
  },
} satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;

function job<Task>(body: z.ZodType<Task>, wants: string, run: (parts: JobParts, task: Task) => Promise<JobDone>): Job {
  return {
    wants,
    read(raw) {
      const task = body.safeParse(raw);
      return task.success ? (parts) => run(parts, task.data) : null;
    },
  };
}
