import { z } from 'zod';
import { readInstant } from '../../time.ts';
import type { Instant } from '../../time.ts';
import { OutsideText } from '../text.ts';

/** Descriptions hold pictures as text. */
const LONGEST_OWN = 4_000_000;

/**
 * Schoology's types are loose (FACTS.md 2.1): numbers come as text, "none" as empty text, null or 0, and a list of one
 * may come as that one. They are made firm here, at the edge, and nowhere else.
 */
const scalar = z.union([z.string(), z.number(), z.boolean()]).nullish();

/** A number; null for none. */
export const Num = scalar.transform((value, context): number | null => {
  if (isNone(value)) return null;
  const read = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isFinite(read)) return read;
  context.addIssue({ code: 'custom', message: 'is no number' });
  return z.NEVER;
});

/** 0 or 1; null when it is not said. */
export const Flag = scalar.transform((value, context): boolean | null => {
  if (isNone(value)) return null;
  const read = FLAGS[String(value).toLowerCase()];
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: 'is neither 0 nor 1' });
  return z.NEVER;
});

const FLAGS: Readonly<Record<string, boolean>> = { 0: false, 1: true, false: false, true: true };

/** Text; null for none. A number is text too: titles like 2026. */
export const Text = z
  .union([OutsideText, z.number()])
  .nullish()
  .transform((value) => (isNone(value) ? null : String(value)));

/** Text that goes back to the host as it came. */
export const OwnText = z
  .string()
  .max(LONGEST_OWN)
  .nullish()
  .transform((value) => (isNone(value) ? null : value));

/** Unix seconds as a moment; null for none, which is also written 0. */
export const Unix = Num.transform((seconds, context): Instant | null => {
  if (seconds === null || seconds === 0) return null;
  const at = seconds > 0 && seconds < 1e11 ? readInstant(new Date(seconds * 1000).toISOString()) : null;
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'is no time in seconds' });
  return z.NEVER;
});

/** Several of something inside a record: none, one or a list of them. */
export function several<S extends z.ZodType>(shape: S) {
  return z.preprocess(asArray, z.array(shape));
}

export function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isNone(value) ? [] : [value];
}

function isNone(value: unknown): value is '' | null | undefined {
  return value === '' || value === null || value === undefined;
}
