import { spawn } from 'node:child_process';

/** Whom a program runs as; null: whoever runs the tests. */
export type User = { readonly uid: number; readonly gid: number } | null;

/** Puts all that is in a folder into one file, as it is. */
export function pack(folder: string, file: string): Promise<void> {
  return run('tar', ['-cf', file, '-C', folder, '.'], null);
}

/** Lays what `pack` put into a file, or a dump of the embedded engine, into a folder that is there. */
export function unpack(file: string, folder: string, user: User = null): Promise<void> {
  return run('tar', ['-xf', file, '-C', folder], user);
}

/** Runs a program to its end; throws with what it said where it failed. */
export async function run(program: string, args: readonly string[], user: User, cwd?: string): Promise<void> {
  const child = spawn(program, args, { ...user, cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  if (code !== 0) throw new Error(`${program} failed: ${said}`);
}
