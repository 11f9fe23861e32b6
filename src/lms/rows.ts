import type { z } from 'zod';
import type { Row } from './types.ts';
import { BadRecord } from './bad-record.ts';

/**
 * One record of a list, or the reason it is set aside: the kind, the id and the field, never what stands in it.
 */
export function readRow<S extends z.ZodType, T>(kind: string, id: string | null, schema: S, record: unknown, map: (read: z.infer<S>) => T): Row<T> {
  const what = id === null ? `${kind} without an id` : `${kind} ${id}`;
  const read = schema.safeParse(record);
  if (!read.success) {
    const why = read.error.issues.map(({ path, message }) => `${path.join('.') || 'record'}: ${message}`).join('; ');
    return { ok: false, what, why };
  }
  return mapped(what, () => map(read.data));
}

/** What a record comes to, unless it says something impossible. */
export function mapped<T>(what: string, map: () => T): Row<T> {
  try {
    return { ok: true, value: map() };
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error;
    return { ok: false, what, why: error.message };
  }
}

/** The id of a record not yet checked; null when it has none. */
export function idIn(record: unknown, key: string): string | null {
  if (typeof record !== 'object' || record === null || !(key in record)) return null;
  const id: unknown = Reflect.get(record, key);
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' ? id : null;
}
