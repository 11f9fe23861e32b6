import type { RequestHandler } from 'express';
import { systemClock } from '../src/clock.ts';
import { createJobs } from '../src/jobs/index.ts';
import type { JobName } from '../src/jobs/jobs.ts';
import { readyRoute } from '../src/pages/health/route.ts';
import { jobDeps, serveReady } from '../src/serve-jobs.ts';
import { app, config, watch } from './app.ts';
import { front } from './front.ts';
import { log } from './log.ts';
import { target } from './target.ts';

/**
 * A target that runs one job, at the address it has everywhere and at the service's own. Beside it there is only its health, and no
 * store is opened for anything else.
 * @param also jobs that come too seldom, or take too little, for a service of their own: at their addresses
 */
export function jobTarget(name: JobName, also: readonly JobName[] = []): void {
  target(name, () => {
    const job = createJobs(
      { ...Object.fromEntries(also.map((other) => [other, [`/jobs/${other}`]])), [name]: ['/', `/jobs/${name}`] },
      jobDeps(config, app, systemClock),
    );
    return front(app, serveReady, log, { watch, first: job.use(elsewhere) });
  });
}

const elsewhere: RequestHandler = (request, response, next) => {
  if (request.path === readyRoute.path) next();
  else response.status(404).json({ error: 'there is nothing here' });
};
