import { z } from 'zod';
import type { Row } from './types.ts';
import { BadRecord } from './bad-record.ts';

/** What an id looks like that may be named in a report; anything else may be a person's words. */
const NAMEABLE = /^[\w.-]{1,100}$/;
/** Problems listed for one record; a broken record can have hundreds. */
const MOST_ISSUES = 3;
const LONGEST_FIELD = 60;

/**
 * One record of a list, or the reason it is set aside: the kind, the id and the field, never what stands in it.
 */
export function readRow<S extends z.ZodType, T>(
  kind: string,
  id: string | null,
  schema: S,
  record: unknown,
  map: (read: z.infer<S>) => T,
): Row<T> {
  const what = id === null ? `${kind} without an id` : `${kind} ${NAMEABLE.test(id) ? id : 'with an odd id'}`;
  const read = schema.safeParse(record);
  if (!read.success) {
    return { ok: false, what, why: reasonOf(read.error.issues) };
  }
  return mapped(what, () => map(read.data));
}

/** Maps a record, or sets it aside when it says something impossible or one of its ids is not valid. */
export function mapped<T>(what: string, map: () => T): Row<T> {
  try {
    return { ok: true, value: map() };
  } catch (error) {
    if (error instanceof BadRecord) return { ok: false, what, why: error.message };
    if (error instanceof z.ZodError) return { ok: false, what, why: reasonOf(error.issues) };
    throw error;
  }
}

function reasonOf(issues: readonly z.core.$ZodIssue[]): string {
  const told = issues.slice(0, MOST_ISSUES).map(({ path, message }) => `${fieldOf(path)}: ${message}`);
  return [...told, ...(issues.length > MOST_ISSUES ? [`and ${issues.length - MOST_ISSUES} more`] : [])].join('; ');
}

/** Where it stands; names that the host's data itself chose (keys of answers) are left out. */
function fieldOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (NAMEABLE.test(String(part)) ? String(part) : '?'));
  return parts.join('.').slice(0, LONGEST_FIELD) || 'record';
}

/** The id of a record not yet checked; null when it has none. */
export function idIn(record: unknown, key: string): string | null {
  if (typeof record !== 'object' || record === null || !(key in record)) return null;
  const id: unknown = Reflect.get(record, key);
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' ? id : null;
}
