import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { SESSION } from '../../../src/pages/kit/cookies.ts';
import { enterAs, signedInBy, signOut } from '../../../src/pages/sign-in/session.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { signingInThrough } from '../../builders/served/pages.ts';
import { ANA, personGrant, signInDoor } from '../../builders/lms/sign-in-door.ts';
import { memoryStore } from '../../builders/served/store.ts';

const START = instant('2026-03-02T08:00:00Z');
const CEDAR = SchoolId.parse('cedar');
const NOTHING = { cookies: new Map<string, string>(), bearer: null };

let store: Store;
let door: ReturnType<typeof signInDoor>;
let deps: Parameters<typeof signedInBy>[0];

beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());
beforeEach(() => {
  door = signInDoor();
  deps = { store, signingIn: signingInThrough(door, store) };
});

function after(minutes: number): Instant {
  return instant(new Date(Date.parse(START) + minutes * 60_000).toISOString());
}

function byCookie(token: string): typeof NOTHING {
  return { cookies: new Map([[SESSION, token]]), bearer: null };
}

function enter(shown: Parameters<typeof enterAs>[1] = NOTHING, person = ANA): ReturnType<typeof enterAs> {
  return enterAs(deps, shown, { person, grant: personGrant() }, START);
}

describe('somebody who signed in', () => {
  it('gets a cookie for twelve hours that a frame keeps apart', async () => {
    const { cookie, token, until } = await enter();
    expect(cookie).toBe(`__Host-waymark=${token}; Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=None; Partitioned`);
    expect(until).toBe(after(720));
  });

  it('is known by the cookie, and by the token where there is none', async () => {
    const { token } = await enter();
    expect((await signedInBy(deps, byCookie(token), START))?.person).toEqual(ANA);
    expect((await signedInBy(deps, { ...NOTHING, bearer: token }, START))?.person).toEqual(ANA);
    expect(await signedInBy(deps, NOTHING, START)).toBeNull();
    expect(await signedInBy(deps, byCookie(`${token}x`), START)).toBeNull();
  });

  it('acts as themselves at the LMS, opened once a request', async () => {
    const { token } = await enter();
    const who = await signedInBy(deps, byCookie(token), START);
    expect(who?.as?.(CEDAR)).toBe(who?.as?.(CEDAR));
    expect(door.opened).toEqual(['cedar 9001 ya29.ana']);
  });

  it('is out after an hour without a request, and after twelve hours', async () => {
    const [idle, busy] = [await enter(), await enter()];
    for (let minute = 45; minute < 720; minute += 45)
      expect(await signedInBy(deps, byCookie(busy.token), after(minute))).not.toBeNull();
    expect(await signedInBy(deps, byCookie(idle.token), after(61))).toBeNull();
    expect(await signedInBy(deps, byCookie(busy.token), after(720))).toBeNull();
  });

  it('is out on signing out, and the cookie is taken away', async () => {
    const { token } = await enter();
    expect(await signOut(deps, byCookie(token))).toContain('__Host-waymark=; Path=/; Max-Age=0');
    expect(await signedInBy(deps, byCookie(token), START)).toBeNull();
  });

  it('is out when the LMS has somebody else before it', async () => {
    const { token } = await enter();
    expect(await signedInBy(deps, byCookie(token), START, '9001')).not.toBeNull();
    expect(await signedInBy(deps, byCookie(token), START, '9002')).toBeNull();
    expect(await signedInBy(deps, byCookie(token), START, '9001')).toBeNull();
  });

  it('is out when another person signs in in that browser', async () => {
    const { token } = await enter();
    const next = await enter(byCookie(token), { ...ANA, id: '9002' });
    expect(await signedInBy(deps, byCookie(token), START)).toBeNull();
    expect((await signedInBy(deps, byCookie(next.token), START))?.person.id).toBe('9002');
  });

  it('is asked to sign in again when what was kept does not open any more', async () => {
    const { token } = await enter();
    const other = { ...deps, signingIn: signingInThrough(door, store, {}, 6) };
    expect(await signedInBy(other, byCookie(token), START)).toBeNull();
  });
});
