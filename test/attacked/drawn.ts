import { createHash } from 'node:crypto';

/** Numbers that follow from a seed. */
export interface Drawn {
  /** At least 0, below `most`. */
  below(most: number): number;
  one<T>(of: readonly T[]): T;
  chance(part: number): boolean;
}

export function drawnFrom(seed: string): Drawn {
  let turn = 0;
  const next = (): number => {
    turn += 1;
    return createHash('sha256').update(`${seed} ${turn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    one(of) {
      const found = of[below(of.length)];
      if (found === undefined) throw new RangeError('nothing to draw from');
      return found;
    },
    chance: (part) => next() < part,
  };
}
