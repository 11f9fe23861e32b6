import { createHmac } from 'node:crypto';
import { checkKey, derived } from './cipher.ts';

/**
 * HMAC-SHA256 (hex) of the parts under a sub-key of the master key: names that cannot be guessed or
 * made by others (write keys, markers). Different lists of parts never say the same.
 */
export function keyedHash(key: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', hashKey(key)).update(JSON.stringify(parts)).digest('hex');
}

/** Made once for each master key: a night makes hundreds of names, and deriving costs more than hashing. */
const hashKeys = new WeakMap<Buffer, Buffer>();

function hashKey(key: Buffer): Buffer {
  const known = hashKeys.get(key);
  if (known !== undefined) return known;
  checkKey(key);
  const made = derived(key, 'hash');
  hashKeys.set(key, made);
  return made;
}
