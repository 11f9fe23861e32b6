import { randomBytes } from 'node:crypto';
import { SchoolId } from '../../ids.ts';
import type { Launch } from '../../lms/launch.ts';
import { beginSession, endSession, loadSession, sessionHash } from '../../store/sessions.ts';
import type { Store } from '../../store/types.ts';
import { Instant } from '../../time.ts';
import { SESSION, setCookie } from '../kit/cookies.ts';
import type { TeacherViewer } from '../kit/viewer.ts';

/** A school day at most (SAFETY.md 6). */
const HOURS = 12;

/** What a session keeps of the launch it began with. */
export type Entering = Pick<Launch, 'user' | 'course' | 'domain' | 'members'>;

/** Lets a teacher in, and gives the cookie that says so: a secret, of which the store keeps the hash, and the school it is kept with. */
export async function enter(
  store: Store,
  school: SchoolId,
  { user, course, domain, members }: Entering,
  at: Instant,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const endsAt = Instant.parse(new Date(Date.parse(at) + HOURS * 3_600_000).toISOString());
  await store.school(school, (db) =>
    beginSession(db, { session: sessionHash(secret), user, course, domain, members, endsAt }, at),
  );
  return setCookie(SESSION, `${secret}.${school}`, HOURS * 3600);
}

/** Ends the session the browser brought, if any: whoever comes next on a shared machine must not be the one before. */
export async function leave(store: Store, cookies: ReadonlyMap<string, string>): Promise<string> {
  const held = heldIn(cookies);
  if (held !== null) await store.school(held.school, (db) => endSession(db, held.secret));
  return setCookie(SESSION, '', 0);
}

/** The teacher whose session the browser brought; null: none, or it has ended. */
export async function viewerIn(
  store: Store,
  cookies: ReadonlyMap<string, string>,
  now: Instant,
): Promise<TeacherViewer | null> {
  const held = heldIn(cookies);
  if (held === null) return null;
  const session = await store.school(held.school, (db) => loadSession(db, held.secret, now));
  return session === null ? null : { role: 'teacher', school: held.school, teacher: session.user, session };
}

function heldIn(cookies: ReadonlyMap<string, string>): { readonly secret: string; readonly school: SchoolId } | null {
  const value = cookies.get(SESSION) ?? '';
  const cut = value.indexOf('.');
  const school = SchoolId.safeParse(value.slice(cut + 1));
  return cut < 1 || !school.success ? null : { secret: value.slice(0, cut), school: school.data };
}
