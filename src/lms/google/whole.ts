import type { z } from 'zod';
import { readRow } from '../rows.ts';
import { unreadable } from './errors.ts';

/**
 * A single answer, which must have its shape and say nothing impossible.
 * @param about `writes`: it answers a write, which may have taken effect although the answer cannot be read
 * @throws LmsError `malformed`
 */
export function whole<S extends z.ZodType, T>(shape: S, json: unknown, { kind, writes }: { readonly kind: string; readonly writes: boolean }, map: (read: z.infer<S>) => T): T {
  const row = readRow(kind, null, shape, json, map);
  if (!row.ok) throw unreadable(`Google answered with a ${kind} that cannot be read`, writes);
  return row.value;
}
