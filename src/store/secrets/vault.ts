import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SchoolId } from '../../ids.ts';
import { StoreError } from '../errors.ts';
import { hasCode, inFolder } from '../engine/folder-fault.ts';

/** A secret at rest: its own data key wrapped by the master key, and the text under the data key (base64 of nonce, tag, text). */
export const Sealed = z.strictObject({ version: z.literal(1), wrapped: z.base64(), body: z.base64() });
export type Sealed = z.infer<typeof Sealed>;

/** Bound to the secret: it opens for this school, user and purpose and for no other (SAFETY.md 6). */
export interface SealContext {
  readonly school: SchoolId;
  readonly user: string;
  readonly purpose: string;
}

export interface Vault {
  seal(plain: string, context: SealContext): Sealed;
  /** Throws `StoreError` `key` when it was sealed with another key or for another context. */
  open(sealed: Sealed, context: SealContext): string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Envelope encryption with AES-256-GCM and a fresh data key per record. `key`: 32 bytes. */
export function openVault(key: Buffer, random: (bytes: number) => Buffer = randomBytes): Vault {
  checkKey(key);
  const master = derived(key, 'wrap');
  return {
    seal(plain, context) {
      const dataKey = random(KEY_BYTES);
      const bound = boundTo(context);
      return {
        version: 1,
        wrapped: encrypt(master, dataKey, bound, random).toString('base64'),
        body: encrypt(dataKey, Buffer.from(plain, 'utf8'), bound, random).toString('base64'),
      };
    },
    open(sealed, context) {
      const bound = boundTo(context);
      try {
        const dataKey = decrypt(master, Buffer.from(sealed.wrapped, 'base64'), bound);
        return decrypt(dataKey, Buffer.from(sealed.body, 'base64'), bound).toString('utf8');
      } catch {
        throw new StoreError(
          'key',
          'a stored credential does not open with this key',
          'set WAYMARK_KEY to the key it was stored with, or store the credential again with `waymark grant`',
        );
      }
    },
  };
}

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

/** The key of an embedded store without WAYMARK_KEY: made once, readable by its owner only, kept in the folder. */
export async function embeddedKey(dataDir: string, random: (bytes: number) => Buffer = randomBytes): Promise<Buffer> {
  const file = join(dataDir, 'key');
  const key = Buffer.from(
    await inFolder(async () => {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      const draft = join(dataDir, `key-${randomUUID()}`);
      try {
        await writeFile(draft, random(KEY_BYTES).toString('base64'), { mode: 0o600 });
        await link(draft, file); // whole or not at all, and never over one that is there
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      } finally {
        await rm(draft, { force: true });
      }
      return readFile(file, 'utf8');
    }),
    'base64',
  );
  checkKey(key);
  return key;
}

function checkKey(key: Buffer): void {
  if (key.length === KEY_BYTES) return;
  throw new StoreError(
    'key',
    `the key has ${key.length} bytes, not ${KEY_BYTES}`,
    'set WAYMARK_KEY to 32 bytes in base64 (`openssl rand -base64 32`)',
  );
}

/** One key for each use, so that none of them says anything about another. */
function derived(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `waymark ${use}`, KEY_BYTES));
}

function boundTo(context: SealContext): Buffer {
  return Buffer.from(JSON.stringify([1, context.school, context.user, context.purpose]), 'utf8');
}

function encrypt(key: Buffer, plain: Buffer, bound: Buffer, random: (bytes: number) => Buffer): Buffer {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
