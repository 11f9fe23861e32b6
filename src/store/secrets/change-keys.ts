import type { SchoolId } from '../../ids.ts';
import type { LmsId } from '../../lms/known.ts';
import type { Instant } from '../../time.ts';
import { json } from '../engine/values.ts';
import { StoreError } from '../errors.ts';
import { NOBODYS } from '../people/sign-ins.ts';
import type { SchoolDb, Store } from '../types.ts';
import { INSTALLATION, sealKeptAnew } from './kept-secret.ts';
import {
  addKey,
  currentKey,
  destroyOldKeys,
  endWhatOldKeysSealed,
  listKeys,
  rewrapKey,
  succeedKey,
} from './school-keys.ts';
import { NAMES, type Secrets } from './secrets.ts';
import { keyBound, newKey, Sealed, type SealContext, type Vault } from './vault.ts';

export interface ChangeParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly secrets: Secrets;
  readonly now: () => Instant;
  /** The folder where an embedded store keeps its sealed files. */
  readonly dataDir: string;
  /** How a stored credential is bound. */
  readonly boundAs: (school: SchoolId, lms: LmsId, user: string) => SealContext;
}

export interface ChangeWish {
  /** Each school gets a fresh key; else its key is wrapped anew and nothing more. */
  readonly freshKeys: boolean;
  /** Who signed in before signs in again, so that no old key is needed for them. */
  readonly endSignIns: boolean;
}

/** The outcome of a change of one school's keys. */
export interface KeysChanged {
  readonly school: SchoolId;
  readonly sealedAnew: number;
  readonly wrappedAnew: number;
  readonly destroyed: number;
  /** Old keys that something still needs: sign-ins of the last hours, or a secret that was being kept. */
  readonly old: number;
  /** Credentials that open with no key of the settings, as the school file names their accounts: connect them again. */
  readonly shut: number;
}

/** Credentials sealed anew in one transaction. */
const LOT = 50;

/**
 * Changes the keys, school by school: a fresh key of the school where it is wished for, credentials sealed anew in lots, then every key of the school
 * wrapped by the one that is in use now, then old keys destroyed that nothing needs. Run again it goes on where it broke off. Nights and pages may run
 * beside it: what they read opens until the end, and what they keep meanwhile is not written over.
 */
export async function changeKeys(parts: ChangeParts, wish: ChangeWish): Promise<KeysChanged[]> {
  await keepNames(parts);
  const changed: KeysChanged[] = [];
  for (const school of [NOBODYS, INSTALLATION, ...(await parts.store.schools())])
    changed.push(await changeOf(school, parts, wish));
  return changed;
}

/** Keeps the key that makes names in the store from now on, so that names stay the same when the key of the settings they came from is gone. */
async function keepNames({ store, secrets, now }: ChangeParts): Promise<void> {
  const wrapped = await secrets.keeper.wrap(secrets.names, keyBound(NOBODYS, NAMES));
  await store.school(NOBODYS, (db) => addKey(db, { id: NAMES, wrapped }, 'names', now()));
}

async function changeOf(school: SchoolId, parts: ChangeParts, wish: ChangeWish): Promise<KeysChanged> {
  const { store, secrets, now } = parts;
  const within = <T>(work: (db: SchoolDb) => Promise<T>): Promise<T> => store.school(school, work);
  if (wish.freshKeys) await succeed(school, parts);
  const { sealedAnew, shut } = await sealAnew(school, parts);
  if (school === INSTALLATION) await sealKeptAnew(parts.dataDir, 'launch-key', parts.vault);
  if (wish.endSignIns) await within(endWhatOldKeysSealed);
  const { destroyed, left } = await within((db) => destroyOldKeys(db, now()));
  let wrappedAnew = 0;
  for (const key of await within(listKeys)) {
    const bound = keyBound(school, key.id);
    const wrapped = await secrets.keeper.wrap(await secrets.keeper.unwrap(key.wrapped, bound), bound);
    if (await within((db) => rewrapKey(db, key, wrapped))) wrappedAnew += 1;
  }
  return { school, sealedAnew, wrappedAnew, destroyed, old: left, shut };
}

/** A fresh key; where an old one is left, a change is under way, and this goes on with it. */
async function succeed(school: SchoolId, { store, secrets, now }: ChangeParts): Promise<void> {
  const keys = await store.school(school, listKeys);
  const before = keys.find(({ state }) => state === 'current');
  if (before === undefined || keys.some(({ state }) => state === 'old')) return;
  const key = await newKey(school, secrets.keeper);
  await store.school(school, (db) => succeedKey(db, before.id, key, now()));
}

/** Everything stored that the school's present key did not seal, in lots; what is changed meanwhile stays as it is then. */
async function sealAnew(
  school: SchoolId,
  { store, vault, boundAs }: ChangeParts,
): Promise<{ readonly sealedAnew: number; readonly shut: number }> {
  let [sealedAnew, shut] = [0, 0];
  let after: Pick<Row, 'lms' | 'user'> = { lms: '', user: '' };
  for (;;) {
    const rows = await store.school(school, (db) => staleCredentials(db, after));
    for (const { lms, user, sealed } of rows) {
      const fresh = await sealedAgain(vault, Sealed.parse(sealed), boundAs(school, lms as LmsId, user));
      if (fresh === null) shut += 1;
      else if (await store.school(school, (db) => replaceSealed(db, { lms, user, sealed }, fresh))) sealedAnew += 1;
    }
    const last = rows.at(-1);
    if (last === undefined) return { sealedAnew, shut };
    after = last;
  }
}

/** Null: it opens with no key that is known, and is left as it is. */
async function sealedAgain(vault: Vault, sealed: Sealed, context: SealContext): Promise<Sealed | null> {
  try {
    return await vault.seal(await vault.open(sealed, context), context);
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'key') return null;
    throw error;
  }
}

interface Row {
  readonly lms: string;
  readonly user: string;
  readonly sealed: unknown;
}

async function staleCredentials(db: SchoolDb, after: Pick<Row, 'lms' | 'user'>): Promise<Row[]> {
  const current = (await currentKey(db))?.id ?? null;
  return db.query<Row>(
    `select lms, lms_user as "user", sealed from credentials
     where (sealed_with is null or sealed_with is distinct from $1) and (lms, lms_user) > ($2, $3) order by lms, lms_user limit ${LOT}`,
    [current, after.lms, after.user],
  );
}

async function replaceSealed(db: SchoolDb, { lms, user, sealed }: Row, fresh: Sealed): Promise<boolean> {
  const rows = await db.query(
    'update credentials set sealed = $4::jsonb where lms = $1 and lms_user = $2 and sealed = $3::jsonb returning lms',
    [lms, user, json(sealed), json(fresh)],
  );
  return rows.length > 0;
}
