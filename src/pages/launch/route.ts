import { z } from 'zod';
import { factsOf, LMS_IDS, type LmsId } from '../../lms/known.ts';
import {
  LaunchRefused,
  type Launch,
  type LaunchDoor,
  type LaunchFields,
  type RefusedLaunch,
} from '../../lms/launch.ts';
import { spendNonce } from '../../store/sessions.ts';
import type { Store } from '../../store/types.ts';
import { boardAddress } from '../board/address.ts';
import { setCookie, START } from '../kit/cookies.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import { SEEN_AS } from '../kit/viewer.ts';
import { placeOf, type LaunchPlace } from './place.ts';
import { enter, leave } from './session.ts';
import { beginStart, endStart } from './start.ts';
import { openTicket, sealTicket } from './ticket.ts';
import { LINK_TITLE, studentPage, windowPage, wishPage } from './view.tsx';

/** A field that comes twice is not what a platform sends, and is left out. */
const Fields = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    ),
  );

/** Where every LMS that sends people in sends them. */
export const launchRoutes: readonly Route[] = LMS_IDS.filter((lms) => factsOf(lms).fromInside).flatMap(launchFrom);

/** The start of a launch, and its end: the platform sends the browser to one address for both. */
function launchFrom(lms: LmsId): Route[] {
  const path = `/${lms}/launch`;
  return [
    {
      method: 'get',
      path,
      for: 'anyone',
      framed: 'launch',
      answer: (asked, deps) => answering(deps.doors[lms], (door) => begin(door, Fields.parse(asked.query), deps)),
    },
    {
      method: 'post',
      path,
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
      for: 'anyone',
      framed: 'launch',
      async answer({ body, cookies }, { store, secret, now }) {
        const at = now();
        const ticket = openTicket(secret, Fields.parse(body)['ticket'] ?? '', at);
        const fresh = ticket !== null && (await store.school(ticket.school, (db) => spendNonce(db, ticket.nonce, at)));
        if (!fresh) return { kind: 'refused', why: 'launch-stale', reason: 'ticket' };
        await leave(store, cookies);
        return {
          kind: 'redirect',
          to: boardAddress({ course: ticket.course }),
          cookies: [await enter(store, ticket.school, ticket, at)],
        };
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

/** Where a browser that keeps no cookies in frames comes in, in a window of its own. */
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
  if (typeof place === 'string') return { kind: 'refused', why: 'launch-unknown', reason: place, cookies: gone };
  if (!(await store.school(place.file.school.id, (db) => spendNonce(db, started.nonce, at))))
    throw new LaunchRefused('replay');
  return { cookies: gone, ...(await welcome(door, launch, place, started.sameBrowser, deps)) };
}

/** What each is shown: a teacher the board, a student a calm page, anybody else that there is nothing here for them. */
async function welcome(
  door: LaunchDoor,
  launch: Launch,
  { file }: LaunchPlace,
  sameBrowser: boolean,
  { store, secret, now }: PageDeps,
): Promise<Reply> {
  const { choosing, course, role } = launch;
  const as = SEEN_AS[role];
  if (as === 'student') return { kind: 'page', html: studentPage };
  if (as === null) return { kind: 'refused', why: 'launch-role', reason: 'role' };
  const at = now();
  if (choosing !== null) {
    const answer = await door.answerWish({ ...launch, choosing }, LINK_TITLE, at);
    return { kind: 'page', html: wishPage(answer), formsTo: new URL(answer.to).origin };
  }
  const school = file.school.id;
  if (!sameBrowser)
    return { kind: 'page', html: windowPage(enterPath(door.lms), sealTicket(secret, school, launch, at)) };
  return {
    kind: 'redirect',
    to: boardAddress({ course }),
    cookies: [await enter(store, school, launch, at), setCookie(START, '', 0)],
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
