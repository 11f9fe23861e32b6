import { createHmac } from 'node:crypto';
import { checkKey, derived } from './cipher.ts';

/**
 * HMAC-SHA256 (hex) of the parts: names that cannot be guessed or made by others (write keys, markers). Different lists of parts
 * never say the same.
 * @param names the sub-key of a key that `hashKeyOf` gives
 */
export function nameWith(names: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', names).update(JSON.stringify(parts)).digest('hex');
}

/** The same, from the key itself. */
export function keyedHash(key: Buffer, ...parts: readonly string[]): string {
  return nameWith(hashKeyOf(key), ...parts);
}

/** Made once for each key: a night makes hundreds of names, and deriving costs more than hashing. */
const hashKeys = new WeakMap<Buffer, Buffer>();

/** The sub-key of a key that makes names. */
export function hashKeyOf(key: Buffer): Buffer {
  const known = hashKeys.get(key);
  if (known !== undefined) return known;
  checkKey(key);
  const made = derived(key, 'hash');
  hashKeys.set(key, made);
  return made;
}
