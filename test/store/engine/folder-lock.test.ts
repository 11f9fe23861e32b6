import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { statSync, truncateSync, utimesSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../../../src/store/engine/folder-lock.ts';
import type { FolderLock } from '../../../src/store/engine/folder-lock.ts';
import { processFile } from '../../builders/served/process-file.ts';

const HOLDER = [process.execPath, processFile(new URL('../lock-holder.ts', import.meta.url))];

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
    await expect(lockFolder(folder, 'sync')).rejects.toMatchObject({
      name: 'StoreBusy',
      command: 'start',
      pid: process.pid,
    });
    await lock.release();

    await (await lockFolder(folder, 'sync')).release();
  });

  it('tells a second process who holds it and what to do', async () => {
    const holder = await start(HOLDER);

    await expect(lockFolder(folder, 'approve')).rejects.toMatchObject({
      message: `the data folder is in use by \`sync\` (process ${holder.pid})`,
      todo: expect.stringContaining(`${holder.pid}`),
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
    await writeHolder(1, { pid: process.pid, started: '1', command: 'sync' });

    await (await lockFolder(folder, 'sync')).release();
  });

  it('spoiled by a crash of the machine is taken over', async () => {
    await writeHolder(1, 'half a f');

    await (await lockFolder(folder, 'sync')).release();
  });

  it('is taken over by exactly one of many who try at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      await rm(join(folder, 'lock'), { recursive: true, force: true });
      await writeHolder(7, { pid: process.pid, started: '1', command: 'sync' });
      const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => lockFolder(folder, `try ${n}`)));
      const won = tries.filter(
        (attempt): attempt is PromiseFulfilledResult<FolderLock> => attempt.status === 'fulfilled',
      );

      expect(won).toHaveLength(1);
      expect(await readdir(join(folder, 'lock'))).toHaveLength(1);
    }
  });

  describe('of a process in another container or on another machine, where its id says nothing', () => {
    const PACE = { beat: 100, silence: 600 };
    /** A process that is dead here, and one with the id of this very one: neither tells anything of the other place. */
    const STRANGERS = [
      { pid: 2_147_483_646, started: '1' },
      { pid: process.pid, started: null },
    ];

    it.each(STRANGERS)('is refused while it is touched (%j)', async (mark) => {
      await writeHolder(3, { ...mark, where: 'elsewhere', command: 'start' });
      const beating = setInterval(() => utimesSync(join(folder, 'lock', '3'), new Date(), new Date()), 100);
      try {
        await expect(lockFolder(folder, 'sync', PACE)).rejects.toMatchObject({
          name: 'StoreBusy',
          command: 'start',
          message: expect.stringContaining('another container or machine'),
        });
      } finally {
        clearInterval(beating);
      }
      expect(await readdir(join(folder, 'lock'))).toEqual(['3']);
    });

    it.each(STRANGERS)('is taken over when it has been silent for long enough, and not before (%j)', async (mark) => {
      await writeHolder(3, { ...mark, where: 'elsewhere', command: 'start' });
      const began = performance.now();
      const lock = await lockFolder(folder, 'sync', PACE);

      expect(performance.now() - began).toBeGreaterThanOrEqual(PACE.silence);
      expect(await readdir(join(folder, 'lock'))).toEqual(['4']);
      await lock.release();
    });

    it('is free when it was given back', async () => {
      await writeHolder(3, { ...STRANGERS[0], where: 'elsewhere', command: 'start' });
      setTimeout(() => truncateSync(join(folder, 'lock', '3')), 150);

      await (await lockFolder(folder, 'sync', { beat: 100, silence: 60_000 })).release();
    });
  });

  it('is touched while it is held, whatever keeps the process busy, and not afterwards', async () => {
    const lock = await lockFolder(folder, 'start', { beat: 50, silence: 60_000 });
    const touched = (): number => statSync(join(folder, 'lock', '1')).mtimeMs;
    await delay(500); // until the thread is there
    const before = touched();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    expect(touched()).toBeGreaterThan(before);

    await lock.release();
    const after = touched();
    await delay(200);
    expect(touched()).toBe(after);
  });

  it('is known as lost by a process that stood still until another one took it over, and is not given back by it', async () => {
    const lock = await lockFolder(folder, 'start');
    await expect(lock.check()).resolves.toBeUndefined();
    await writeHolder(2, { pid: process.pid, started: null, where: 'elsewhere', command: 'sync' });

    await expect(lock.check()).rejects.toMatchObject({ kind: 'overtaken' });
    await lock.release();
    expect(await readFile(join(folder, 'lock', '2'), 'utf8')).toContain('elsewhere');
    expect(await readFile(join(folder, 'lock', '1'), 'utf8')).toContain('start');
  });

  async function start(command: readonly string[]): Promise<{ child: ChildProcess; pid: number }> {
    const [program = '', ...args] = command;
    const child = spawn(program, [...args, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: import.meta.dirname,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    children.push(child);
    const said = await new Promise<string>((resolve) => {
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    });
    return { child, pid: Number(said) };
  }

  async function writeHolder(number: number, holder: unknown): Promise<void> {
    await mkdir(join(folder, 'lock'), { recursive: true });
    await writeFile(join(folder, 'lock', String(number)), typeof holder === 'string' ? holder : JSON.stringify(holder));
  }
});

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  end();
  await exit;
}

async function becomesZombie(pid: number): Promise<void> {
  for (let looks = 0; looks < 1000; looks += 1) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('it did not become a zombie');
}
