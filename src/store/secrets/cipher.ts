import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { StoreError } from '../errors.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce, tag and text in one. It opens with the same key and for the same `bound` alone. */
export function encrypt(key: Buffer, plain: Buffer, bound: Buffer, random: (bytes: number) => Buffer): Buffer {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Throws when it was encrypted with another key, for something else, or changed. */
export function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** One derived key for each use, so that none of them reveals anything about another. */
export function derived(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `waymark ${use}`, KEY_BYTES));
}

/** @throws StoreError `key` when it has another length */
export function checkKey(key: Buffer): void {
  if (key.length === KEY_BYTES) return;
  throw new StoreError(
    'key',
    `the key has ${key.length} bytes, not ${KEY_BYTES}`,
    'set WAYMARK_KEY to 32 bytes in base64 (`openssl rand -base64 32`)',
  );
}
