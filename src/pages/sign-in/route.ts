import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Said } from '../../language.ts';
import { factsOf, LMS_IDS, type LmsId } from '../../lms/known.ts';
import { SignInRefused, type Person, type PersonGrant } from '../../lms/sign-in.ts';
import { sessionHash } from '../../store/people/sessions.ts';
import { keepHandOver, NOBODYS } from '../../store/people/sign-ins.ts';
import { Instant } from '../../time.ts';
import { CONSENT, setCookie, START } from '../kit/cookies.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import { isSigned, sign } from '../kit/signature.ts';
import { handOverPage, refusedPage } from './view.tsx';
import { connectAddress, isOurPage, signInAddress } from './address.ts';
import { enterAs } from './session.ts';
import { sessionRoutes } from './session-route.ts';
import { beginWay, endWay, type Wish } from './way.ts';

/** Seconds between the start of a sign-in and its end. */
const START_LIVES = 600;
/** Seconds for which a browser remembers whose consent is missing: a month. */
const CONSENT_LIVES = 2_592_000;
/** Milliseconds a frame has to take what came of it. */
const HAND_OVER_LIVES = 60_000;

const FrameQuery = z.object({
  for: z.enum(['discovery', 'teacher', 'student', 'review', 'link']),
  hint: z
    .string()
    .max(255)
    .default('')
    .transform((hint) => hint || null),
  challenge: z.string().regex(/^[\w-]{43}$/),
});

const LinkQuery = z.object({ back: z.string().refine(isOurPage), choose: z.literal('1').optional().catch(undefined) });

const Returned = z.object({ state: z.string().max(4000), code: z.string().max(2000).optional() });

/** Where people sign in themselves, in a window of their own or without one, and come in. */
export const signInRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/addon/sign-in',
    counted: 'entry',
    for: 'anyone',
    popUp: true,
    async answer({ query, cookies }, deps) {
      const asked = FrameQuery.safeParse(query);
      if (!asked.success) return { kind: 'refused', why: 'sign-in', reason: 'address' };
      const { hint } = asked.data;
      const asks =
        isForNights(asked.data) &&
        hint !== null &&
        isSigned(deps.secret, 'consent', [hint], cookies.get(CONSENT) ?? '');
      return leave({ ...asked.data, back: null, asks }, deps);
    },
  },
  {
    method: 'get',
    path: '/sign-in',
    counted: 'entry',
    for: 'anyone',
    async answer({ query }, deps) {
      const asked = LinkQuery.safeParse(query);
      if (!asked.success) return { kind: 'refused', why: 'sign-in', reason: 'address' };
      const { back, choose } = asked.data;
      return leave({ for: 'link', hint: null, challenge: null, back, asks: false }, deps, choose === '1');
    },
  },
  {
    method: 'get',
    path: '/sign-in/connect',
    counted: 'entry',
    for: 'anyone',
    async answer({ query, cookies, bearer }, deps) {
      const asked = LinkQuery.safeParse(query);
      if (!asked.success) return { kind: 'refused', why: 'sign-in', reason: 'address' };
      const { back } = asked.data;
      const who = await deps.signedIn({ cookies, bearer }, null);
      // consent is asked for again: the LMS gives what lasts at a consent alone
      return who?.as === null || who === null
        ? { kind: 'redirect', to: signInAddress(back) }
        : leave({ for: 'nights', hint: who.person.id, challenge: null, back, asks: true }, deps);
    },
  },
  ...LMS_IDS.filter((lms) => factsOf(lms).signsIn).map((lms): Route => ({
    method: 'get',
    path: `/oauth/${lms}`,
    counted: 'entry',
    for: 'anyone',
    popUp: true,
    scripted: true,
    answer: (asked, deps) => comeBack(lms, asked, deps),
  })),
  ...sessionRoutes,
];

/** Where a sign-in like this one begins; the page that waits for it still has what its end needs. */
function beginsAt({ for: coming, hint, challenge, back }: Wish): string {
  if (coming === 'nights') return connectAddress(back ?? '/');
  return challenge === null
    ? signInAddress(back ?? '/')
    : `/addon/sign-in?${new URLSearchParams({ for: coming, hint: hint ?? '', challenge }).toString()}`;
}

