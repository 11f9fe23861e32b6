import { readInstant } from '../time.ts';
import type { Instant } from '../time.ts';

/** A record that has the right shape but says something impossible; the message names the field. */
export class BadRecord extends Error {
  override readonly name = 'BadRecord';
}

/** A time that may be absent. @throws BadRecord when it is there and is none */
export function timeIn(field: string, text: string | null | undefined): Instant | null {
  if (!text) return null;
  const at = readInstant(text);
  if (at === null) throw new BadRecord(`${field}: this is no time`);
  return at;
}
