import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signedInBy } from '../../../src/pages/sign-in/session.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Instant } from '../../../src/time.ts';
import { deskWorld, down, LESSON, minutesIn, save, type DeskWorld } from '../../builders/ticket/desk.ts';
import { pageDeps, servePages, signingInThrough, type Served } from '../../builders/served/pages.ts';
import { ANA, personGrant, signInDoor } from '../../builders/lms/sign-in-door.ts';
import { memoryStore } from '../../builders/served/store.ts';

const VERIFIER = 'v'.repeat(43);
const TEN_MINUTES = 10;

let store: Store;
let world: DeskWorld;
let served: Served;
let now: Instant;
let token: string;

/** The pages with sessions of their own, on a clock that the test moves; behind them one class with Ana in it. */
beforeEach(async () => {
  store = await memoryStore();
  world = await deskWorld(store, { learners: [ANA.id] });
  await world.attach();
  now = LESSON;
  token = '';
  const door = signInDoor({ finish: async () => ({ person: ANA, grant: personGrant() }) });
  const deps = pageDeps(store, {
    desk: world.desk,
    now: () => now,
    signingIn: signingInThrough(door, store),
    async signedIn(asked, hint) {
      const who = await signedInBy(deps, asked, now, hint);
      return who === null ? null : { ...who, as: world.as(who.person.id).as };
    },
  });
  served = await servePages(deps);
  token = await signIn();
});
afterEach(async () => {
  await served.close();
  await world.desk.settled();
  await store.close();
});

async function signIn(): Promise<string> {
  const challenge = hash('sha256', VERIFIER, 'base64url');
  const left = await fetch(`${served.url}/addon/sign-in?for=student&hint=${ANA.id}&challenge=${challenge}`, {
    redirect: 'manual',
  });
  const state = new URL(left.headers.get('location') ?? '').searchParams.get('state');
  const cookie = left.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const back = await fetch(`${served.url}/oauth/google?code=c1&state=${state}`, { headers: { cookie } });
  const code = /data-code="([^"]+)"/.exec(await back.text())?.[1];
  const taken = await tell('/addon/session', { code, verifier: VERIFIER });
  return ((await taken.json()) as { token: string }).token;
}

function tell(path: string, body: object): Promise<Response> {
  return fetch(served.url + path, {
    method: 'POST',
    headers: {
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      'Sec-Fetch-Site': 'same-origin',
      'X-Waymark': '1',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
}

const live = async (o: string): Promise<Response> =>
  fetch(`${served.url}/addon/live?o=${encodeURIComponent(o)}`, { headers: { Authorization: `Bearer ${token}` } });

/** The page is looked at every so often until then, so that its session does not end; the statuses it got, each once. */
async function looksUntil(o: string, from: number, until: number): Promise<number[]> {
  const seen = new Set<number>();
  for (let minutes = from; minutes <= until; minutes += TEN_MINUTES) {
    now = minutesIn(minutes);
    seen.add((await live(o)).status);
  }
  return [...seen];
}

describe('by the clock, as a browser meets it', () => {
  it('who left the class goes on for five minutes and no longer', async () => {
    const { id } = await world.open(ANA.id, 'student');
    world.people.learners.length = 0;
    now = minutesIn(4.9);
    expect((await live(id)).status).toBe(200);
    now = minutesIn(5.1);
    const left = await live(id);
    expect([left.status, await left.json()]).toEqual([403, expect.objectContaining({ error: 'not-yours' })]);
    const late = await tell('/addon/answers', { o: id, saves: [save(1, 1)] });
    expect(late.status).toBe(403);
  });

  it('an open page goes on for an hour without an answer of the LMS, saving included, and then says to try again', async () => {
    const { id } = await world.open(ANA.id, 'student');
    world.break(down());
    expect(await looksUntil(id, 0, 50)).toEqual([200]);
    now = minutesIn(59);
    const saved = await tell('/addon/answers', { o: id, saves: [save(1, 1)] });
    expect(await saved.json()).toMatchObject({ saved: [{ status: 'saved' }] });
    now = minutesIn(61);
    const silent = await live(id);
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([503, '5']);
    world.break(null);
    now = minutesIn(62);
    expect((await live(id)).status).toBe(200);
  });

  it('an opening and a session end after twelve hours, however often they were used', async () => {
    const { id } = await world.open(ANA.id, 'student');
    expect(await looksUntil(id, 0, 12 * 60 - TEN_MINUTES)).toEqual([200]);
    now = minutesIn(12 * 60);
    expect((await live(id)).status).toBe(401);
    token = await signIn();
    const over = await live(id);
    expect([over.status, await over.json()]).toEqual([404, expect.objectContaining({ error: 'not-here' })]);
    const { id: fresh } = await world.open(ANA.id, 'student', now);
    expect((await live(fresh)).status).toBe(200);
  });

  it('a session ends after an hour without a request', async () => {
    const { id } = await world.open(ANA.id, 'student');
    now = minutesIn(59);
    expect((await live(id)).status).toBe(200);
    now = minutesIn(118);
    expect((await live(id)).status).toBe(200);
    now = minutesIn(179);
    expect((await live(id)).status).toBe(401);
  });
});
