import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';
import { Sealed } from '../secrets/vault.ts';

/** A consent that a teacher began at the LMS and has not come back from. */
export interface BegunConsent {
  /** What the LMS will name it by when the teacher comes back. */
  readonly token: string;
  readonly sealed: Sealed;
  readonly beganAt: Instant;
}

/** One for each session: beginning again forgets the one before. */
export async function beginConsent(
  db: SchoolDb,
  session: string,
  { token, sealed, beganAt }: BegunConsent,
): Promise<void> {
  await db.query(
    `insert into consents (session, token, sealed, began_at) values ($1, $2, $3::jsonb, $4::timestamptz)
     on conflict (school, session) do update set token = excluded.token, sealed = excluded.sealed, began_at = excluded.began_at`,
    [session, token, json(sealed), beganAt],
  );
}

/** Takes the session's consent out of the store: it serves once, whatever comes of it. */
export async function takeConsent(db: SchoolDb, session: string): Promise<BegunConsent | null> {
  const [row] = await db.query<{ token: string; sealed: unknown; beganAt: Instant }>(
    'delete from consents where session = $1 returning token, sealed, began_at as "beganAt"',
    [session],
  );
  return row === undefined ? null : { ...row, sealed: Sealed.parse(row.sealed) };
}
