import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startMigrated } from '../builders/served/server.ts';
import { makeStoreIn } from '../builders/served/store-folder.ts';
import { killRounds, type KillFigures, type KillOptions } from './rounds.ts';

type Play = Pick<KillOptions, 'kills' | 'seed' | 'onCourse'>;

/** Kills on a real PostgreSQL server, where stopped processes can lose their lock. */
export async function killOnServer(play: Play): Promise<KillFigures> {
  const server = await startMigrated();
  const store = { databaseUrl: server.url(), dataDir: '' };
  const admin = new Client(server.url());
  await admin.connect();
  try {
    const cut = `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()`;
    return await killRounds({ ...play, store, cutLocks: async () => void (await admin.query(cut)) });
  } finally {
    await admin.end();
    await server.stop();
  }
}

/** Kills on one data folder, which every process after the first has to take over and open. */
export async function killEmbedded(play: Play): Promise<KillFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-kill-'));
  try {
    await makeStoreIn(dataDir);
    return await killRounds({ ...play, store: { databaseUrl: null, dataDir }, cutLocks: null });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
