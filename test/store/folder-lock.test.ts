import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../../src/store/folder-lock.ts';
import type { FolderLock } from '../../src/store/folder-lock.ts';

const HOLDER = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('./lock-holder.ts', import.meta.url))];

describe('the folder lock', () => {
  let folder: string;
  let children: ChildProcess[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-lock-'));
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => ended(child, () => child.kill('SIGKILL'))));
    await rm(folder, { recursive: true, force: true });
  });

  it('is held by one, and free again when released', async () => {
    const lock = await lockFolder(folder, 'start');
    await expect(lockFolder(folder, 'sync')).rejects.toMatchObject({ name: 'StoreBusy', command: 'start', pid: process.pid });
    await lock.release();

    await (await lockFolder(folder, 'sync')).release();
  });

  it('tells a second process who holds it and what to do', async () => {
    const holder = await start(HOLDER);

    await expect(lockFolder(folder, 'approve')).rejects.toMatchObject({
      message: `the data folder is in use by \`sync\` (process ${holder.pid})`, todo: expect.stringContaining(`${holder.pid}`),
    });
  });

  it('left by a killed process is taken over', async () => {
    const holder = await start(HOLDER);
    await ended(holder.child, () => holder.child.kill('SIGKILL'));

    await (await lockFolder(folder, 'sync')).release();
  });

  it('left by a zombie is taken over: killed, but not yet collected by its parent', async () => {
    // The shell becomes a `sleep`, which never collects its children.
    const quoted = HOLDER.map((part) => `'${part}'`).join(' ');
    const holder = await start(['sh', '-c', `${quoted} "$0" & exec sleep 60`]);
    await expect(lockFolder(folder, 'sync')).rejects.toMatchObject({ pid: holder.pid });
    process.kill(holder.pid, 'SIGKILL');
    await becomesZombie(holder.pid);

    expect(() => process.kill(holder.pid, 0)).not.toThrow(); // it still answers to its id
    await (await lockFolder(folder, 'sync')).release();
  });

  it('of a process whose id another one has now is taken over', async () => {
    await writeHolder(1, { pid: process.pid, started: '1', command: 'sync', released: false });

    await (await lockFolder(folder, 'sync')).release();
  });

  it('spoiled by a crash of the machine is taken over', async () => {
    await writeHolder(1, 'half a f');

    await (await lockFolder(folder, 'sync')).release();
  });

  it('is taken over by exactly one of many who try at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      await rm(join(folder, 'lock'), { recursive: true, force: true });
      await writeHolder(7, { pid: process.pid, started: '1', command: 'sync', released: false });
      const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => lockFolder(folder, `try ${n}`)));
      const won = tries.filter((attempt): attempt is PromiseFulfilledResult<FolderLock> => attempt.status === 'fulfilled');

      expect(won).toHaveLength(1);
      expect(await readdir(join(folder, 'lock'))).toHaveLength(1);
    }
  });

  async function start(command: readonly string[]): Promise<{ child: ChildProcess; pid: number }> {
    const [program = '', ...args] = command;
    const child = spawn(program, [...args, folder], { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname, env: { ...process.env, NODE_OPTIONS: '' } });
    children.push(child);
    const said = await new Promise<string>((resolve) => { child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())); });
    return { child, pid: Number(said) };
  }

  async function writeHolder(number: number, holder: unknown): Promise<void> {
    await mkdir(join(folder, 'lock'), { recursive: true });
    await writeFile(join(folder, 'lock', String(number)), typeof holder === 'string' ? holder : JSON.stringify(holder));
  }
});

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => { child.once('exit', resolve); });
  end();
  await exit;
}

async function becomesZombie(pid: number): Promise<void> {
  for (;;) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return;
  }
}
