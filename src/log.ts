import { isSpanContextValid, trace } from '@opentelemetry/api';
import { pino, stdTimeFunctions } from 'pino';
import type { Config } from './config.ts';
import { allowed, type LogLine } from './watch/fields.ts';

export type Log = Readonly<Record<'info' | 'warn' | 'error' | 'fatal', (line: LogLine) => void>>;

/** As Cloud Logging calls how grave a line is. */
const SEVERITY: Readonly<Record<string, string>> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};

/** JSON lines on the standard error, so that a command's answer stays apart. Nothing but `FIELDS` gets into them, and the trace they belong to. */
export function openLog(
  { logLevel, traces }: Pick<Config, 'logLevel' | 'traces'>,
  to: { write(line: string): unknown } = pino.destination(2),
): Log {
  const log = pino(
    {
      level: logLevel,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ severity: SEVERITY[level] ?? 'DEFAULT' }) },
      mixin: () => traceHere(traces),
    },
    { write: (line) => void to.write(line) },
  );
  return {
    info: (line) => log.info(allowed(line)),
    warn: (line) => log.warn(allowed(line)),
    error: (line) => log.error(allowed(line)),
    fatal: (line) => log.fatal(allowed(line)),
  };
}

/** Joins a line to the trace of the request it was written in, as Cloud Logging wants it said. */
function traceHere(project: string | null): Record<string, unknown> {
  const here = project === null ? undefined : trace.getActiveSpan()?.spanContext();
  if (here === undefined || !isSpanContextValid(here)) return {};
  return {
    'logging.googleapis.com/trace': `projects/${project}/traces/${here.traceId}`,
    'logging.googleapis.com/spanId': here.spanId,
    'logging.googleapis.com/trace_sampled': (here.traceFlags & 1) === 1,
  };
}
