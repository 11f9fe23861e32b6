import type { Readable, Writable } from 'node:stream';
import type { Instant } from '../time.ts';

/** What a command may touch of the world; tests hand in their own. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Instant;
  /** Resolves when the person asks the process to end (Ctrl-C). */
  readonly interrupted: () => Promise<void>;
}

/** Bad input or configuration: every problem is listed, nothing was changed. The command exits with 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export const EXIT = { done: 0, failed: 1, badInput: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export function say(io: Pick<Io, 'stdout'>, ...lines: readonly string[]): void {
  io.stdout.write(`${lines.join('\n')}\n`);
}

/** For people, beside the answer: progress, problems. Never part of a `--json` document. */
export function tell(io: Pick<Io, 'stderr'>, ...lines: readonly string[]): void {
  io.stderr.write(`${lines.join('\n')}\n`);
}

/** The one JSON document of a `--json` answer. */
export function sayJson(io: Pick<Io, 'stdout'>, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
