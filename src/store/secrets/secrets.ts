import { keysIn } from './school-keys.ts';
import type { Instant } from '../../time.ts';
import type { Store } from '../types.ts';
import { NOBODYS } from '../people/sign-ins.ts';
import { localKeeper, type KeyKeeper } from './key-keeper.ts';
import { hashKeyOf, keyedHash } from './names.ts';
import { keyBound } from './vault.ts';

/** The secrets of the installation. */
export interface Secrets {
  /**
   * Makes keyed hashes that nobody else can compute: write keys, markers, ids of erased people. This key stays the same
   * when other keys change.
   */
  readonly names: Buffer;
  /** Signs what pages hand out. */
  readonly pages: Buffer;
  readonly keeper: KeyKeeper;
  /** Keys of the settings, the present one first. */
  readonly local: readonly [Buffer, ...Buffer[]];
}

/** The row beside the schools' keys that holds the names' key once the keys of the settings have changed. */
export const NAMES = 'names';

/**
 * All from keys in the settings.
 * @param key the present one
 * @param earlier those before it, the newest first: names were made with the oldest
 */
export function localSecrets(key: Buffer, earlier: readonly Buffer[] = []): Secrets {
  const local: [Buffer, ...Buffer[]] = [key, ...earlier];
  return {
    names: hashKeyOf(earlier.at(-1) ?? key),
    pages: Buffer.from(keyedHash(key, 'pages'), 'hex'),
    keeper: localKeeper(local),
    local,
  };
}

/** With the names' key that the store holds, where it holds one. */
export async function withKeptNames(secrets: Secrets, store: Store, now: () => Instant): Promise<Secrets> {
  const kept = await keysIn(store, now).load(NOBODYS, NAMES);
  return kept === null
    ? secrets
    : { ...secrets, names: await secrets.keeper.unwrap(kept.wrapped, keyBound(NOBODYS, NAMES)) };
}
