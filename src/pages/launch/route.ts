import { z } from 'zod';
import { factsOf, LMS_IDS, type LmsId } from '../../lms/known.ts';
import {
  LaunchRefused,
  type Launch,
  type LaunchDoor,
  type LaunchFields,
  type RefusedLaunch,
  type Wished,
} from '../../lms/launch.ts';
import type { SchoolId } from '../../ids.ts';
import { spendNonce } from '../../store/people/sessions.ts';
import { keepCode, newCode } from '../../store/people/deployments.ts';
import { NOBODYS } from '../../store/people/sign-ins.ts';
import type { Store } from '../../store/types.ts';
import { fromDateTime, toDateTime, type Instant } from '../../time.ts';
import { setCookie, START } from '../kit/cookies.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import { composeAddress } from '../link/address.ts';
import { placeOf, type LaunchPlace } from './place.ts';
import { goIn } from './go-in.ts';
import { enter, leave, sentIn, type Entering } from './session.ts';
import { beginStart, endStart } from './start.ts';
import { openPass, sealPass } from './pass.ts';
import { codePage, LINK_TITLE, windowPage, wishPage } from './view.tsx';

/** A field that comes twice is not what a platform sends, and is left out. */
const Fields = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    ),
  );

/** The address to which every LMS that sends people in sends them. */
export const launchRoutes: readonly Route[] = LMS_IDS.filter((lms) => factsOf(lms).fromInside).flatMap(launchFrom);

/** The start of a launch, and its end: the platform sends the browser to one address for both. */
function launchFrom(lms: LmsId): Route[] {
  const path = `/${lms}/launch`;
  return [
    {
      method: 'get',
      path,
      counted: 'entry',
      for: 'anyone',
      framed: 'launch',
      answer: (asked, deps) => answering(deps.doors[lms], (door) => begin(door, Fields.parse(asked.query), deps)),
    },
    {
      method: 'post',
      path,
      counted: 'entry',
      for: 'anyone',
      framed: 'launch',
      fromLms: true,
      form: 'signed',
      answer: (asked, deps) =>
        answering(deps.doors[lms], async (door) => {
          const fields = Fields.parse(asked.body);
          return 'id_token' in fields || 'error' in fields ? end(door, fields, asked, deps) : begin(door, fields, deps);
        }),
    },
    {
      method: 'post',
      path: enterPath(lms),
      counted: 'entry',
      for: 'anyone',
      framed: 'launch',
      async answer({ body, cookies }, deps) {
        const { store, secret, now } = deps;
        const at = now();
        const pass = openPass(secret, Fields.parse(body)['pass'] ?? '', at);
        const fresh = pass !== null && (await store.school(pass.school, (db) => spendNonce(db, pass.nonce, at)));
        if (!fresh) return { kind: 'refused', why: 'launch-stale', reason: 'pass' };
        await leave(store, cookies);
        return goIn(pass.school, pass, deps, at);
      },
    },
    {
      method: 'get',
      path: `/${lms}/keys`,
      for: 'anyone',
      answer: async (_asked, { doors: { [lms]: door } }) =>
        door === null
          ? { kind: 'refused', why: 'not-found' }
          : { kind: 'json', status: 200, body: await door.publicKeys() },
    },
  ];
}

/** The separate window in which a browser that keeps no cookies in frames is signed in. */
function enterPath(lms: LmsId): string {
  return `/${lms}/enter`;
}

async function begin(door: LaunchDoor, fields: LaunchFields, { secret, now }: PageDeps): Promise<Reply> {
  const { nonce, state, browser } = beginStart(secret, now());
  return {
    kind: 'redirect',
    to: door.loginAddress(fields, { state, nonce }),
    cookies: [setCookie(START, browser, 600)],
  };
}

async function end(door: LaunchDoor, fields: LaunchFields, { cookies }: Asked, deps: PageDeps): Promise<Reply> {
  const { store, secret, now } = deps;
  const at = now();
  const started = endStart(secret, fields['state'] ?? '', cookies.get(START), at);
  if (started === null) throw new LaunchRefused('state');
  const launch = await door.read(fields, started.nonce, at);
  const gone = [await leave(store, cookies), setCookie(START, '', 0)];
  const place = await placeFor(store, door, launch);
  if (typeof place === 'string')
    return launch.role === 'teacher' && (await store.school(NOBODYS, (db) => spendNonce(db, started.nonce, at)))
      ? { kind: 'page', status: 404, html: await unknownPlace(door, launch, place, deps), cookies: gone }
      : { kind: 'refused', why: 'launch-unknown', reason: place, cookies: gone };
  if (!(await store.school(place.file.school.id, (db) => spendNonce(db, started.nonce, at))))
    throw new LaunchRefused('replay');
  return { cookies: gone, ...(await welcome(door, launch, place, started.sameBrowser, deps)) };
}

