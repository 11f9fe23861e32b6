import type { LmsId } from '../../lms/known.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';
import { Sealed } from '../secrets/vault.ts';

/** One account's way into a service, a teacher's or a forms' owner's. `reconnect`: the service refused it for good, the account must grant it again. */
export interface Credential {
  readonly lms: LmsId;
  /** What the school file calls the account: an e-mail or the service's user id. */
  readonly user: string;
  readonly sealed: Sealed;
  readonly scopes: readonly string[];
  readonly state: 'ok' | 'reconnect';
  /** Why it must be granted again; null when `ok`. */
  readonly why: string | null;
  readonly savedAt: Instant;
  readonly changedAt: Instant;
}

/** Stores or replaces a credential; a stored one is `ok` until the LMS says otherwise. */
export async function saveCredential(
  db: SchoolDb,
  credential: Pick<Credential, 'lms' | 'user' | 'sealed' | 'scopes'> & { readonly at: Instant },
): Promise<void> {
  await db.query(
    `insert into credentials (lms, lms_user, sealed, scopes, state, why, saved_at, changed_at)
     values ($1, $2, $3::jsonb, $4::text[], 'ok', null, $5::timestamptz, $5::timestamptz)
     on conflict (school, lms, lms_user) do update
       set sealed = excluded.sealed, scopes = excluded.scopes, state = 'ok', why = null,
           saved_at = excluded.saved_at, changed_at = excluded.changed_at`,
    [credential.lms, credential.user, json(credential.sealed), credential.scopes, credential.at],
  );
}

export async function loadCredential(db: SchoolDb, lms: LmsId, user: string): Promise<Credential | null> {
  const [row] = await db.query<Row>(`${SELECT} where lms = $1 and lms_user = $2`, [lms, user]);
  return row === undefined ? null : toCredential(row);
}

export async function listCredentials(db: SchoolDb): Promise<Credential[]> {
  return (await db.query<Row>(`${SELECT} order by lms, lms_user`)).map(toCredential);
}

/** Notes what the LMS said of a credential; false when there is none. */
export async function markCredential(
  db: SchoolDb,
  lms: LmsId,
  user: string,
  state: Credential['state'],
  why: string | null,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update credentials set state = $3, why = $4, changed_at = $5::timestamptz where lms = $1 and lms_user = $2 returning lms`,
    [lms, user, state, why, at],
  );
  return rows.length > 0;
}

type Row = Omit<Credential, 'sealed'> & { readonly sealed: unknown };

const SELECT = `select lms, lms_user as "user", sealed, scopes, state, why, saved_at as "savedAt", changed_at as "changedAt" from credentials`;

function toCredential(row: Row): Credential {
  return { ...row, sealed: Sealed.parse(row.sealed) };
}
