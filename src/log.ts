import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

/** JSON lines on the standard error, so that a command's answer stays apart. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel }, pino.destination(2));
}
