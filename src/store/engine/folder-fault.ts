import { statfs } from 'node:fs/promises';
import { StoreError, diskFull } from '../errors.ts';

interface Cause {
  readonly what: string;
  readonly todo: string;
}

const NOT_ALLOWED: Cause = {
  what: 'may not be read and written by this user',
  todo: 'run as the user it belongs to, give it to this user, or set WAYMARK_DATA_DIR to another folder',
};
const NO_FOLDER: Cause = { what: 'is a file, or lies below one', todo: 'set WAYMARK_DATA_DIR to a folder' };

const CAUSES: Readonly<Record<string, Cause>> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: { what: 'can only be read', todo: 'set WAYMARK_DATA_DIR to a folder that can be written' },
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
};

/** Bytes below which the engine cannot be trusted to say itself that the disk is full: it needs some to begin. */
const ROOM = 8 * 1024 * 1024;

/** What the file system refused in the data folder, as what a person should do; any other error stays what it is. */
export function folderFault(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(code);
  const cause = CAUSES[code];
  return cause === undefined ? error : new StoreError('folder', `the data folder ${cause.what} (${code})`, cause.todo);
}

/** Does something in the data folder; what the file system refuses is thrown as a `StoreError`. */
export async function inFolder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw folderFault(error);
  }
}

/** Whether a disk with so little room explains that the engine could not be opened. */
export async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < ROOM;
}

export function hasCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

/** The file system's word for what it refused; '' of any other error. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
