import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { template } from './store.ts';

/** A migrated, empty store in a data folder, unpacked in a fraction of the time that making one takes. */
export async function makeStoreIn(dataDir: string): Promise<void> {
  const database = join(dataDir, 'db');
  await mkdir(database, { recursive: true, mode: 0o700 });
  const unpack = spawn('tar', ['-xf', '-', '-C', database], { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise((resolve, reject) => {
    unpack.once('exit', resolve);
    unpack.once('error', reject);
  });
  unpack.stdin.end(Buffer.from(await (await template()).arrayBuffer()));
  if ((await ended) !== 0) throw new Error('the store could not be unpacked');
}
