import { z } from 'zod';
import { headText, type SchoolHead } from '../audit/types.ts';
import type { CourseId, RunId, SchoolId } from '../ids.ts';
import type { JobRefusal } from '../jobs/caller.ts';
import type { JobName } from '../jobs/jobs.ts';
import type { LmsErrorKind } from '../lms/errors.ts';
import type { SignInRefusal } from '../lms/sign-in.ts';
import type { Failure } from '../pages/failure/view.ts';
import type { PageRefusal } from '../pages/kit/route.ts';
import type { StoreErrorKind } from '../store/errors.ts';
import type { CallKind } from '../http/types.ts';
import type { Problem } from '../report/types.ts';
import type { SchoolDate } from '../time.ts';
import type { TicketRefusal } from '../sync/tickets/desk.ts';

/** Everything that is ever logged about. */
export type LogEvent =
  | `page-${Failure}`
  | 'page-broken-off'
  | 'script-refused'
  | 'ticket-refused'
  | 'ticket-grade-failed'
  | 'sign-in-refused'
  | 'store-silent'
  | 'not-open'
  | 'framework-came-first'
  | 'uncaughtException'
  | 'unhandledRejection'
  | 'nights-state'
  | 'night-done'
  | 'course-done'
  | 'act-done'
  | 'telemetry-silent'
  | 'nights-run'
  | 'nights-broken'
  | 'queue-fault'
  | 'course-fault'
  | 'school-fault'
  | 'job-done'
  | 'job-refused'
  | 'job-too-often'
  | 'job-body'
  | 'job-unknown'
  | 'job-keys-silent'
  | 'job-store'
  | 'job-queue'
  | 'job-broken';

/**
 * The fields a line may have, and there are no others (SAFETY.md 7): each has a type for the compiler and a shape for what comes past it.
 * None of the shapes lets a space or an @ through, but for the places in code of an error.
 */
const FIELDS = {
  event: shaped<LogEvent>(/^[a-zA-Z]+(-[a-z]+)*$/),
  /** Quoted to whoever was refused. */
  reference: shaped<string>(/^[\w-]{1,64}$/),
  status: z.int(),
  reason: shaped<PageRefusal | TicketRefusal | SignInRefusal | JobRefusal>(
    /^[a-z]+(-[a-z]+)*$|^ERR_[A-Z_]+(:[a-z_]+)?$/,
  ),
  kind: shaped<StoreErrorKind | LmsErrorKind | 'fault'>(/^[a-z]+$/),
  job: shaped<JobName>(/^[a-z]+$/),
  school: shaped<SchoolId>(/^[\w.:-]{1,80}$/),
  course: shaped<CourseId>(/^[\w.:-]{1,80}$/),
  run: shaped<RunId>(/^[\w.:-]{1,80}$/),
  runs: z.array(shaped<RunId>(/^[\w.:-]{1,80}$/)),
  courses: z.int(),
  unfinished: z.int(),
  /** Tasks put into the queue. */
  queued: z.int(),
  /** Courses that a hint of an LMS concerns. */
  hinted: z.int(),
  date: shaped<SchoolDate>(/^\d{4}-\d\d-\d\d$/),
  /** How what the line tells came out. */
  ended: shaped<'finished' | 'unfinished' | 'refused'>(/^[a-z]+$/),
  /** Kinds of what left courses unfinished, each once. */
  why: z.array(shaped<Problem['kind']>(/^[a-z]+$/)),
  /** The address of a page or a press as the code names it (`/t/:ticket`), without what stands in it. */
  act: shaped<string>(/^\/$|^(\/[a-z.-]+|\/:[a-zA-Z]+)+$/),
  role: shaped<'administrator' | 'teacher'>(/^[a-z]+$/),
  /** From begin to end, waiting included. */
  milliseconds: z.int(),
  /** Requests to LMSs, repeats included; by the limit they count against. */
  requests: z.int(),
  calls: z.record(shaped<string>(/^[a-z]{1,20}(_[a-z]{1,20})?$/), z.int()),
  /** Answers that said to slow down. */
  busy: z.int(),
  repeats: z.int(),
  /** Records read from the LMS, and results new or changed in the store. */
  rowsRead: z.int(),
  rowsWritten: z.int(),
  /** Writes that wait for a teacher, were done, could not be done. */
  planned: z.int(),
  sent: z.int(),
  held: z.int(),
  /** How all schools stand: of `schools` those in each kind of trouble, and those whose night is under way. */
  schools: z.int(),
  late: z.int(),
  ahead: z.int(),
  partly: z.int(),
  unreadable: z.int(),
  underway: z.int(),
  /** Of nights under way or broken off. */
  coursesDone: z.int(),
  coursesLeft: z.int(),
  /** Since the newest finished night of the school that waits longest. */
  oldestHours: z.int(),
  /** The limit a request counts against. */
  limit: shaped<string>(/^[a-z]{1,20}(_[a-z]{1,20})?$/),
  /** How a request may be repeated. */
  may: shaped<CallKind>(/^[a-z]+$/),
  /** How far the audit of each school had come: `school:n:hash`. */
  audit: z.array(shaped<string>(/^[\w.:-]{1,200}$/)),
  /** The name of an error's class. */
  error: shaped<string>(/^\w{1,80}$/),
  /** Where in the code an error came from. */
  at: z.array(shaped<string>(/^at [^@]{0,300}:\d+:\d+\)?$|^at <anonymous>$|^at [\w.<>]+ \(<anonymous>\)$/)),
};

type Fields = { readonly [Field in keyof typeof FIELDS]: z.input<(typeof FIELDS)[Field]> };

/** One line: what happened, and of the fields those that say more. */
export type LogLine = Pick<Fields, 'event'> & {
  readonly [Field in Exclude<keyof Fields, 'event'>]?: Readonly<Fields[Field]>;
};

/** What of a line may be written; `leftOut` counts the rest, so that a fault of ours is seen. */
export function allowed(line: object): Record<string, unknown> {
  const given = Object.entries(line).filter(([, value]) => value !== undefined);
  const kept = given.flatMap(([name, value]): [string, unknown][] => {
    const read = Object.hasOwn(FIELDS, name) ? FIELDS[name as keyof typeof FIELDS].safeParse(value) : null;
    return read?.success === true ? [[name, read.data]] : [];
  });
  return {
    ...Object.fromEntries(kept),
    ...(kept.length < given.length ? { leftOut: given.length - kept.length } : {}),
  };
}

function shaped<Word extends string>(shape: RegExp): z.ZodType<Word, Word> {
  return z.string().regex(shape) as unknown as z.ZodType<Word, Word>;
}

/** The heads of audits, kept in the log: what is cut off an audit later is found by them. */
export function headsTold(heads: readonly SchoolHead[]): Pick<LogLine, 'audit'> {
  return heads.length === 0 ? {} : { audit: heads.map((head) => `${head.school}:${headText(head)}`) };
}
