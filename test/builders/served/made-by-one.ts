import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which a maker of whom nothing is known (another container's, on the same folder) is waited for no longer. */
const PATIENCE = 60_000;

/**
 * Makes what is to stand at a place, unless it does: of all processes that need it at the same moment one makes it, and the others wait. Where
 * that one ended without it, or has not come to an end in a long time, another makes it: `make` lets it appear whole, and bears being second.
 */
export async function madeByOne(place: string, make: () => Promise<void>): Promise<void> {
  const turn = `${place}.maker`;
  const until = Date.now() + PATIENCE;
  while (!(await isThere(place))) {
    const mine = await writeFile(turn, String(process.pid), { flag: 'wx' }).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
        return false;
      },
    );
    if (mine || Date.now() > until) {
      try {
        await make();
      } finally {
        await rm(turn, { force: true });
      }
    } else if (await hasEnded(turn)) await rm(turn, { force: true });
    else await pause(50);
  }
}

/** Whether the process that wrote the file is no more. */
async function hasEnded(turn: string): Promise<boolean> {
  const pid = Number(await readFile(turn, 'utf8').catch(() => '')); // gone or not written yet: somebody lives
  try {
    process.kill(pid, 0); // 0 is this process itself
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

async function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
