import { readFile } from 'node:fs/promises';
import { InputError } from '../io.ts';
import { readUtf8 } from '../../tables/utf8.ts';

/** What went wrong, for a person who knows their files and no error codes. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
};

/** The text of a file. @throws InputError when it cannot be read or is no text in UTF-8 */
export async function readInput(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new InputError([`${path}: cannot be read (${code})${code in WHY ? `: ${WHY[code]}` : ''}`]);
  }
  const read = readUtf8(bytes, '');
  if (!read.ok) throw new InputError([`${path}: ${read.problem}`]);
  return read.text;
}
