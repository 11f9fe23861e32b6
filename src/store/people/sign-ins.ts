import { SchoolId } from '../../ids.ts';
import type { LmsId } from '../../lms/known.ts';
import type { Instant } from '../../time.ts';
import { json } from '../engine/values.ts';
import { Sealed } from '../secrets/vault.ts';
import { IDLE_MINUTES, sessionHash } from './sessions.ts';
import type { Looking, SchoolDb } from '../types.ts';

/**
 * The school id under which sign-ins are kept, as they begin before it is known which school's page is opened. No such school can exist, as no school
 * file may have this id (`school/file.ts`), so that it is never listed either.
 */
export const NOBODYS = SchoolId.parse('*');

/** A sign-in on its way from its own window to the frame that opened it. */
export interface HandOver {
  /** Hash of the code (`sessionHash`). */
  readonly code: string;
  /** base64url SHA-256 of the verifier that must be shown to take the hand-over. */
  readonly challenge: string;
  readonly sealed: Sealed;
  readonly endsAt: Instant;
}

/** Somebody who signed in. */
export interface SignIn {
  /** Hash of what the cookie holds (`sessionHash`). */
  readonly session: string;
  readonly lms: LmsId;
  /** The LMS's stable id. */
  readonly person: string;
  readonly name: string | null;
  /** What the person granted; it dies with the sign-in. */
  readonly sealed: Sealed;
  readonly endsAt: Instant;
}

/** Keeps a hand-over until it is taken, and deletes those that were never taken. */
export async function keepHandOver(db: SchoolDb, handOver: HandOver, at: Instant): Promise<void> {
  await db.query('delete from hand_overs where ends_at <= $1::timestamptz', [at]);
  await db.query(
    'insert into hand_overs (code, challenge, sealed, ends_at) values ($1, $2, $3::jsonb, $4::timestamptz)',
    [handOver.code, handOver.challenge, json(handOver.sealed), handOver.endsAt],
  );
}

/**
 * Takes a hand-over out of the store: once, in time, by whoever shows the verifier. A wrong one takes nothing away from whom it belongs to.
 * Null: there is none such.
 */
export async function takeHandOver(
  db: SchoolDb,
  { code, verifier }: { readonly code: string; readonly verifier: string },
  at: Instant,
): Promise<Sealed | null> {
  const [row] = await db.query<{ sealed: unknown }>(
    'delete from hand_overs where code = $1 and challenge = $2 and ends_at > $3::timestamptz returning sealed',
    [sessionHash(code), sessionHash(verifier), at],
  );
  return row === undefined ? null : Sealed.parse(row.sealed);
}

/** Stores a new sign-in, and deletes those that have ended. */
export async function beginSignIn(db: SchoolDb, signIn: SignIn, at: Instant): Promise<void> {
  await db.query(`delete from sign_ins where ends_at <= $1::timestamptz or seen_at <= ${IDLE_SINCE}`, [at]);
  await db.query(
    `insert into sign_ins (session, lms, person, name, sealed, began_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5::jsonb, $6::timestamptz, $6::timestamptz, $7::timestamptz)`,
    [signIn.session, signIn.lms, signIn.person, signIn.name, json(signIn.sealed), at, signIn.endsAt],
  );
}

/** Who holds this now; null: nobody, or no longer. */
export async function loadSignIn(
  looking: Looking,
  secret: string,
  at: Instant,
): Promise<(SignIn & Omit<SignedInPlace, 'session'>) | null> {
  const [row] = await looking.query<
    Omit<SignIn, 'sealed'> & Omit<SignedInPlace, 'session'> & { readonly sealed: unknown }
  >(
    `select session, lms, person, name, sealed, began_at as "beganAt", seen_at as "seenAt", ends_at as "endsAt" from sign_ins
     where session = $2 and ends_at > $1::timestamptz and seen_at > ${IDLE_SINCE}`,
    [at, sessionHash(secret)],
  );
  return row === undefined ? null : { ...row, sealed: Sealed.parse(row.sealed) };
}

/** Notes that they are still there. */
export async function noteSignInSeen(db: SchoolDb, { session }: Pick<SignIn, 'session'>, at: Instant): Promise<void> {
  await db.query('update sign_ins set seen_at = greatest(seen_at, $2::timestamptz) where session = $1', [session, at]);
}

/** A school that somebody who signed in has come into, and as whom. */
export interface CameInto {
  readonly school: SchoolId;
  readonly role: 'teacher' | 'administrator';
  readonly person: string;
}

/** Notes that a sign-in came into a school; false: it had before, or is no more. */
export async function noteCameInto(db: SchoolDb, secret: string, into: CameInto): Promise<boolean> {
  const rows = await db.query(
    `update sign_ins set came_into = came_into || $2::jsonb where session = $1 and not came_into @> $2::jsonb returning session`,
    [sessionHash(secret), json([into])],
  );
  return rows.length > 0;
}

/** The schools it came into. */
export async function endSignIn(db: SchoolDb, secret: string): Promise<readonly CameInto[]> {
  const [ended] = await db.query<{ into: readonly CameInto[] }>(
    'delete from sign_ins where session = $1 returning came_into as "into"',
    [sessionHash(secret)],
  );
  return ended?.into ?? [];
}

const IDLE_SINCE = `$1::timestamptz - interval '${IDLE_MINUTES} minutes'`;

/** Ends every sign-in of these people, named by the LMS's id. */
export async function endSignInsOf(db: SchoolDb, lms: LmsId, people: readonly string[]): Promise<void> {
  await db.query('delete from sign_ins where lms = $1 and person = any($2::text[])', [lms, people]);
}

/** One place where somebody is signed in. */
export interface SignedInPlace {
  /** Hash of what its cookie holds. */
  readonly session: string;
  readonly beganAt: Instant;
  readonly seenAt: Instant;
}

/** Everywhere somebody is signed in now, the newest first. */
export async function signInsOf(db: SchoolDb, lms: LmsId, person: string, at: Instant): Promise<SignedInPlace[]> {
  return db.query<SignedInPlace>(
    `select session, began_at as "beganAt", seen_at as "seenAt" from sign_ins
     where lms = $2 and person = $3 and ends_at > $1::timestamptz and seen_at > ${IDLE_SINCE} order by began_at desc, session`,
    [at, lms, person],
  );
}

/** Ends one of somebody's own sign-ins, by its hash; all of them where none is named. */
export async function endOwnSignIns(
  db: SchoolDb,
  lms: LmsId,
  person: string,
  session: string | null,
): Promise<readonly CameInto[]> {
  const ended = await db.query<{ into: readonly CameInto[] }>(
    'delete from sign_ins where lms = $1 and person = $2 and ($3::text is null or session = $3) returning came_into as "into"',
    [lms, person, session],
  );
  return ended.flatMap(({ into }) => into);
}
