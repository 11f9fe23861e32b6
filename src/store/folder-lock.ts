import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreBusy } from './errors.ts';
import { isAlive, thisProcess } from './process-alive.ts';

const Holder = z.object({ pid: z.int(), started: z.string().nullable(), command: z.string(), released: z.boolean() });
type Holder = z.infer<typeof Holder>;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one in the folder, or throws `StoreBusy`.
 *
 * `folder/lock/` holds numbered files, each naming a process; the highest number holds the lock. A file
 * is linked into place with its content, so it is never half-written and a number is won by one process;
 * the highest is never removed, so a number never comes back. A holder that died is therefore taken over
 * by exactly one of those who try.
 */
export async function lockFolder(folder: string, command: string): Promise<FolderLock> {
  const place = join(folder, 'lock');
  await mkdir(place, { recursive: true, mode: 0o700 });
  const me: Holder = { ...thisProcess(), command, released: false };
  for (;;) {
    const newest = Math.max(0, ...await numbers(place));
    const holder = newest === 0 ? null : await readHolder(join(place, String(newest)));
    if (holder !== null && !holder.released && isAlive(holder)) throw new StoreBusy(holder.pid, holder.command);

    const mine = newest + 1;
    if (!await claim(place, mine, me)) continue;
    const all = await numbers(place);
    if (Math.max(...all) > mine) { // `newest` was old news: somebody else went further meanwhile
      await rm(join(place, String(mine)));
      continue;
    }
    await Promise.all(all.filter((n) => n < mine).map((n) => rm(join(place, String(n)), { force: true })));
    return { release: () => replace(join(place, String(mine)), { ...me, released: true }) };
  }
}

async function numbers(place: string): Promise<number[]> {
  return (await readdir(place)).filter((name) => /^\d+$/.test(name)).map(Number);
}

/** Null: it went meanwhile, or a crash of the machine spoiled it; nobody alive stands behind it. */
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
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, join(place, String(number)));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

async function replace(file: string, holder: Holder): Promise<void> {
  await writeFile(`${file}-draft`, JSON.stringify(holder));
  await rename(`${file}-draft`, file);
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
