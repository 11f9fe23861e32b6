import { openApp, type App } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { loadConfig } from '../src/config.ts';

let opened: Promise<App> | null = null;

/** One app per instance, opened by the first request and shared by all of them. */
export function app(): Promise<App> {
  opened ??= openApp(loadConfig(process.env), { now: systemClock });
  return opened;
}
