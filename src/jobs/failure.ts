import { QueueError } from '../queue/types.ts';
import { StoreError, type StoreErrorKind } from '../store/errors.ts';
import { UnknownSelection } from '../sync/find.ts';
import { traceOf } from '../trace.ts';
import type { LogEvent, LogLine } from '../watch/fields.ts';
import { KeysSilent } from './caller.ts';
import { NoHint } from './jobs.ts';

/** A body that orders nothing. */
export class BadBody extends Error {
  override readonly name = 'BadBody';
}

/** What became of a job that failed: its answer, and its line in the log. */
export interface JobFailure {
  readonly status: number;
  readonly event: LogEvent;
  /** To the caller: nothing that came out of the store or an LMS. */
  readonly said: string;
  readonly log?: Omit<LogLine, 'event'>;
}

export function failureOf(error: unknown): JobFailure {
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

/** What keeps the store from us for a while: another process, a network, a deployment under way. */
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
