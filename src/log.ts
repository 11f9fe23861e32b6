import { pino, stdTimeFunctions } from 'pino';
import type { Config } from './config.ts';
import { SEVERITY, traceHere } from './watch/cloud-logging.ts';
import { allowed, type LogLine } from './watch/fields.ts';

export type Log = Readonly<Record<'info' | 'warn' | 'error' | 'fatal', (line: LogLine) => void>>;

/**
 * JSON lines on standard error, so that a command's answer on standard output stays apart. Only `FIELDS`, and the trace
 * they belong to, are ever written.
 */
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
