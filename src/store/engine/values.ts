import type { Instant } from '../../time.ts';

/** PostgreSQL's numbers of the types whose reading the two engines do not agree on. */
const BIGINT = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** How both engines read those types: plain data as the rest of Waymark has it. */
export const READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [BIGINT]: Number,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: readTime,
};

function readTime(text: string): Instant {
  const offset = /[+-]\d\d$/.test(text) ? ':00' : '';
  return new Date(text.replace(' ', 'T') + offset).toISOString() as Instant;
}

/**
 * A value as a JSON parameter. NUL, which the engines refuse, is left out and a lone surrogate replaced:
 * one odd title must not cost a whole list.
 */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\u') || !/\\u(0000|d[89a-f])/i.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? plainText(part) : part));
}

/** A text as a parameter; see `json`. */
export function plainText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