/**
 * The page each person is led to: the ticket whose link they pressed, else a teacher's board or a student's tickets.
 * Nobody else is let in.
 */
async function welcome(
  door: LaunchDoor,
  launch: Launch,
  { file }: LaunchPlace,
  sameBrowser: boolean,
  deps: PageDeps,
): Promise<Reply> {
  const { choosing, role } = launch;
  if (role === 'other') return { kind: 'refused', why: 'launch-role', reason: 'role' };
  const at = deps.now();
  const school = file.school.id;
  const entering: Entering = { ...launch, role, lms: door.lms };
  if (choosing !== null && role === 'teacher')
    return offer(door, school, { ...launch, choosing }, { entering, sameBrowser }, deps, at);
  if (!sameBrowser)
    return {
      kind: 'page',
      html: windowPage(enterPath(door.lms), sealPass(deps.secret, school, entering, at), entering),
    };
  return goIn(school, entering, deps, at, [setCookie(START, '', 0)]);
}

/**
 * What a teacher may add to the course: Waymark itself, or a ticket, which is composed in the same place. That needs a session, so it is not
 * offered to a browser that keeps no cookies in frames: the answer must leave from the very place it was asked for.
 */
async function offer(
  door: LaunchDoor,
  school: SchoolId,
  wished: Wished,
  { entering, sameBrowser }: { readonly entering: Entering; readonly sameBrowser: boolean },
  { store, desk }: PageDeps,
  at: Instant,
): Promise<Reply> {
  const { deployment, choosing } = wished;
  const answer = await door.answerWish(wished, { title: LINK_TITLE, ticket: null }, at);
  const page = { kind: 'page', formsTo: new URL(answer.to).origin } as const;
  if (!sameBrowser) return { ...page, html: wishPage(answer, null) };
  const wish = JSON.stringify({ deployment, choosing } satisfies Wished);
  const { id } = await desk.openComposer(sentIn(school, entering), null, wish, at);
  return {
    ...page,
    html: wishPage(answer, composeAddress({ opening: id })),
    cookies: [await enter(store, school, entering, at), setCookie(START, '', 0)],
  };
}

async function placeFor(store: Store, door: LaunchDoor, launch: Launch): Promise<LaunchPlace | RefusedLaunch> {
  try {
    return await placeOf(store, door.lms, launch);
  } catch (error) {
    if (error instanceof LaunchRefused) return error.why;
    throw error;
  }
}

/** Minutes within which a code must be entered. */
const CODE_LIVES = 60;

/**
 * Tells a teacher what to do whose class, or whole installation, belongs to no school yet. The page shows a code: who
 * enters it on a school's page proves to have somebody inside this installation. A child is never shown one.
 */
async function unknownPlace(
  { lms }: LaunchDoor,
  { deployment }: Launch,
  reason: RefusedLaunch,
  { store, baseUrl, now, log }: PageDeps,
): Promise<string> {
  log.info({ event: 'page-launch-unknown', reason, status: 404 });
  const at = now();
  const code = newCode();
  const endsAt = fromDateTime(toDateTime(at).plus({ minutes: CODE_LIVES }));
  await store.school(NOBODYS, (db) => keepCode(db, code, { lms, deployment }, endsAt, at));
  return codePage(code, new URL('/school', baseUrl).href);
}

const STALE: ReadonlySet<RefusedLaunch> = new Set(['state', 'old', 'replay']);

async function answering(door: LaunchDoor | null, work: (door: LaunchDoor) => Promise<Reply>): Promise<Reply> {
  if (door === null) return { kind: 'refused', why: 'not-found', reason: 'no-launch' };
  try {
    return await work(door);
  } catch (error) {
    if (!(error instanceof LaunchRefused)) throw error;
    if (error.why === 'keys-unreachable') return { kind: 'refused', why: 'launch-busy', reason: error.why };
    return { kind: 'refused', why: STALE.has(error.why) ? 'launch-stale' : 'launch-refused', reason: error.why };
  }
}
