import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StoreError } from './errors.ts';

/**
 * Makes a folder and those above it, one by one: the recursive call of Node never ends where a file system (such as
 * /proc) says that a folder is missing and refuses to make it.
 * @throws StoreError `folder` when something else stands in the way, or it may not be made
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  try {
    if (await isFolder(path)) return;
    if (dirname(path) !== path) await makeFolder(dirname(path));
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'EEXIST' && await isFolder(path)) return; // another process was faster
    throw new StoreError('folder', `the data folder cannot be made (${code})`, 'set WAYMARK_DATA_DIR to a folder that can be written');
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch {
    return false; // not there yet: making it tells what is wrong
  }
  throw new StoreError('folder', 'WAYMARK_DATA_DIR names a file, not a folder', 'set WAYMARK_DATA_DIR to a folder');
}
