import { existsSync } from 'node:fs';
import process from 'node:process';
import { systemClock } from '../clock.ts';
import type { Io } from './io.ts';
import { runCommand } from './program.ts';

/** Milliseconds after which a process that was asked to end abandons what is still under way. */
const CUT_AFTER = 1000;

/** The process's own streams, environment (with `.env`, which never overrides) and clock. */
export async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  let ended = false;
  const io: Io = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: systemClock,
    interrupted: () =>
      new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }).then(() => {
        ended = true;
      }),
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // the reader closed the pipe early (| head)
    throw error;
  });
  process.exitCode = await runCommand(process.argv.slice(2), io);
  if (ended) setTimeout(() => process.exit(), CUT_AFTER).unref(); // an LMS call that still waits for its answer must not keep the process alive
}
