import { join } from 'node:path';
import type { App } from '../../app.ts';
import { loadConfig, type Config } from '../../config.ts';
import { accountsOf } from '../../school/accounts.ts';
import type { SchoolFile } from '../../school/file.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { InputError, type Io } from '../io.ts';

/** Settings that lead out of this machine, to what is the school's own: nothing of the sandbox goes there. */
const OF_THE_SCHOOL = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_CONNECTIONS',
  'WAYMARK_KMS_KEY',
  'WAYMARK_QUEUE',
];

/**
 * The settings of the sandbox: a folder of its own inside the data folder, whatever store the school's own settings name.
 * People read what it prints: only what went wrong is logged among it, unless LOG_LEVEL says otherwise.
 */
export function sandboxSettings(env: Io['env']): Config {
  const settings = loadConfig({ ...env, ...Object.fromEntries(OF_THE_SCHOOL.map((name) => [name, undefined])) });
  return {
    ...settings,
    store: { ...settings.store, dataDir: join(settings.store.dataDir, 'sandbox') },
    limits: null, // one person, and the scripts that try it out
    logLevel: env['LOG_LEVEL']?.trim() ? settings.logLevel : 'warn',
  };
}

/**
 * The sandbox writes over its own schools alone.
 * @throws InputError when the store holds a school that is not the sandbox's, by its id or by the accounts it names
 */
export async function refuseOtherSchools(
  app: Pick<App, 'store' | 'config'>,
  own: readonly SchoolFile[],
): Promise<void> {
  const others: string[] = [];
  for (const id of await app.store.schools()) {
    const stored = await app.store.school(id, loadSchoolFile);
    const file = own.find(({ school }) => school.id === id);
    const accounts = new Set(file === undefined ? [] : accountsOf(file).map(({ user }) => user));
    if (file === undefined || (stored !== null && accountsOf(stored).some(({ user }) => !accounts.has(user))))
      others.push(id);
  }
  if (others.length === 0) return;
  throw new InputError([
    `${app.config.store.dataDir}: holds a school that is not the sandbox's (${others.join(', ')}), and nothing was changed; set WAYMARK_DATA_DIR to another folder for trying out`,
  ]);
}
