import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { securityHeaders } from '../pages/kit/headers.ts';
import type { Limits } from '../limits/index.ts';
import type { Log } from '../log.ts';
import type { JobRefusal } from './caller.ts';
import { doneAndTold } from './done.ts';
import { BadBody, failureOf } from './failure.ts';
import { jobs, type Job, type JobName, type JobParts } from './jobs.ts';

export interface JobDeps {
  /** Why the caller is not let in, or null. */
  readonly refuses: (request: IncomingMessage) => Promise<JobRefusal | null>;
  /** How often a stranger may try; null: as often as they like. */
  readonly limits: Limits | null;
  /** Asked when a job runs, and not before. */
  readonly parts: () => Promise<JobParts>;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** A fresh number for an answer and its line in the log. */
  readonly reference?: () => string;
}

/** The header in which Cloud Tasks names a task to whom it delivers it. */
const QUEUE_HEADER = 'x-cloudtasks-taskname';

/** One course of one school is some 60 bytes, a pushed message less than 2 KB. */
const readBody = express.json({ type: () => true, limit: '4kb', inflate: false });

/**
 * The addresses of jobs, as one express app. Who calls is asked first: for a stranger no body is read and no store is opened.
 * 200 ends a task: done, or another part of it was put in. 503 makes the queue slow down and try again; 400 is a body that no retry mends; 500 is a fault of ours. Answers hold counts and ids of runs, nobody's data.
 * @param served the addresses of each job
 */
export function createJobs(served: Readonly<Partial<Record<JobName, readonly string[]>>>, deps: JobDeps): Express {
  const reference = deps.reference ?? (() => randomBytes(5).toString('hex'));
  const app = express();
  app.disable('x-powered-by');
  for (const name of Object.keys(jobs) as JobName[]) {
    const paths = [...(served[name] ?? [])];
    if (paths.length > 0)
      app.all(
        paths,
        ...securityHeaders({ at: () => undefined, frames: { launch: [], addon: [] } }),
        postOnly,
        letIn(deps, reference),
        readBody,
        run(name, deps),
        failed(jobs[name], deps, reference),
      );
  }
  return app;
}

const postOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') next();
  else response.status(405).set('Allow', 'POST').json({ error: 'a job is started by POST' });
};

function letIn({ refuses, limits, log }: JobDeps, reference: () => string): RequestHandler {
  return async (request, response, next) => {
    const number = reference();
    const wait = (await limits?.mayTry(request, 'job')) ?? null;
    if (wait !== null) {
      log.info({ event: 'job-too-often', reference: number, status: 429 });
      response
        .status(429)
        .set('Retry-After', String(wait))
        .json({ error: 'too many callers from there were refused', reference: number });
      return;
    }
    const reason = await refuses(request);
    if (reason === null) return next();
    await limits?.refused(request, 'job');
    log.info({ event: 'job-refused', reference: number, status: 401, reason });
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer')
      .json({ error: 'this caller may not start jobs', reference: number });
  };
}

function failed({ brought }: Job, { log: to }: JobDeps, reference: () => string): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const number = reference();
    const { status: found, event, said, log } = failureOf(error);
    // a queue delivers again whatever is not answered with 200, and this body would be as bad each time
    const queued = request.get(QUEUE_HEADER) !== undefined;
    const given = found < 500 && (brought === true || queued);
    const status = given ? 200 : found;
    to[(given && queued) || status >= 500 ? 'error' : 'info']({ event, reference: number, status, ...log });
    if (response.headersSent) response.destroy();
    else response.status(status).json({ error: said, reference: number });
  };
}

function run(name: JobName, { parts, log }: JobDeps): RequestHandler {
  return async (request, response) => {
    const ordered = jobs[name].read(request.body);
    if (ordered === null) throw new BadBody(`the body should be ${jobs[name].wants}`);
    const { status, told } = await doneAndTold(name, ordered, await parts(), log);
    response.status(status).json(told);
  };
}
