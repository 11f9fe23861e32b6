import { fork, type ChildProcess } from 'node:child_process';
import { processFile, SHORT_LIVED } from '../builders/served/process-file.ts';

/** A process of ours and what it says, in order. */
export interface Child<Says, Hears> {
  readonly pid: number;
  tell(message: Hears): void;
  /** The next thing it says; null when it has died. */
  next(): Promise<Says | null>;
  /** Hears everything it says, at once and beside `next`; a later listener replaces an earlier one. */
  listen(listener: ((message: Says) => void) | null): void;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves with the signal that ended it; null: it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

/** Starts a TypeScript file of this folder as a process of its own. */
export function start<Says extends object, Hears extends object>(
  file: string,
  args: readonly string[] = [],
): Child<Says, Hears> {
  const child: ChildProcess = fork(processFile(new URL(file, import.meta.url)), args, {
    execArgv: ['--enable-source-maps', ...SHORT_LIVED],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const said: (Says | null)[] = []; // null: the end
  let wake: (() => void) | null = null;
  let listener: ((message: Says) => void) | null = null;
  child.on('message', (message) => {
    said.push(message as Says);
    listener?.(message as Says);
    wake?.();
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_code, signal) => {
      resolve(signal);
    });
  });
  // `close` comes after the last message that was still on its way.
  child.once('close', () => {
    said.push(null);
    wake?.();
  });
  child.on('error', () => undefined); // telling somebody who has just died; its end is heard anyway
  return {
    pid: child.pid ?? 0,
    tell: (message) => void (child.connected && child.send(message, () => undefined)),
    async next() {
      while (said.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const [message = null] = said;
      if (message !== null) said.shift(); // the end stays
      return message;
    },
    listen: (heard) => {
      listener = heard;
    },
    signal: (name) => void child.kill(name),
    ended,
  };
}
