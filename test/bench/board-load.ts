import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** So many askers, each with a connection of its own, ask for one page until there were so many requests. */
export interface Load {
  readonly url: string;
  readonly askers: number;
  readonly requests: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Milliseconds of each answer, shortest first, and why the others failed. */
export interface Loaded {
  readonly took: readonly number[];
  readonly failed: readonly string[];
}

export interface Askers {
  ask(load: Load): Promise<Loaded>;
  close(): Promise<void>;
}

/** Askers in a process of their own, so that asking does not count as work of the one that is measured. */
export function startAskers(): Askers {
  const child = fork(fileURLToPath(new URL('./board-client.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  return {
    async ask(load) {
      child.send(load);
      const [loaded] = (await once(child, 'message')) as [Loaded];
      return loaded;
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
