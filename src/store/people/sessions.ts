import { hash } from 'node:crypto';
import type { CourseId } from '../../ids.ts';
import type { LmsId } from '../../lms/known.ts';
import type { Instant } from '../../time.ts';
import type { Looking, SchoolDb } from '../types.ts';

/** A teacher or a learner who came in from inside the LMS. */
export interface Session {
  /** Hash of what the cookie holds: the cookie itself cannot be made from it. */
  readonly session: string;
  /** The LMS's stable id of the person. */
  readonly user: string;
  /** What they are in the course they came from. */
  readonly role: 'teacher' | 'learner';
  /** Null: it began before this was kept. */
  readonly lms: LmsId | null;
  /** The course they came from. */
  readonly course: CourseId;
  /** Host name on which they are signed in to the LMS. */
  readonly domain: string | null;
  /** Address of the course's list of names and roles at the LMS. */
  readonly members: string | null;
  readonly endsAt: Instant;
}

/** When somebody was noted to be there last. */
export interface Seen {
  readonly seenAt: Instant;
}

/** Minutes without a request after which a session or a sign-in ends (SAFETY.md 6, FRAMES.md 5). */
export const IDLE_MINUTES = 60;
/** That somebody is still there is noted once a minute at most, in milliseconds: a page asks every second. */
const NOTED_EVERY = 60_000;

export function sessionHash(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** Stores a new session, and deletes those that have ended. */
export async function beginSession(db: SchoolDb, session: Session, at: Instant): Promise<void> {
  await db.query(`delete from sessions where ends_at <= $1::timestamptz or ${SEEN_AT} <= ${IDLE_SINCE}`, [at]);
  await db.query(
    `insert into sessions (session, lms_user, role, lms, course, domain, members, began_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9::timestamptz)`,
    [
      session.session,
      session.user,
      session.role,
      session.lms,
      session.course,
      session.domain,
      session.members,
      at,
      session.endsAt,
    ],
  );
}

/** Who holds this cookie now; null: nobody, or no longer. */
export async function loadSession(looking: Looking, secret: string, at: Instant): Promise<(Session & Seen) | null> {
  const [row] = await looking.query<Session & Seen>(
    `select session, lms_user as "user", role, lms, course, domain, members, ends_at as "endsAt", ${SEEN_AT} as "seenAt"
     from sessions where session = $2 and ends_at > $1::timestamptz and ${SEEN_AT} > ${IDLE_SINCE}`,
    [at, sessionHash(secret)],
  );
  return row ?? null;
}

/** Whether it is time to note that somebody is still there. */
export function isToBeNoted({ seenAt }: Seen, at: Instant): boolean {
  return Date.parse(at) - Date.parse(seenAt) >= NOTED_EVERY;
}

/** Notes that they are still there. */
export async function noteSessionSeen(db: SchoolDb, { session }: Pick<Session, 'session'>, at: Instant): Promise<void> {
  await db.query(`update sessions set seen_at = greatest(${SEEN_AT}, $2::timestamptz) where session = $1`, [
    session,
    at,
  ]);
}

/** Whose it was; null: there was none. */
export async function endSession(db: SchoolDb, secret: string): Promise<Pick<Session, 'user' | 'role'> | null> {
  const [ended] = await db.query<Pick<Session, 'user' | 'role'>>(
    'delete from sessions where session = $1 returning lms_user as "user", role',
    [sessionHash(secret)],
  );
  return ended ?? null;
}

/** Remembers that a launch was let in. False: it was before. Those too old to be shown again are forgotten. */
export async function spendNonce(db: SchoolDb, nonce: string, at: Instant): Promise<boolean> {
  await db.query(`delete from spent_nonces where spent_at < $1::timestamptz - interval '1 day'`, [at]);
  const rows = await db.query(
    'insert into spent_nonces (nonce, spent_at) values ($1, $2::timestamptz) on conflict do nothing returning nonce',
    [nonce, at],
  );
  return rows.length > 0;
}

const SEEN_AT = 'coalesce(seen_at, began_at)';
const IDLE_SINCE = `$1::timestamptz - interval '${IDLE_MINUTES} minutes'`;
