import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './server.ts';
import { makeStoreIn } from './store-folder.ts';

const FRAMEWORK = fileURLToPath(
  new URL('../../../node_modules/@google-cloud/functions-framework/build/src/main.js', import.meta.url),
);

export interface Deployed {
  readonly url: string;
  /** All it has printed, on both outputs. */
  printed(): string;
  /** The most memory it ever held, in MB; null where the system does not tell. */
  peak(): Promise<number | null>;
  /** Milliseconds of processor time that all its threads have had so far; null where the system does not tell. */
  cpu(): Promise<number | null>;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it, and waits. */
  stop(): Promise<void>;
}

/**
 * Starts one target of a built folder as the cloud does: the framework in a process of its own, on a loopback port.
 * @param node options of the process itself
 * @param program the Node.js that runs it
 */
export async function startDeployed(
  source: string,
  target: string,
  env: Record<string, string> = {},
  node: readonly string[] = [],
  program: string = process.execPath,
): Promise<Deployed> {
  const home = await mkdtemp(join(tmpdir(), 'waymark-deployed-'));
  const data = join(home, 'data');
  if (env['DATABASE_URL'] === undefined) await makeStoreIn(data);
  const port = await freePort();
  const child = spawn(program, [...node, FRAMEWORK, `--source=${source}`, `--target=${target}`, `--port=${port}`], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], WAYMARK_DATA_DIR: data, ...env },
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes(`URL: http://localhost:${port}/`)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the target ended with ${String(code)}: ${printed}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => printed,
    async peak() {
      const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => '');
      const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) / 1024;
    },
    async cpu() {
      const tasks = `/proc/${String(child.pid)}/task`;
      const threads = await readdir(tasks).catch(() => []);
      const spent = await Promise.all(
        threads.map((thread) => readFile(join(tasks, thread, 'schedstat'), 'utf8').catch(() => '')), // ended meanwhile
      );
      return spent.length === 0 ? null : spent.reduce((sum, line) => sum + Number(line.split(' ')[0]) / 1e6, 0);
    },
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
