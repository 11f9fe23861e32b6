import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Io } from './io.ts';

export type WithApp = <T>(io: Io, work: (app: App) => Promise<T>) => Promise<T>;

/** Opens the app for one command and closes it whatever happens, so that the store's lock is freed. */
export async function withApp<T>(io: Io, work: (app: App) => Promise<T>): Promise<T> {
  const config = loadConfig(io.env);
  const { openApp } = await import('../app.ts'); // adapters and store load only for commands that need them
  const app = await openApp(config, { now: io.now });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
