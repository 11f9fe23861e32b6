import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SchoolId } from '../../ids.ts';
import type { Person, PersonGrant } from '../../lms/sign-in.ts';
import type { Lms } from '../../lms/types.ts';
import { StoreError } from '../../store/errors.ts';
import { isToBeNoted, sessionHash } from '../../store/people/sessions.ts';
import {
  beginSignIn,
  endSignIn,
  loadSignIn,
  NOBODYS,
  noteSignInSeen,
  type SignIn,
} from '../../store/people/sign-ins.ts';
import type { SignedIn } from '../../sync/tickets/desk.ts';
import { Instant } from '../../time.ts';
import { SESSION, setCookie } from '../kit/cookies.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked } from '../kit/route.ts';
import { noteLeft } from './came-in.ts';
import { leave } from '../launch/session.ts';

type Deps = Pick<PageDeps, 'store' | 'signingIn'>;
type Shown = Pick<Asked, 'cookies' | 'bearer'>;

/** A school day at most (SAFETY.md 6). */
const HOURS = 12;

/** What somebody granted, as it is sealed. */
export const Grant = z.object({
  accessToken: z.string(),
  accessEndsAt: Instant,
  refreshToken: z.string().nullable(),
  scopes: z.array(z.string()),
}) satisfies z.ZodType<PersonGrant>;

/** What is sealed with a sign-in, beside who it is. */
const Kept = z.object({
  email: z.string().nullable(),
  /** Of a sign-in that began before domains were kept: none. */
  domain: z.string().nullable().default(null),
  grant: Grant,
});

/** Somebody let in: what stands for them from now on, where cookies are kept and where they are not. */
export interface Entered {
  readonly token: string;
  readonly until: Instant;
  readonly cookie: string;
}

/** Lets somebody in who signed in, and ends what the browser brought: whoever was before them on a shared machine is out. */
export async function enterAs(
  deps: Deps,
  shown: Shown,
  { person, grant }: { readonly person: Person; readonly grant: PersonGrant },
  at: Instant,
): Promise<Entered> {
  await signOut(deps, shown);
  const token = randomBytes(32).toString('base64url');
  const until = Instant.parse(new Date(Date.parse(at) + HOURS * 3_600_000).toISOString());
  const kept: z.infer<typeof Kept> = {
    email: person.email,
    domain: person.domain,
    grant: { ...grant, scopes: [...grant.scopes] },
  };
  const sealed = await deps.signingIn.seal.close('sign-in', { lms: person.lms, user: person.id }, JSON.stringify(kept));
  await deps.store.school(NOBODYS, (db) =>
    beginSignIn(
      db,
      { session: sessionHash(token), lms: person.lms, person: person.id, name: person.name, sealed, endsAt: until },
      at,
    ),
  );
  return { token, until, cookie: setCookie(SESSION, token, HOURS * 3600) };
}

/** Ends every sign-in that the browser brought, a launch from inside an LMS too. Gives the cookie that takes its cookie away. */
export async function signOut({ store }: Deps, shown: Shown): Promise<string> {
  for (const secret of secretsIn(shown))
    await noteLeft(store, await store.school(NOBODYS, (db) => endSignIn(db, secret)));
  return leave(store, shown.cookies);
}

/**
 * Who is signed in, by the token a page shows or by its cookie; null: nobody, or no longer.
 * @param hint whom the LMS says it has before it; somebody else's sign-in in that browser is ended. Null: it does not say
 */
export async function signedInBy(
  { store, signingIn }: Deps,
  shown: Shown,
  at: Instant,
  hint: string | null = null,
): Promise<SignedIn | null> {
  const [secret] = secretsIn(shown);
  if (secret === undefined) return null;
  // checked at every request, so that an ended sign-in is refused at once
  const signIn = await loadSignIn(store.look(NOBODYS), secret, at);
  if (signIn === null) return null;
  if (hint !== null && signIn.person !== hint) {
    await noteLeft(store, await store.school(NOBODYS, (db) => endSignIn(db, secret)), at);
    return null;
  }
  if (isToBeNoted(signIn, at)) await store.school(NOBODYS, (db) => noteSignInSeen(db, signIn, at));
  const door = signingIn.doors[signIn.lms];
  const kept = await opened(signingIn, signIn);
  if (door === null || kept === null) return null;
  const person: Person = {
    lms: signIn.lms,
    id: signIn.person,
    name: signIn.name,
    email: kept.email,
    domain: kept.domain,
  };
  const open = new Map<SchoolId, Promise<Lms>>();
  return {
    person,
    since: signIn.beganAt,
    as(school) {
      const lms = open.get(school) ?? door.openAs(school, person, kept.grant);
      open.set(school, lms);
      return lms;
    },
  };
}

/** Null after the key was changed: the person has to sign in again. */
async function opened(
  signingIn: Deps['signingIn'],
  { lms, person, sealed }: SignIn,
): Promise<z.infer<typeof Kept> | null> {
  try {
    return Kept.parse(JSON.parse(await signingIn.seal.open('sign-in', { lms, user: person }, sealed)));
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'key') return null;
    throw error;
  }
}

/** The token first: a page that shows one has no cookie of its own. What a launch left in the cookie has a dot and is no sign-in. */
function secretsIn({ cookies, bearer }: Shown): string[] {
  return [bearer, cookies.get(SESSION)].flatMap((secret) =>
    secret === undefined || secret === null || secret === '' || secret.includes('.') ? [] : [secret],
  );
}
