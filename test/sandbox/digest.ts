import { createHash } from 'node:crypto';

/** A digest of everything there is to know of a state made of maps, sets and plain records; the order of a record's keys says nothing. */
export function digest(state: object): string {
  const text = JSON.stringify(state, (_key, value: unknown) => {
    if (value instanceof Map || value instanceof Set) return [...value];
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isRecord ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
  return createHash('sha256').update(text).digest('hex');
}
