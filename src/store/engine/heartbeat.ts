import { open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { hasCode } from './folder-fault.ts';

/** Milliseconds between two beats, and of silence after which the holder of a file counts as dead. */
export interface Pace {
  readonly beat: number;
  readonly silence: number;
}

export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Touches the file again and again until it is stopped, the process ends, or the file is gone; never makes it again. It runs in
 * a thread of its own, because the embedded engine keeps the main one for as long as a statement takes.
 */
export function startHeartbeat(file: string, { beat }: Pace): Heartbeat {
  const worker = new Worker(BEATING, { eval: true, workerData: { file, beat }, execArgv: [] });
  worker.unref();
  return {
    stop: async () => {
      await worker.terminate();
    },
  };
}

/** A failure other than the file's being gone may pass; if it does not, the silence tells the others. */
const BEATING = `
  const { utimesSync } = require('node:fs');
  const { workerData: { file, beat } } = require('node:worker_threads');
  const beating = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch (error) {
      if (error.code === 'ENOENT') clearInterval(beating);
    }
  }, beat);
`;

/** Whether anything happens to the file before it has been silent for long. Looks for change alone: two machines' clocks may differ. */
export async function stirs(file: string, { beat, silence }: Pace): Promise<boolean> {
  const before = await stampOf(file);
  for (let waited = 0; waited < silence; waited += beat / 2) {
    await wait(beat / 2);
    if ((await stampOf(file)) !== before) return true;
  }
  return false;
}

/** Opened each time: a network's file system may otherwise answer from what it remembers. */
async function stampOf(file: string): Promise<string | null> {
  const opened = await open(file).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (opened === null) return null;
  try {
    const { ino, mtimeMs, size } = await opened.stat();
    return `${ino} ${mtimeMs} ${size}`;
  } finally {
    await opened.close();
  }
}
