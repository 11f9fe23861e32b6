import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readInstant } from '../../time.ts';
import type { Instant } from '../../time.ts';
import type { Happening } from './clockwork.ts';

const time = z.string().transform((text, context) => {
  const at = readInstant(text);
  if (at !== null) return at;
  context.addIssue('not a time');
  return z.NEVER;
});
const Head = z.strictObject({ journal: z.literal('sandbox school'), anchor: time, seed: z.string() });

/** What was written into a world of deeds `D`, oldest first. */
export interface Journal<D> {
  /** When this sandbox was first started. */
  readonly anchor: Instant;
  readonly seed: string;
  readonly past: readonly Happening<D>[];
  /** On return the line is with the operating system: it outlives the process, SIGKILL included. */
  append(done: Happening<D>): void;
  close(): void;
}

/** Without a file: what was written is forgotten with the process. */
export function memoryJournal<D>(anchor: Instant, seed: string): Journal<D> {
  return { anchor, seed, past: [], append: () => undefined, close: () => undefined };
}

/**
 * Opens or begins a journal. A last line cut short by a killed process was never answered, so it is dropped;
 * any other unreadable line is an error that names it.
 */
export function openJournal<D>(
  file: string,
  deed: z.ZodType<D>,
  begin: { readonly anchor: Instant; readonly seed: string | undefined; readonly defaultSeed: string },
): Journal<D> {
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? completeLines(file) : [];
  const [first, ...rest] = lines;
  const head =
    first === undefined ? { anchor: begin.anchor, seed: begin.seed ?? begin.defaultSeed } : read(Head, first, file, 1);
  if (begin.seed !== undefined && begin.seed !== head.seed) {
    throw new Error(`${file} was begun with another seed: start with that one, or remove the file to begin anew`);
  }
  const Line = z.strictObject({ at: time, deed });
  const past = rest.map((line, index) => read(Line, line, file, index + 2));
  const descriptor = openSync(file, 'a');
  if (first === undefined)
    appendFileSync(
      descriptor,
      `${JSON.stringify({ journal: 'sandbox school', anchor: head.anchor, seed: head.seed })}\n`,
    );
  return {
    anchor: head.anchor,
    seed: head.seed,
    past,
    append: (done) => appendFileSync(descriptor, `${JSON.stringify(done)}\n`),
    close: () => closeSync(descriptor),
  };
}

function completeLines(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, end)));
  return text.slice(0, end).split('\n').slice(0, -1);
}

function read<T>(schema: z.ZodType<T>, line: string, file: string, number: number): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${file}, line ${number}, is no line of the sandbox's journal: remove the file to begin anew`, {
      cause,
    });
  }
}
