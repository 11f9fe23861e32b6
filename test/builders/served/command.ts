import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { runCommand } from '../../../src/cli/program.ts';
import type { Io } from '../../../src/cli/io.ts';
import { instant } from '../../../src/time.ts';
import { startMigrated } from './server.ts';

export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface Desk {
  readonly folder: string;
  /** Runs one command as `npx waymark` would, in this process. */
  run(...argv: string[]): Promise<Said>;
  env: Record<string, string | undefined>;
  at: string;
  stdin: string;
}

/** A desk whose store is a server's: a command opens it in some milliseconds, an embedded one in half a second of work. Close it. */
export async function deskOnServer(): Promise<Desk & { close(): Promise<void> }> {
  const server = await startMigrated();
  const at = desk({ DATABASE_URL: server.url(), WAYMARK_KEY: randomBytes(32).toString('base64') });
  return Object.assign(at, {
    async close() {
      await server.stop();
      await rm(at.folder, { recursive: true });
    },
  });
}

/** A folder of its own (or this one), settings and a clock: where somebody types commands. */
export function desk(env: Record<string, string> = {}, over: Partial<Pick<Desk, 'folder' | 'at'>> = {}): Desk {
  const folder = over.folder ?? mkdtempSync(join(tmpdir(), 'waymark-desk-'));
  const self: Desk = {
    folder,
    env: { WAYMARK_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...env },
    at: over.at ?? '2026-09-14T07:00:00Z',
    stdin: '',
    async run(...argv) {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const heard = [stdout, stderr].map((stream) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        return () => Buffer.concat(chunks).toString('utf8');
      });
      const io: Io = {
        stdin: Readable.from([self.stdin]),
        stdout,
        stderr,
        env: self.env,
        now: () => instant(self.at),
        interrupted: () => new Promise<void>(() => {}),
      };
      const exit = await runCommand(argv, io);
      return { exit, out: heard[0]?.() ?? '', err: heard[1]?.() ?? '' };
    },
  };
  return self;
}
