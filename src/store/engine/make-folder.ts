import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StoreError } from '../errors.ts';
import { codeOf, folderFault, hasCode, inFolder } from './folder-fault.ts';

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
    if (hasCode(error, 'EEXIST') && (await isFolder(path))) return; // another process was faster
    const told = folderFault(error);
    if (told instanceof StoreError) throw told;
    throw new StoreError(
      'folder',
      `the data folder cannot be made (${codeOf(error)})`,
      'set WAYMARK_DATA_DIR to a folder that can be written',
    );
  }
}

/**
 * Looks whether the folder can be made, or used where it is there, without making it.
 * @throws StoreError saying what stands in the way
 */
export async function checkPlace(folder: string): Promise<void> {
  const path = resolve(folder);
  const missing = await stat(path).then(
    () => false,
    (error: unknown) => hasCode(error, 'ENOENT'),
  );
  if (missing && dirname(path) !== path) return checkPlace(dirname(path));
  return inFolder(() => access(path, constants.R_OK | constants.W_OK | constants.X_OK));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch {
    return false; // not there yet: making it tells what is wrong
  }
  throw new StoreError('folder', 'WAYMARK_DATA_DIR names a file, not a folder', 'set WAYMARK_DATA_DIR to a folder');
}
