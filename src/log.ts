import { pino } from 'pino';
import type { Config } from './config.ts';
import { allowed, type LogLine } from './watch/fields.ts';

export type Log = Readonly<Record<'info' | 'warn' | 'error' | 'fatal', (line: LogLine) => void>>;

/** JSON lines on the standard error, so that a command's answer stays apart. Nothing but `FIELDS` gets into them. */
export function openLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  to: { write(line: string): unknown } = pino.destination(2),
): Log {
  const log = pino({ level: logLevel }, { write: (line) => void to.write(line) });
  return {
    info: (line) => log.info(allowed(line)),
    warn: (line) => log.warn(allowed(line)),
    error: (line) => log.error(allowed(line)),
    fatal: (line) => log.fatal(allowed(line)),
  };
}