/** Off to the LMS. @param chooses where it lets them choose among their accounts, whoever is signed in there */
function leave(wish: Wish, { secret, now, signingIn }: PageDeps, chooses = false): Reply {
  const door = Object.values(signingIn.doors).find((each) => each !== null);
  if (door === undefined) return { kind: 'refused', why: 'not-found', reason: 'no-sign-in' };
  const { state, nonce, challenge, browser } = beginWay(secret, wish, now());
  return {
    kind: 'redirect',
    status: 302,
    to: door.address({
      for: wish.for,
      hint: wish.hint,
      asks: wish.asks,
      ...(chooses ? { chooses } : {}),
      state,
      nonce,
      challenge,
    }),
    cookies: [setCookie(START, browser, START_LIVES)],
  };
}

async function comeBack(lms: LmsId, { query, cookies, bearer }: Asked, deps: PageDeps): Promise<Reply> {
  const at = deps.now();
  const over = setCookie(START, '', 0);
  const door = deps.signingIn.doors[lms];
  const returned = Returned.safeParse(query);
  if (door === null) return { kind: 'refused', why: 'not-found', reason: 'no-sign-in' };
  const started = returned.success ? endWay(deps.secret, returned.data.state, cookies.get(START), at) : null;
  if (!returned.success || started === null) return { kind: 'refused', why: 'sign-in', reason: 'state' };
  const { wish, nonce, verifier } = started;
  const { code } = returned.data;
  if (code === undefined) return { kind: 'refused', why: 'sign-in', reason: 'declined', cookies: [over] };
  try {
    const came = await door.finish({ for: wish.for, hint: wish.hint, code, verifier, nonce }, at);
    const consent = await forTheNight(came, wish, deps, at);
    if (wish.challenge === null) {
      const { cookie } = await enterAs(deps, { cookies, bearer }, came, at);
      // whoever has just connected reads first what the LMS answers now
      const to = wish.for === 'nights' ? '/account?tried=1' : (wish.back ?? '/');
      return { kind: 'redirect', to, cookies: [cookie, over, ...consent] };
    }
    const html = handOverPage(await handOver(deps, wish.challenge, came, at));
    return { kind: 'page', html, cookies: [over, ...consent] };
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    const status = error.why === 'silent' ? 503 : 403;
    deps.log.info({ event: 'sign-in-refused', reason: error.why, status });
    return { kind: 'page', status, html: refusedPage(error, beginsAt(wish)), cookies: [over] };
  }
}

/**
 * A teacher's lasting token serves the nights of their classes too. The LMS gives one with a consent alone: where none came and none is there, they are
 * let in all the same, and their next sign-in in this browser asks for consent. Gives the cookies that
 * say so, or no longer; nobody can learn from a guessed hint whose consent is missing.
 */
async function forTheNight(
  { person, grant }: { readonly person: Person; readonly grant: PersonGrant },
  wish: Wish,
  { signingIn, secret }: PageDeps,
  at: Instant,
): Promise<string[]> {
  if (!isForNights(wish)) return [];
  if (grant.refreshToken !== null) {
    await signingIn.keepForNights(person, grant.refreshToken, grant.scopes, at);
    return wish.asks ? [setCookie(CONSENT, '', 0)] : [];
  }
  if (wish.for === 'nights') throw new SignInRefused('not-granted', NOTHING_LASTING); // the sign-in was for nothing else
  return (await signingIn.lacksNights(person))
    ? [setCookie(CONSENT, sign(secret, 'consent', [person.id]), CONSENT_LIVES)]
    : [];
}

function isForNights(wish: Pick<Wish, 'for'>): boolean {
  return wish.for !== 'student' && wish.for !== 'link';
}

const NOTHING_LASTING: Said = {
  en: 'The permission came without one for the nights. Press “Connect” once more, and allow what is asked.',
  es: 'El permiso llegó sin el de las noches. Pulse «Conectar» otra vez y permita lo que se pide.',
};

/** Puts it down for the frame that holds the verifier. The code is worth nothing to anybody else. */
async function handOver(
  { store, signingIn }: PageDeps,
  challenge: string,
  came: { readonly person: Person; readonly grant: PersonGrant },
  at: Instant,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const code = sessionHash(secret);
  const sealed = await signingIn.seal.close('hand-over', { lms: null, user: code }, JSON.stringify(came));
  const endsAt = Instant.parse(new Date(Date.parse(at) + HAND_OVER_LIVES).toISOString());
  await store.school(NOBODYS, (db) => keepHandOver(db, { code, challenge, sealed, endsAt }, at));
  return secret;
}
