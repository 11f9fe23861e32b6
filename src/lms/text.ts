import { z } from 'zod';

/** Longest text in characters (SAFETY.md 7); anything longer does not come from a class. */
const LONGEST = 65_536;
/** NUL, and what turns a line of text around without being seen. */
const HIDDEN = /[\0\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text from outside, as it may be kept and shown: hidden characters are left out, half a character is replaced, the
 * rest stays to the letter.
 */
export const OutsideText = z
  .string()
  .max(LONGEST)
  .overwrite((text) => text.replace(HIDDEN, '').toWellFormed()); // not a transform: that takes a record out of what Zod compiles, at twice the time
