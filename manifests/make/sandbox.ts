import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningSandbox {
  /** Where the morning board is. */
  readonly board: string;
  /** Classroom, as the sandbox plays it. */
  readonly classroom: string;
  close(): Promise<void>;
}

/** A fresh sandbox, started as `npm start` starts it, in a folder that goes with it. */
export async function startSandbox(): Promise<RunningSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-pictures-'));
  const child = spawn(process.execPath, ['src/cli/waymark.mjs', 'start', '--port', '0'], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, WAYMARK_DATA_DIR: folder, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  let said = '';
  const address = (after: RegExp): string | undefined => after.exec(said)?.[1];
  const [board, classroom] = await new Promise<[string, string]>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = [address(/Morning board\s+(\S+)\/\n/), address(/Inside Classroom\s+(\S+)\/\n/)];
      if (found[0] !== undefined && found[1] !== undefined && said.includes('Ctrl-C ends it'))
        resolve([found[0], found[1]]);
    });
    child.once('exit', () => reject(new Error(`the sandbox ended by itself: ${said}`)));
  });
  return {
    board,
    classroom,
    async close() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
