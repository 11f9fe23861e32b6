import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Io } from './io.ts';

export type WithApp = <T>(io: Io, work: (app: App) => Promise<T>) => Promise<T>;

/** Opens the app for one command and closes it whatever happens, so that the store's lock is freed. What the command changes is the operator's act. */
export async function withApp<T>(io: Io, work: (app: App) => Promise<T>): Promise<T> {
  const config = loadConfig(io.env);
  // adapters and store load only for commands that need them
  const [{ openApp }, { actingAs }] = await Promise.all([import('../app.ts'), import('../store/acting.ts')]);
  const app = await openApp(config, { now: io.now });
  try {
    return await actingAs({ role: 'operator' }, () => work(app));
  } finally {
    await app.close();
  }
}
