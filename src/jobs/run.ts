import type { OpenedQueue } from '../queue/open.ts';
import type { CourseTask } from '../queue/types.ts';
import { beginDueNights } from '../sync/night/scheduled/begin-nights.ts';
import { runCourseTask } from '../sync/night/scheduled/course-night.ts';
import { runDueSchools } from '../sync/night/scheduled/due-schools.ts';
import type { SyncParts } from '../sync/parts.ts';
import { secondsAfter, type Instant } from '../time.ts';
import type { JobDone, JobParts } from './jobs.ts';

export { runCourseJob } from '../sync/night/scheduled/course-job.ts';
export { takeHint } from '../sync/take-hint.ts';

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
