import { randomUUID } from 'node:crypto';
import { link, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeByOne } from './made-by-one.ts';

/**
 * A file of this machine's temporary folder, made by whoever needs it first and read by all that come later. Its name says what it was made
 * from: what is made from something else has another name.
 */
export async function kept(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const file = join(tmpdir(), name);
  await madeByOne(file, async () => {
    const draft = `${file}.${randomUUID()}`; // each maker has its own
    await make(draft);
    // Another may have made it meanwhile, the same. It is never replaced: a blob of a file that was cannot be read any more.
    await link(draft, file).catch((error: unknown) => {
      if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
    await dropOld(name);
  });
  return file;
}

const DAY = 86_400_000;

/** What was made of the same kind days ago is made from something that is no more. */
async function dropOld(name: string): Promise<void> {
  const kind = name.replace(/[0-9a-f]{8,}.*$/, '');
  if (kind === name) return;
  for (const other of await readdir(tmpdir())) {
    if (!other.startsWith(kind) || other === name) continue;
    const file = join(tmpdir(), other);
    const made = await stat(file).catch(() => null); // another process drops them too
    if (made?.isFile() === true && Date.now() - made.mtimeMs > DAY) await rm(file, { force: true });
  }
}
