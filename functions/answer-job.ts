import type { HttpFunction } from '@google-cloud/functions-framework';
import { ZodError } from 'zod';
import { worthAgain } from '../src/sync/due-schools.ts';
import type { NightReport } from '../src/sync/night.ts';

/**
 * How a job answers its queue: 200 ends the task, 503 makes the queue slow down and try again (also for one write whose
 * answer was lost: the next try looks for it and goes on), 400 is a body that no retry mends. The report itself goes to nobody outside: the answer holds counts only.
 */
export function answerJob(job: (body: unknown) => Promise<NightReport>): HttpFunction {
  return async (request, response) => {
    try {
      const { run, courses } = await job(request.body);
      response.status(courses.some(worthAgain) ? 503 : 200).json({ run, courses: courses.length, unfinished: courses.filter((course) => course.unfinished).length });
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      response.status(400).json({ error: 'the body should be {"school": "...", "course": "..."}' });
    }
  };
}
