import type { Wrong } from '../play.ts';

/** The key of an intent holds which attempt it is. */
export function keyWithAttempt(): Wrong {
  return {
    parts: (parts, attempt) => ({
      ...parts,
      keyedHash: (...given) => parts.keyedHash(...given, ...(given[0] === 'key' ? [String(attempt)] : [])),
    }),
  };
}

/** The key of an intent says neither the week nor the day it is for. */
export function keyWithoutPeriod(): Wrong {
  return {
    parts: (parts) => ({
      ...parts,
      keyedHash: (...given) => parts.keyedHash(...given.filter((part) => !/^\d{4}-\d\d-\d\d$/.test(part))),
    }),
  };
}
