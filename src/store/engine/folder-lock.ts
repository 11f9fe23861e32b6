import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreBusy, StoreError } from '../errors.ts';
import { hasCode } from './folder-fault.ts';
import { startHeartbeat, stirs, type Pace } from './heartbeat.ts';
import { isAlive, isOfHere, thisProcess } from './process-alive.ts';

const Holder = z.object({
  pid: z.int(),
  started: z.string().nullable(),
  where: z.string().optional(),
  command: z.string(),
});
type Holder = z.infer<typeof Holder>;

export interface FolderLock {
  isMine(): Promise<boolean>;
  /**
   * @throws StoreError `overtaken` when another process has taken the folder, because this one was suspended for too
   * long
   */
  check(): Promise<void>;
  release(): Promise<void>;
}

const PACE: Pace = { beat: 2_000, silence: 15_000 };

/**
 * Makes this process the only one in the folder, or throws `StoreBusy`.
 *
 * `folder/lock/` holds numbered files, each naming a process; the highest number holds the lock. A file
 * is linked into place with its content, so it is never half-written and a number is won by one process;
 * the highest is never removed, so a number never comes back. A holder that died is therefore taken over
 * by exactly one of those who try. An emptied file is a lock that was given back.
 *
 * Of a process beside this one the system tells whether it lives. Of one in another container or on another machine it
 * does not, and the same id may be somebody else's here: such a holder is watched, and lives while its file is touched.
 */
export async function lockFolder(folder: string, command: string, pace = PACE): Promise<FolderLock> {
  const place = join(folder, 'lock');
  await mkdir(place, { recursive: true, mode: 0o700 });
  const me: Holder = { ...thisProcess(), command };
  for (;;) {
    const newest = Math.max(0, ...(await numbers(place)));
    const file = join(place, String(newest));
    const holder = newest === 0 ? null : await readHolder(file);
    if (holder !== null && (await holds(holder, file, pace)))
      throw new StoreBusy(holder.pid, holder.command, !isOfHere(holder));

    const mine = newest + 1;
    if (!(await claim(place, mine, me))) continue;
    const all = await numbers(place);
    if (Math.max(...all) > mine) {
      // `newest` was out of date: another process claimed a higher number meanwhile
      await rm(join(place, String(mine)));
      continue;
    }
    const heartbeat = startHeartbeat(join(place, String(mine)), pace);
    await Promise.all(all.filter((n) => n < mine).map((n) => rm(join(place, String(n)), { force: true })));
    return lockAt(place, mine, heartbeat);
  }
}

function lockAt(place: string, mine: number, heartbeat: ReturnType<typeof startHeartbeat>): FolderLock {
  const isMine = async (): Promise<boolean> => Math.max(0, ...(await numbers(place))) === mine;
  return {
    isMine,
    async check() {
      if (await isMine()) return;
      throw new StoreError(
        'overtaken',
        'another process has taken over the data folder, because this one stood still for too long',
        'end this process: the other one goes on from what this one had kept',
      );
    },
    async release() {
      await heartbeat.stop();
      if (await isMine()) await truncate(join(place, String(mine))); // needs no room on a full disk
    },
  };
}

async function holds(holder: Holder, file: string, pace: Pace): Promise<boolean> {
  if (isOfHere(holder)) return isAlive(holder);
  return (await stirs(file, pace)) && (await readHolder(file)) !== null;
}

/** None where the folder is gone. */
async function numbers(place: string): Promise<number[]> {
  const names = await readdir(place).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

/** Null: it was given back, it went meanwhile, or a crash of the machine spoiled it; in each case no living process holds it. */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function claim(place: string, number: number, holder: Holder): Promise<boolean> {
  const draft = join(place, `draft-${randomUUID()}`);
  try {
    await writeFile(draft, JSON.stringify(holder));
    await link(draft, join(place, String(number)));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
