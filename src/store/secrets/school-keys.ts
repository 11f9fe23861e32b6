import type { SchoolId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import type { Wrapped } from './key-keeper.ts';
import type { SchoolDb, Store } from '../types.ts';

/** A school's key, wrapped. */
export interface SchoolKey {
  readonly id: string;
  readonly wrapped: Wrapped;
}

/** The wrapped keys of schools, as the vault works with them. */
export interface KeptKeys {
  /** The one that seals now; null: the school has none yet. */
  current(school: SchoolId): Promise<SchoolKey | null>;
  load(school: SchoolId, id: string): Promise<SchoolKey | null>;
  /** Keeps the school's first key. Gives the one that seals now: another's, where that came first. */
  begin(school: SchoolId, key: SchoolKey): Promise<SchoolKey>;
  /** Has another key seal from now on, in the place of the one of that id. Gives the one that seals now: another's, where that came first. */
  succeed(school: SchoolId, before: string, key: SchoolKey): Promise<SchoolKey>;
}

export function keysIn(store: Pick<Store, 'school'>, now: () => Instant): KeptKeys {
  return {
    current: (school) => store.school(school, currentKey),
    load: (school, id) => store.school(school, (db) => loadKey(db, id)),
    begin: (school, key) => store.school(school, (db) => beginKey(db, key, now())),
    succeed: (school, before, key) =>
      store.school(school, async (db) => {
        await succeedKey(db, before, key, now());
        return (await currentKey(db)) ?? key;
      }),
  };
}

export async function currentKey(db: SchoolDb): Promise<SchoolKey | null> {
  const [row] = await db.query<Row>(`${SELECT} where state = 'current'`);
  return row === undefined ? null : toKey(row);
}

async function loadKey(db: SchoolDb, id: string): Promise<SchoolKey | null> {
  const [row] = await db.query<Row>(`${SELECT} where id = $1`, [id]);
  return row === undefined ? null : toKey(row);
}

async function beginKey(db: SchoolDb, key: SchoolKey, at: Instant): Promise<SchoolKey> {
  await addKey(db, key, 'current', at);
  return (await currentKey(db)) ?? key;
}

/** Keeps a key; one that is there already, or another one in use, stays. */
export async function addKey(
  db: SchoolDb,
  { id, wrapped: { by, text } }: SchoolKey,
  state: 'current' | 'names',
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into school_keys (id, state, wrapped_by, wrapped, made_at) values ($1, $2, $3, $4, $5::timestamptz)
     on conflict do nothing`,
    [id, state, by, text, at],
  );
}

/** Another key seals from now on; the one before opens what it sealed. False: it was another one that sealed. */
export async function succeedKey(db: SchoolDb, before: string, key: SchoolKey, at: Instant): Promise<boolean> {
  const gone = await db.query(
    `update school_keys set state = 'old', retired_at = $2::timestamptz where id = $1 and state = 'current' returning id`,
    [before, at],
  );
  if (gone.length > 0) await addKey(db, key, 'current', at);
  return gone.length > 0;
}

export async function listKeys(db: SchoolDb): Promise<(SchoolKey & { readonly state: 'current' | 'old' | 'names' })[]> {
  const rows = await db.query<Row & { state: 'current' | 'old' | 'names' }>(
    'select id, wrapped_by as by, wrapped as text, state from school_keys order by made_at, id',
  );
  return rows.map((row) => ({ ...toKey(row), state: row.state }));
}

/** The same key under another one; false: it is wrapped otherwise by now. */
export async function rewrapKey(db: SchoolDb, { id, wrapped: before }: SchoolKey, wrapped: Wrapped): Promise<boolean> {
  const rows = await db.query(
    'update school_keys set wrapped_by = $2, wrapped = $3 where id = $1 and wrapped = $4 returning id',
    [id, wrapped.by, wrapped.text, before.text],
  );
  return rows.length > 0;
}

/**
 * Destroys old keys with which nothing stored is sealed any more. They were replaced long enough ago that no process
 * can still be storing something sealed with one. Returns how many old keys are left.
 */
export async function destroyOldKeys(db: SchoolDb, at: Instant): Promise<{ destroyed: number; left: number }> {
  const gone = await db.query(`delete from school_keys where ${UNUSED} returning id`, [at]);
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n from school_keys where state = 'old'`);
  return { destroyed: gone.length, left: row?.n ?? 0 };
}

/** Ends what people hold whose secrets an old key sealed: they sign in again. */
export async function endWhatOldKeysSealed(db: SchoolDb): Promise<void> {
  const old = `sealed_with in (select id from school_keys where state = 'old') or (sealed_with is null and `;
  for (const [table, column] of SHORT) await db.query(`delete from ${table} where ${old} ${column} is not null)`);
}

/** Tables of secrets that live for hours; a column that is there where one is. */
const SHORT = [
  ['consents', 'sealed'],
  ['hand_overs', 'sealed'],
  ['sign_ins', 'sealed'],
  ['openings', 'proof'],
] as const;

const usedBy = (table: string): string => `exists (select 1 from ${table} s where s.sealed_with = school_keys.id)`;

/** Of an old key at moment $1. */
const UNUSED = `state = 'old' and retired_at <= $1::timestamptz - interval '1 minute'
  and not (${['credentials', ...SHORT.map(([table]) => table)].map(usedBy).join(' or ')})`;

const SELECT = 'select id, wrapped_by as by, wrapped as text from school_keys';

interface Row {
  readonly id: string;
  readonly by: string;
  readonly text: string;
}

function toKey({ id, by, text }: Row): SchoolKey {
  return { id, wrapped: { by, text } };
}
