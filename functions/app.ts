import type { App } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { ConfigError, loadConfig, type Config } from '../src/config.ts';
import { openWatch, type Watch } from '../src/watch/open.ts';
import { lasting } from './lasting.ts';

/** Settings that cannot be used end the process at once: the deployment shows what is wrong, and the version before goes on. */
export const config = settings();

/** Opened before the first request is handled, so that the lines of its log name its trace. */
export const watch: () => Promise<Watch> = lasting(() => openWatch(config));

/**
 * One app per instance, loaded and opened by the first request that needs it and shared by all of them: whether the process is up,
 * and who may call, is answered without.
 */
export const app: () => Promise<App> = lasting(async () => {
  const { openApp } = await import('../src/app.ts');
  return openApp(config, { now: systemClock, watch: await watch() });
});

function settings(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(error.problems.map((problem) => `${problem}\n`).join(''));
    return process.exit(2);
  }
}
