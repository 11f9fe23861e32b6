import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SchoolId } from '../../ids.ts';
import { StoreError } from '../errors.ts';
import { checkKey, decrypt, derived, encrypt, KEY_BYTES } from './cipher.ts';

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

function boundTo(context: SealContext): Buffer {
  return Buffer.from(JSON.stringify([1, context.school, context.user, context.purpose]), 'utf8');
}
