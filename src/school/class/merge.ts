import { isDeepStrictEqual } from 'node:util';

/** A part of a class as one person changed it: what they were shown, and what they made of it. */
export interface Edit<T> {
  readonly shown: readonly Keyed<T>[];
  readonly made: readonly Keyed<T>[];
}

/** One row under the name it is known by: that of the row it was made of, however it reads now. */
export interface Keyed<T> {
  readonly key: string;
  readonly value: T;
}

/** A row that two people changed in different ways; null: taken out. */
export interface Clash<T> {
  readonly key: string;
  readonly theirs: T | null;
  readonly mine: T | null;
}

export interface Merged<T> {
  readonly rows: readonly Keyed<T>[];
  /** Where nothing can be decided for them; in `rows` mine stands. */
  readonly clashes: readonly Clash<T>[];
  /** Rows that somebody else changed since they were shown. */
  readonly others: readonly string[];
}

/**
 * Merges what two people made of the same rows: a row that one of them left as it was is as the other has it. The order is mine, and what the
 * other added stands behind the row it followed.
 */
export function mergeEdit<T>({ shown, made }: Edit<T>, stored: readonly Keyed<T>[]): Merged<T> {
  const [before, mine, theirs] = [byKey(shown), byKey(made), byKey(stored)];
  const clashes: Clash<T>[] = [];
  const others: string[] = [];
  const settled = new Map<string, T>();
  for (const key of new Set([...mine.keys(), ...theirs.keys(), ...before.keys()])) {
    const [was, own, other] = [before.get(key) ?? null, mine.get(key) ?? null, theirs.get(key) ?? null];
    if (!isDeepStrictEqual(other, was)) others.push(key);
    const value = together(was, own, other);
    if (value === CLASH) clashes.push({ key, theirs: other, mine: own });
    const now = value === CLASH ? own : value;
    if (now !== null) settled.set(key, now);
  }
  const moved = !isDeepStrictEqual(
    shown.map(({ key }) => key).filter((key) => mine.has(key)),
    made.map(({ key }) => key).filter((key) => before.has(key)),
  );
  const [first, second] = moved ? [made, stored] : [stored, made];
  return { rows: inOrder(keys(first), keys(second), settled), clashes, others };
}

const CLASH = Symbol('both changed it');

/** What stands after both changes of one value: of plain objects key by key. Absent counts as a value like any other. */
function together<T>(was: T, mine: T, theirs: T): T | typeof CLASH {
  if (isDeepStrictEqual(mine, was) || isDeepStrictEqual(mine, theirs)) return theirs;
  if (isDeepStrictEqual(theirs, was)) return mine;
  if (!isPlain(was) || !isPlain(mine) || !isPlain(theirs)) return CLASH;
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(was), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = together(was[key], mine[key], theirs[key]);
    if (value === CLASH) return CLASH;
    if (value !== undefined) merged[key] = value;
  }
  return merged as T;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey<T>(rows: readonly Keyed<T>[]): Map<string, T> {
  return new Map(rows.map(({ key, value }) => [key, value]));
}

function keys(rows: readonly Keyed<unknown>[]): string[] {
  return rows.map(({ key }) => key);
}

/** The first order; what only the second has stands behind what it follows there. */
function inOrder<T>(first: readonly string[], second: readonly string[], values: ReadonlyMap<string, T>): Keyed<T>[] {
  const order = [...first];
  const placed = new Set(first);
  for (const [place, key] of second.entries()) {
    if (placed.has(key)) continue;
    const after = second.slice(0, place).findLast((each) => placed.has(each));
    order.splice(after === undefined ? 0 : order.indexOf(after) + 1, 0, key);
    placed.add(key);
  }
  return order.flatMap((key) => {
    const value = values.get(key);
    return value === undefined ? [] : [{ key, value }];
  });
}
