import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { securityHeaders } from '../pages/kit/headers.ts';
import { QueueError } from '../queue/types.ts';
import { StoreError, type StoreErrorKind } from '../store/errors.ts';
import { worthAgain } from '../sync/night/scheduled/worth-again.ts';
import { UnknownSelection } from '../sync/find.ts';
import { traceOf } from '../trace.ts';
import type { Limits } from '../limits/index.ts';
import type { Log } from '../log.ts';
import { headsTold, type LogEvent, type LogLine } from '../watch/fields.ts';
import { KeysSilent, type JobRefusal } from './caller.ts';
import { jobs, NoHint, type Job, type JobDone, type JobName, type JobParts } from './jobs.ts';

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
    const ready = await parts();
    const { runs, courses, audit, queued, hinted } = await doneAndSent(ordered, ready);
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
    response.status(status).json(told);
  };
}

/** What was measured is sent before the answer, also of a job that failed: afterwards the platform may take the processor away. */
async function doneAndSent(job: (parts: JobParts) => Promise<JobDone>, parts: JobParts): Promise<JobDone> {
  try {
    return await job(parts);
  } finally {
    await parts.flush?.();
  }
}

class BadBody extends Error {
  override readonly name = 'BadBody';
}

interface JobFailure {
  readonly status: number;
  readonly event: LogEvent;
  /** To the caller: nothing that came out of the store or an LMS. */
  readonly said: string;
  readonly log?: Omit<LogLine, 'event'>;
}

function failureOf(error: unknown): JobFailure {
  if (error instanceof BadBody || error instanceof NoHint)
    return { status: 400, event: 'job-body', said: error.message };
  const sender = bodyStatus(error);
  if (sender !== null) return { status: sender, event: 'job-body', said: 'the body should be a few KB of plain JSON' };
  if (error instanceof UnknownSelection) return { status: 400, event: 'job-unknown', said: error.message };
  if (error instanceof KeysSilent)
    return { status: 503, event: 'job-keys-silent', said: 'who calls cannot be told at the moment' };
  if (error instanceof QueueError)
    return {
      status: error.passing ? 503 : 500,
      event: 'job-queue',
      said: 'the queue did not take everything',
      log: traceOf(error),
    };
  if (error instanceof StoreError && PASSING.has(error.kind)) {
    return {
      status: 503,
      event: 'job-store',
      said: 'the store cannot be used at the moment',
      log: { kind: error.kind, ...traceOf(error) },
    };
  }
  return { status: 500, event: 'job-broken', said: 'something went wrong on our side', log: traceOf(error) };
}

/** Store failures that pass by themselves: another process has it, the network, a deployment under way. */
const PASSING: ReadonlySet<StoreErrorKind> = new Set([
  'busy',
  'unreachable',
  'behind',
  'ahead',
  'conflict',
  'overtaken',
]);

/** What the body's reader says of a body that is too large, packed or garbled; null for any other error. */
function bodyStatus(error: unknown): number | null {
  if (!(error instanceof Error && 'type' in error && 'status' in error)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : null;
}
