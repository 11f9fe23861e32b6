import { randomBytes } from 'node:crypto';
import { LearnerId, SchoolId } from '../../ids.ts';
import type { Launch } from '../../lms/launch.ts';
import type { LmsId } from '../../lms/known.ts';
import { actingAs } from '../../store/acting.ts';
import { recordAct } from '../../store/audit.ts';
import {
  beginSession,
  endSession,
  isToBeNoted,
  loadSession,
  noteSessionSeen,
  sessionHash,
  type Session,
} from '../../store/people/sessions.ts';
import type { Store } from '../../store/types.ts';
import type { Inside, SignedIn } from '../../sync/tickets/desk.ts';
import { Instant } from '../../time.ts';
import { SESSION, setCookie } from '../kit/cookies.ts';
import type { StudentViewer, TeacherViewer } from '../kit/viewer.ts';

/** Lifetime of a session: a school day at most (SAFETY.md 6). */
const HOURS = 12;

/** The parts of its launch that a session keeps, and where the launch leads. */
export interface Entering extends Pick<Launch, 'user' | 'course' | 'domain' | 'members' | 'ticket'> {
  readonly lms: LmsId;
  readonly role: Inside['role'];
}

/** Begins a session and returns its cookie: a secret and the school whose store keeps the secret's hash. */
export async function enter(
  store: Store,
  school: SchoolId,
  { lms, role, user, course, domain, members }: Entering,
  at: Instant,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const endsAt = Instant.parse(new Date(Date.parse(at) + HOURS * 3_600_000).toISOString());
  await actingAs({ role, person: user }, () =>
    store.school(school, (db) =>
      beginSession(db, { session: sessionHash(secret), user, role, lms, course, domain, members, endsAt }, at),
    ),
  );
  return setCookie(SESSION, `${secret}.${school}`, HOURS * 3600);
}

/**
 * Ends the session of the browser's cookie, if any, so that the next person on a shared machine is not taken for the
 * one before.
 */
export async function leave(store: Store, cookies: ReadonlyMap<string, string>): Promise<string> {
  const brought = secretIn(cookies);
  const ended = brought === null ? null : await store.school(brought.school, (db) => endSession(db, brought.secret));
  if (brought !== null && ended?.role === 'teacher')
    await actingAs({ role: 'teacher', person: ended.user }, () =>
      store.school(brought.school, (db) => recordAct(db, { act: 'person.out' })),
    );
  return setCookie(SESSION, '', 0);
}

/** The person of the session whose cookie the browser sent; null: there is none, or it has ended. */
export async function viewerIn(
  store: Store,
  cookies: ReadonlyMap<string, string>,
  now: Instant,
): Promise<TeacherViewer | StudentViewer | null> {
  const found = await sessionIn(store, cookies, now);
  if (found === null) return null;
  const { school, session } = found;
  return session.role === 'teacher'
    ? { role: 'teacher', school, teacher: session.user, session }
    : { role: 'student', school, learner: LearnerId.parse(session.user), session };
}

/** The same person in the form that the pages of tickets use. */
export async function insideIn(
  store: Store,
  cookies: ReadonlyMap<string, string>,
  now: Instant,
): Promise<SignedIn | null> {
  const found = await sessionIn(store, cookies, now);
  const lms = found?.session.lms ?? null;
  return found === null || lms === null ? null : sentIn(found.school, { ...found.session, lms });
}

/** A person whom the LMS sent in: Waymark holds no credential of theirs, and their role is what the LMS said. */
export function sentIn(
  school: SchoolId,
  { lms, user, course, role }: Pick<Entering, 'lms' | 'user' | 'course' | 'role'>,
): SignedIn {
  return {
    person: { lms, id: user, name: null, email: null, domain: null },
    as: null,
    inside: { school, course, role },
  };
}

/** Whether the browser brought the cookie of a launch, valid or expired. */
export function cameInside(cookies: ReadonlyMap<string, string>): boolean {
  return secretIn(cookies) !== null;
}

async function sessionIn(
  store: Store,
  cookies: ReadonlyMap<string, string>,
  now: Instant,
): Promise<{ readonly school: SchoolId; readonly session: Session } | null> {
  const brought = secretIn(cookies);
  if (brought === null) return null;
  // checked at every request, so that an ended session is refused at once
  const found = await loadSession(store.look(brought.school), brought.secret, now);
  if (found === null) return null;
  if (isToBeNoted(found, now)) await store.school(brought.school, (db) => noteSessionSeen(db, found, now));
  const { seenAt: _, ...session } = found;
  return { school: brought.school, session };
}

function secretIn(cookies: ReadonlyMap<string, string>): { readonly secret: string; readonly school: SchoolId } | null {
  const value = cookies.get(SESSION) ?? '';
  const cut = value.indexOf('.');
  const school = SchoolId.safeParse(value.slice(cut + 1));
  return cut < 1 || !school.success ? null : { secret: value.slice(0, cut), school: school.data };
}
