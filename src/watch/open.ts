import { context } from '@opentelemetry/api';
import type { Config } from '../config.ts';
import { openLog, type Log } from '../log.ts';
import { traceOf } from '../trace.ts';
import type { LogLine } from './fields.ts';
import type { Told } from './lines.ts';
import type { Sending } from './sdk.ts';

/** What a process that somebody is on call for tells of itself. */
export interface Watch {
  readonly log: Log;
  tell(told: Told): void;
  /** Before a job answers: afterwards the platform may take the processor away. A collector that is away stops nothing. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Opens what the settings ask for. Nothing is loaded that they do not. */
export async function openWatch(
  config: Pick<Config, 'logLevel' | 'traces' | 'telemetry'>,
  log = openLog(config),
): Promise<Watch> {
  if (config.traces !== null || config.telemetry !== null) {
    const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  }
  if (config.telemetry === null)
    return { log, tell: ({ as, line }) => log[as](line), flush: async () => {}, close: async () => {} };

  const [{ startSending }, { figuresOf }] = await Promise.all([import('./sdk.ts'), import('./metrics.ts')]);
  const sending = startSending(config.telemetry);
  const figures = figuresOf(sending.meter);
  const told =
    (as: keyof Log) =>
    (line: LogLine): void => {
      log[as](line);
      figures(line);
    };
  const measured: Log = { info: told('info'), warn: told('warn'), error: told('error'), fatal: told('fatal') };
  return {
    log: measured,
    tell: ({ as, line }) => measured[as](line),
    flush: () => quietly(() => sending.flush(), log),
    close: () => quietly(() => sending.close(), log),
  };
}

async function quietly(send: Sending['flush'], log: Log): Promise<void> {
  try {
    await send();
  } catch (error) {
    log.warn({ event: 'telemetry-silent', ...traceOf(error) });
  }
}
