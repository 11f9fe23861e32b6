import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unpack } from './tar.ts';
import { templateFile } from './store.ts';

/** A migrated, empty store in a data folder, unpacked in a fraction of the time that making one takes. */
export async function makeStoreIn(dataDir: string): Promise<void> {
  const database = join(dataDir, 'db');
  await mkdir(database, { recursive: true, mode: 0o700 });
  await unpack(await templateFile(), database);
}
