import { openApp, type App } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Io } from './io.ts';

export type WithApp = <T>(io: Io, work: (app: App) => Promise<T>) => Promise<T>;

/** Opens the app for one command and closes it whatever happens, so that the store's lock is freed. */
export async function withApp<T>(io: Io, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(loadConfig(io.env), { now: io.now });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
