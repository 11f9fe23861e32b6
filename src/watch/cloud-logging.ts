import { isSpanContextValid, trace } from '@opentelemetry/api';

/** As Cloud Logging calls how grave a line is. */
export const SEVERITY: Readonly<Record<string, string>> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};

/** Joins a line to the trace of the request it was written in, as Cloud Logging wants it said. */
export function traceHere(project: string | null): Record<string, unknown> {
  const here = project === null ? undefined : trace.getActiveSpan()?.spanContext();
  if (here === undefined || !isSpanContextValid(here)) return {};
  return {
    'logging.googleapis.com/trace': `projects/${project}/traces/${here.traceId}`,
    'logging.googleapis.com/spanId': here.spanId,
    'logging.googleapis.com/trace_sampled': (here.traceFlags & 1) === 1,
  };
}
