import type { Instant } from '../../time.ts';
import { recordAct } from '../audit.ts';
import type { SchoolDb } from '../types.ts';
import type { LmsId } from '../../lms/known.ts';

/** Somebody who looks after Waymark at a school, or was asked to. */
export interface Administrator {
  readonly email: string;
  /** The LMS's stable id; null: invited, not come yet. */
  readonly person: string | null;
  readonly invitedAt: Instant;
  readonly joinedAt: Instant | null;
}

/** Invites somebody by address, kept in lower case; false: they were invited before. */
export async function inviteAdministrator(db: SchoolDb, email: string, by: string, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `insert into administrators (email, invited_by, invited_at) values ($1, $2, $3::timestamptz)
     on conflict (school, email) do nothing returning email`,
    [email.toLowerCase(), by, at],
  );
  return rows.length > 0;
}

export async function listAdministrators(db: SchoolDb): Promise<Administrator[]> {
  return db.query<Administrator>(
    `select email, person, invited_at as "invitedAt", joined_at as "joinedAt" from administrators order by invited_at, email`,
  );
}

/**
 * Whether this person looks after the school: known by id, or invited by an address that the LMS has verified as theirs, which makes them known by
 * id from now on. An address that somebody else has come with before is theirs no more.
 */
export async function isAdministrator(
  db: SchoolDb,
  { lms, id, email }: { readonly lms: LmsId; readonly id: string; readonly email: string | null },
  at: Instant,
): Promise<boolean> {
  const known = await db.query('select email from administrators where person = $1 and coalesce(lms, $2) = $2', [
    id,
    lms,
  ]);
  if (known.length > 0) return true;
  if (email === null) return false;
  const joined = await db.query(
    `update administrators set person = $2, joined_at = $3::timestamptz, lms = $4 where email = $1 and person is null returning email`,
    [email.toLowerCase(), id, at, lms],
  );
  return joined.length > 0;
}

/**
 * The e-mail address by which somebody was invited, to name the author of an act; their id where they are not on the
 * list.
 */
export async function addressOf(db: SchoolDb, person: string): Promise<string> {
  const [row] = await db.query<{ email: string }>('select email from administrators where person = $1', [person]);
  return row?.email ?? person;
}

/** Takes somebody off the list. `last`: nobody else has come yet, so they stay; `none`: they are not on it. */
export async function removeAdministrator(db: SchoolDb, email: string): Promise<'removed' | 'last' | 'none'> {
  const all = await db.query<Administrator>('select email, person from administrators for update');
  const leaving = all.find((each) => each.email === email.toLowerCase());
  if (leaving === undefined) return 'none';
  if (!all.some((each) => each.email !== leaving.email && each.person !== null)) return 'last';
  await db.query('delete from administrators where email = $1', [leaving.email]);
  await recordAct(db, {
    act: 'administrator.removed',
    about: { kind: 'staff', person: leaving.person ?? leaving.email },
  });
  return 'removed';
}
