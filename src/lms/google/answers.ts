import type { z } from 'zod';
import { idIn, readRow } from '../rows.ts';
import type { Row } from '../types.ts';
import { unreadable } from './errors.ts';

/** Each record of a list as a row: read, or set aside. */
export async function* rows<S extends z.ZodType, T>(
  pages: AsyncIterable<readonly unknown[]>,
  kind: string,
  id: string,
  shape: S,
  map: (read: z.infer<S>) => T,
): AsyncGenerator<Row<T>> {
  for await (const page of pages) {
    for (const record of page) yield readRow(kind, idIn(record, id), shape, record, map);
  }
}

/**
 * A single answer, which must have its shape and say nothing impossible.
 * @param writes it answers a write, which may have taken effect although the answer cannot be read
 * @throws LmsError `malformed`
 */
export function whole<S extends z.ZodType, T>(
  shape: S,
  json: unknown,
  kind: string,
  map: (read: z.infer<S>) => T,
  writes = false,
): T {
  const row = readRow(kind, null, shape, json, map);
  if (!row.ok) throw unreadable(`Google answered with a ${kind} that cannot be read`, writes);
  return row.value;
}
