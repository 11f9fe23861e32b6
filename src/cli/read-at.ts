import { readInstant, type Instant } from '../time.ts';
import { InputError, type Io } from './io.ts';

/** The clock of a run: `--at` when given, else now. */
export function readAt(text: string | undefined, io: Io): Instant {
  if (text === undefined) return io.now();
  const at = readInstant(text);
  if (at === null) throw new InputError([`--at: "${text}" is no time; write one such as 2026-03-09T08:00:00Z`]);
  return at;
}
