import { z } from 'zod';
import type { SchoolHead } from '../audit/types.ts';
import type { RunId } from '../ids.ts';
import type { Hint, HintMessage } from '../lms/hints.ts';
import type { OpenedQueue } from '../queue/open.ts';
import { CourseTask } from '../queue/types.ts';
import { beginDueNights } from '../sync/night/scheduled/begin-nights.ts';
import { CourseJob, runCourseJob } from '../sync/night/scheduled/course-job.ts';
import { runCourseTask } from '../sync/night/scheduled/course-night.ts';
import { runDueSchools } from '../sync/night/scheduled/due-schools.ts';
import { takeHint } from '../sync/take-hint.ts';
import type { SyncParts } from '../sync/parts.ts';
import { secondsAfter, type Instant } from '../time.ts';
import type { CourseReport } from '../report/types.ts';
import { Pushed } from './pushed.ts';

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

/** Every job there is, under the name of its address and of its target in the cloud. */
export const jobs = {
  /** The scheduler's trigger, its body says nothing: each school whose night is due. How all stand is told whatever became of it. */
  nightly: job(z.unknown(), 'JSON, or nothing at all', async (parts) => {
    try {
      return await runNightly(parts);
    } finally {
      await parts.tellNights?.();
    }
  }),
  /** One course: its part in a night, as the queue brings it, or a run by itself. */
  course: job(z.union([CourseTask, CourseJob]), '{"school": "...", "course": "..."}', async (parts, task) => {
    const { sync, now } = parts;
    if ('run' in task) return runQueued(parts, task);
    const { run, courses, audit = [] } = await runCourseJob(sync, task, now);
    return { runs: [run], courses, audit };
  }),
  /** An LMS tells that something changed. */
  hint: {
    ...job(Pushed, 'a message as Pub/Sub pushes it', async ({ sync, now, readHint }, message) => {
      const hint = readHint?.(message) ?? null;
      if (hint === null) throw new NoHint('the message names nothing that is watched');
      return { runs: [], courses: [], audit: [], hinted: await takeHint(sync.store, hint, now()) };
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

/** Each school whose night is due: run from beginning to end, or put into the queue. */
export function runNightly({ sync, now, queue }: JobParts): Promise<JobDone> {
  return queue === null ? runDueSchools(sync, now()) : queueDueSchools(sync, queue, now);
}

async function queueDueSchools(sync: SyncParts, { into }: OpenedQueue, now: () => Instant): Promise<JobDone> {
  const { nights, failed } = await beginDueNights(sync, () => into, now());
  const [first] = failed; // each is noted; the rest of the schools have their night
  if (first !== undefined) throw first;
  const queued = nights.reduce((sum, { tasks }) => sum + tasks.length, 0);
  return { runs: nights.map(({ claim }) => claim.run), courses: [], audit: [], queued };
}

/** A task ends when its course's night is done or a later part of it is queued; neither is a failure that should slow the queue down. */
export async function runQueued({ sync, now, queue }: JobParts, task: CourseTask): Promise<JobDone> {
  const began = now();
  const seconds = queue === null ? null : queue.seconds * SHARE_OF_TIME;
  const end = await runCourseTask(sync, task, { now, ...(seconds === null ? {} : { seconds }) });
  const courses = 'report' in end ? [end.report] : [];
  const done: JobDone = { runs: [task.run], courses, audit: [] };
  if (queue === null || end.is === 'had' || end.is === 'over') return done;
  const part =
    end.is === 'replaced'
      ? end.part
      : await sync.store.school(task.school, (records) => records.nextPart(task.date, task.course, task.part));
  if (part === null) return { ...done, queued: 0 };
  const outOfTime = seconds !== null && now() >= secondsAfter(began, seconds);
  await queue.into.enqueue([{ ...task, part }], { after: outOfTime ? 0 : restBefore(part) });
  return { ...done, queued: 1 };
}

/** The share of a task's time after which no LMS call begins; the rest is for calls under way. */
const SHARE_OF_TIME = 0.8;
const FIRST_REST = 120;
const LONGEST_REST = 600;

/** Seconds that the host gets before the n-th part of a course's night. */
function restBefore(part: number): number {
  return Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(10, part - 1));
}
