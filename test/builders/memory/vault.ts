import { randomBytes } from 'node:crypto';
import { derived, encrypt } from '../../../src/store/secrets/cipher.ts';
import { localKeeper, type KeyKeeper } from '../../../src/store/secrets/key-keeper.ts';
import { openVault, type SealContext, type Sealed, type Vault } from '../../../src/store/secrets/vault.ts';
import { keysIn, type KeptKeys, type SchoolKey } from '../../../src/store/secrets/school-keys.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';

const AT = instant('2026-09-14T07:00:00Z');

/** A vault whose schools' keys stand in the store, as what it seals has to when it is kept there. */
export function vaultIn(store: Pick<Store, 'school'>, key: Buffer = Buffer.alloc(32, 7)): Vault {
  return openVault({ keys: keysIn(store, () => AT), keeper: localKeeper([key]), before: [key], now: () => 0 });
}

/** Wrapped keys of schools in memory. */
export function memoryKeys(): KeptKeys {
  const all = new Map<string, SchoolKey[]>();
  return {
    current: async (school) => all.get(school)?.at(-1) ?? null,
    load: async (school, id) => all.get(school)?.find((key) => key.id === id) ?? null,
    async begin(school, key) {
      if (!all.has(school)) all.set(school, [key]);
      return all.get(school)?.at(-1) ?? key;
    },
    async succeed(school, before, key) {
      const kept = all.get(school) ?? [];
      if (kept.at(-1)?.id === before) all.set(school, [...kept, key]);
      return all.get(school)?.at(-1) ?? key;
    },
  };
}

/** A vault of which nothing is kept in a store. */
export function memoryVault(
  key: Buffer = Buffer.alloc(32, 7),
  { keys = memoryKeys(), keeper = localKeeper([key]) }: { readonly keys?: KeptKeys; readonly keeper?: KeyKeeper } = {},
): Vault {
  return openVault({ keys, keeper, before: [key], now: () => 0 });
}

/** As secrets were sealed before schools had keys: by the installation's, and bound to no LMS. */
export function sealedBefore(
  plain: string,
  { school, user, purpose }: Omit<SealContext, 'lms'>,
  key: Buffer = Buffer.alloc(32, 7),
): Sealed {
  const dataKey = randomBytes(32);
  const bound = Buffer.from(JSON.stringify([1, school, user, purpose]));
  return {
    version: 1,
    wrapped: encrypt(derived(key, 'wrap'), dataKey, bound, randomBytes).toString('base64'),
    body: encrypt(dataKey, Buffer.from(plain), bound, randomBytes).toString('base64'),
  };
}
