import type { Log } from '../log.ts';
import { worthAgain } from '../sync/night/scheduled/worth-again.ts';
import { headsTold } from '../watch/fields.ts';
import type { JobDone, JobName, JobParts } from './jobs.ts';

/** Does a job and writes its line; what it answers with is counts and ids of runs. */
export async function doneAndTold(
  name: JobName,
  job: (parts: JobParts) => Promise<JobDone>,
  parts: JobParts,
  log: Pick<Log, 'info'>,
): Promise<{ readonly status: 200 | 503; readonly told: object }> {
  const { runs, courses, audit, queued, hinted } = await doneAndSent(job, parts);
  const [run, ...others] = runs;
  const told = {
    runs,
    ...(run !== undefined && others.length === 0 ? { run } : {}),
    courses: courses.length,
    unfinished: courses.filter((course) => course.unfinished).length,
    ...(queued === undefined ? {} : { queued }),
    ...(hinted === undefined ? {} : { hinted }),
  };
  const status = queued === undefined && courses.some(worthAgain) ? 503 : 200;
  log.info({ event: 'job-done', job: name, status, ...told, ...headsTold(audit) });
  return { status, told };
}

/** What was measured is sent before the answer, also of a job that failed: afterwards the platform may take the processor away. */
async function doneAndSent(job: (parts: JobParts) => Promise<JobDone>, parts: JobParts): Promise<JobDone> {
  try {
    return await job(parts);
  } finally {
    await parts.flush?.();
  }
}
