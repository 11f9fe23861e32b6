import { z } from 'zod';
import type { SchoolHead } from '../audit/types.ts';
import type { RunId } from '../ids.ts';
import { CourseJob, runCourseJob } from '../sync/night/course-job.ts';
import { runDueSchools } from '../sync/night/due-schools.ts';
import type { SyncParts } from '../sync/parts.ts';
import type { Instant } from '../time.ts';
import type { CourseReport } from '../report/types.ts';

/** What a job works with. */
export interface JobParts {
  readonly sync: SyncParts;
  readonly now: () => Instant;
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
}

export interface Job {
  /** What the body orders, ready to run; null when it orders nothing. */
  read(body: unknown): ((parts: JobParts) => Promise<JobDone>) | null;
  /** What the body should be. */
  readonly wants: string;
}

/** Every job there is, under the name of its address and of its target in the cloud. */
export const jobs = {
  /** The scheduler's trigger, its body says nothing: each school whose night is due. How all stand is told whatever became of it. */
  nightly: job(z.unknown(), 'JSON, or nothing at all', async ({ sync, now, tellNights }) => {
    try {
      return await runDueSchools(sync, now());
    } finally {
      await tellNights?.();
    }
  }),
  /** One course. */
  course: job(CourseJob, '{"school": "...", "course": "..."}', async ({ sync, now }, task) => {
    const { run, courses, audit = [] } = await runCourseJob(sync, task, now);
    return { runs: [run], courses, audit };
  }),
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
