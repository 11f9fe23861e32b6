import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SchoolId } from '../../ids.ts';
import type { LmsId } from '../../lms/known.ts';
import { StoreError } from '../errors.ts';
import type { KeptKeys, SchoolKey } from './school-keys.ts';
import { checkKey, decrypt, derived, encrypt, KEY_BYTES } from './cipher.ts';
import type { KeyKeeper } from './key-keeper.ts';

/** A secret at rest: its own data key wrapped by the key of its school, and the text under the data key (base64 of nonce, tag, text). */
const SealedForSchool = z.strictObject({
  version: z.literal(2),
  /** Which of the school's keys wraps it. */
  key: z.string(),
  wrapped: z.base64(),
  body: z.base64(),
});

/** As before schools had keys: the data key is wrapped by the installation's. */
const SealedBefore = z.strictObject({ version: z.literal(1), wrapped: z.base64(), body: z.base64() });

export const Sealed = z.union([SealedForSchool, SealedBefore]);
export type Sealed = z.infer<typeof Sealed>;

/** Bound to the secret: it opens for this LMS, school, user and purpose and for no other (SAFETY.md 6). */
export interface SealContext {
  /** Null: it belongs to no LMS. */
  readonly lms: LmsId | null;
  readonly school: SchoolId;
  readonly user: string;
  readonly purpose: string;
}

export interface Vault {
  seal(plain: string, context: SealContext): Promise<Sealed>;
  /** @throws StoreError `key` when it was sealed with another key or for another context, `unreachable` when the key service does not answer */
  open(sealed: Sealed, context: SealContext): Promise<string>;
}

export interface VaultParts {
  readonly keys: KeptKeys;
  readonly keeper: KeyKeeper;
  /** Keys of the installation that sealed before schools had keys: the present one first. */
  readonly before: readonly Buffer[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random?: (bytes: number) => Buffer;
}

/** Milliseconds that a school's key is kept open in memory: pages would wait for the key service otherwise. */
const KEPT_OPEN = 10 * 60_000;

/**
 * Envelope encryption with AES-256-GCM: a fresh data key for each secret, under a key of the school's, under a key that the store does not hold.
 * Where a key cannot be had nothing is sealed and nothing opens.
 */
export function openVault({ keys, keeper, before, now, random = randomBytes }: VaultParts): Vault {
  for (const key of before) checkKey(key);
  const open = new Map<string, { readonly key: Buffer; readonly at: number }>();

  async function unwrapped(school: SchoolId, { id, wrapped }: SchoolKey): Promise<Buffer> {
    const key = await keeper.unwrap(wrapped, keyBound(school, id));
    open.set(JSON.stringify([school, id]), { key, at: now() });
    return key;
  }

  function kept(school: SchoolId, id: string): Buffer | null {
    const found = open.get(JSON.stringify([school, id]));
    return found !== undefined && Math.abs(now() - found.at) < KEPT_OPEN ? found.key : null;
  }

  /** The key that seals now; a school's first is made when its first secret is. */
  async function sealing(school: SchoolId): Promise<{ readonly id: string; readonly key: Buffer }> {
    const found = (await keys.current(school)) ?? (await keys.begin(school, await newKey(school, keeper, random)));
    const ready = kept(school, found.id);
    if (ready !== null) return { id: found.id, key: ready };
    try {
      return { id: found.id, key: await unwrapped(school, found) };
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'key') throw error;
      // the key above it is lost: what it sealed stays shut, and is given again under another one
      const next = await keys.succeed(school, found.id, await newKey(school, keeper, random));
      return { id: next.id, key: await unwrapped(school, next) };
    }
  }

  async function opening(school: SchoolId, id: string): Promise<Buffer> {
    const ready = kept(school, id);
    if (ready !== null) return ready;
    const found = await keys.load(school, id);
    if (found === null) throw unopened();
    return unwrapped(school, found);
  }

  return {
    async seal(plain, context) {
      const { id, key } = await sealing(context.school);
      const dataKey = random(KEY_BYTES);
      const bound = boundTo(context, id);
      return {
        version: 2,
        key: id,
        wrapped: encrypt(key, dataKey, bound, random).toString('base64'),
        body: encrypt(dataKey, Buffer.from(plain, 'utf8'), bound, random).toString('base64'),
      };
    },
    async open(sealed, context) {
      if (sealed.version === 1) return openBefore(sealed, context, before);
      const key = await opening(context.school, sealed.key);
      return opened(key, sealed, boundTo(context, sealed.key)) ?? refuse();
    },
  };
}

/** A fresh key for a school, wrapped. */
export async function newKey(
  school: SchoolId,
  keeper: KeyKeeper,
  random: (bytes: number) => Buffer = randomBytes,
): Promise<SchoolKey> {
  const id = randomUUID();
  return { id, wrapped: await keeper.wrap(random(KEY_BYTES), keyBound(school, id)) };
}

/** What the wrapping of a school's key is bound to. */
export function keyBound(school: SchoolId, id: string): string {
  return JSON.stringify(['school key', school, id]);
}

function openBefore(sealed: Sealed, { school, user, purpose }: SealContext, keys: readonly Buffer[]): string {
  const bound = Buffer.from(JSON.stringify([1, school, user, purpose]), 'utf8');
  for (const key of keys) {
    const text = opened(derived(key, 'wrap'), sealed, bound);
    if (text !== null) return text;
  }
  return refuse();
}

/** Null: it does not open with this. */
function opened(key: Buffer, { wrapped, body }: Sealed, bound: Buffer): string | null {
  try {
    const dataKey = decrypt(key, Buffer.from(wrapped, 'base64'), bound);
    return decrypt(dataKey, Buffer.from(body, 'base64'), bound).toString('utf8');
  } catch {
    return null;
  }
}

function boundTo({ lms, school, user, purpose }: SealContext, key: string): Buffer {
  return Buffer.from(JSON.stringify([2, key, lms, school, user, purpose]), 'utf8');
}

function refuse(): never {
  throw unopened();
}

function unopened(): StoreError {
  return new StoreError(
    'key',
    'a stored credential does not open with this key',
    'set WAYMARK_KEY to the key it was stored with (or name that one in WAYMARK_OLD_KEYS), or store the credential again with `waymark grant`',
  );
}
