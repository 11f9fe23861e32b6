import { hash, randomBytes } from 'node:crypto';
import { StoreError } from '../errors.ts';
import { checkKey, decrypt, derived, encrypt } from './cipher.ts';

/** A key under another one. */
export interface Wrapped {
  /** Which key wraps it: `local/...` or the resource name of a version in a key service. */
  readonly by: string;
  readonly text: string;
}

/** Holds the key above the keys of schools, and never gives it away. */
export interface KeyKeeper {
  /** Wraps under the key that is in use now. @param bound what it is; it unwraps for nothing else */
  wrap(key: Buffer, bound: string): Promise<Wrapped>;
  /** Under any key that it still knows. @throws StoreError `key` where it knows none, `unreachable` where it does not answer */
  unwrap(wrapped: Wrapped, bound: string): Promise<Buffer>;
}

/**
 * The keeper over keys in the settings.
 * @param keys the one in use first, then those before it
 */
export function localKeeper(keys: readonly Buffer[], random: (bytes: number) => Buffer = randomBytes): KeyKeeper {
  const known = keys.map((key) => {
    checkKey(key);
    return { by: nameOf(key), key: derived(key, 'school keys') };
  });
  return {
    async wrap(key, bound) {
      const [present] = known;
      if (present === undefined) throw unknownKey();
      return { by: present.by, text: encrypt(present.key, key, Buffer.from(bound), random).toString('base64') };
    },
    async unwrap({ by, text }, bound) {
      const found = known.find((each) => each.by === by);
      if (found === undefined) throw unknownKey();
      try {
        return decrypt(found.key, Buffer.from(text, 'base64'), Buffer.from(bound));
      } catch {
        throw unknownKey();
      }
    },
  };
}

/** Wraps with the first keeper; what other keepers wrapped before is unwrapped by the one that wrapped it. */
export function keeperFor(first: KeyKeeper, before: KeyKeeper): KeyKeeper {
  return {
    wrap: (key, bound) => first.wrap(key, bound),
    unwrap: (wrapped, bound) => (isLocal(wrapped) ? before : first).unwrap(wrapped, bound),
  };
}

const LOCAL = 'local/';

function isLocal({ by }: Wrapped): boolean {
  return by.startsWith(LOCAL);
}

/** An id that tells keys apart and reveals nothing about them. */
function nameOf(key: Buffer): string {
  return LOCAL + hash('sha256', derived(key, 'name'), 'hex').slice(0, 12);
}

function unknownKey(): StoreError {
  return new StoreError(
    'key',
    'the key of a school does not open with the keys of the settings',
    'set WAYMARK_KEY to the key it was wrapped with, or name that one in WAYMARK_OLD_KEYS and run `npx waymark rotate-keys`',
  );
}
