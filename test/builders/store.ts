import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDriver, readMigrations } from '../../src/store/migrations.ts';
import { openMemory } from '../../src/store/pglite.ts';
import type { Store } from '../../src/store/types.ts';
import { storeOver } from '../../src/store/wall.ts';

/** A migrated, empty store in memory, about 0.4 s each: a copy of one template, which the first caller of all makes. Close it. */
export async function memoryStore(): Promise<Store> {
  return storeOver(await openMemory(await template()));
}

/** Kept in the system's temporary folder under the hash of the migrations it was made with. */
export async function template(): Promise<Blob> {
  const migrations = await readMigrations();
  const hash = createHash('sha256').update(migrations.map(({ checksum }) => checksum).join()).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `waymark-store-${hash}.tar`);
  if (await stat(file).then(() => true, () => false)) return openAsBlob(file);

  const engine = await openMemory();
  await migrateDriver(engine);
  const dump = await engine.dump();
  await engine.close();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, dump.stream());
  await rename(draft, file); // another worker may have made it meanwhile: the same
  return openAsBlob(file);
}
