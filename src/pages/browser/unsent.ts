import type { Unsent } from './saves.ts';

const PREFIX = 'answer:';

/** Under which names the device keeps changes, and how they are written down. */
export function writeUnsent(unsent: readonly Unsent[]): Map<string, string> {
  return new Map(unsent.map((each) => [PREFIX + each.key, JSON.stringify(each)]));
}

/** The changes among what the device kept, oldest first. What is not one, from whatever version, is left alone. */
export function readUnsent(kept: ReadonlyMap<string, string>): readonly Unsent[] {
  return [...kept]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([, text]) => parse(text))
    .filter((each) => each !== null)
    .toSorted((one, other) => one.at.localeCompare(other.at) || one.base - other.base);
}

function parse(text: string): Unsent | null {
  try {
    const read = JSON.parse(text) as Unsent;
    return typeof read.question === 'number' &&
      typeof read.key === 'string' &&
      typeof read.at === 'string' &&
      typeof read.base === 'number'
      ? read
      : null;
  } catch {
    return null; // somebody else's
  }
}
