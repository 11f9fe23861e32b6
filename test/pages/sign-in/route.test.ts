import { hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignInRefused, type PersonGrant, type SignInRefusal } from '../../../src/lms/sign-in.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { pageDeps, servePages, signingInThrough, type Served } from '../../builders/served/pages.ts';
import { ANA, personGrant, signInDoor } from '../../builders/lms/sign-in-door.ts';
import { memoryStore } from '../../builders/served/store.ts';

const START = instant('2026-03-02T08:00:00Z');
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = hash('sha256', VERIFIER, 'base64url');
const LASTING: PersonGrant = personGrant({ refreshToken: '1//ana' });

let store: Store;
let served: Served;
let now: Instant;
/** What the LMS says when the window comes back. */
let outcome: SignInRefusal | PersonGrant;
let finished: unknown[];
let lacks: boolean;
let nights: string[];
let log: object[];

function write(line: object): void {
  log.push(line);
}

beforeAll(async () => {
  store = await memoryStore();
  const door = signInDoor({
    async finish(came) {
      finished.push(came);
      if (typeof outcome === 'string') throw new SignInRefused(outcome, { en: `It was ${outcome}.`, es: 'No.' });
      return { person: ANA, grant: outcome };
    },
  });
  served = await servePages(
    pageDeps(store, {
      now: () => now,
      log: { info: write, error: write },
      frames: { launch: ['https://lms.example'], addon: ['https://classroom.example'] },
      signingIn: signingInThrough(door, store, {
        lacksNights: async () => lacks,
        async keepForNights(person, token, scopes) {
          nights.push(`${person.id} ${token} ${scopes.length}`);
        },
      }),
    }),
  );
});
afterAll(async () => {
  await served.close();
  await store.close();
});
beforeEach(() => {
  now = START;
  outcome = personGrant();
  finished = [];
  nights = [];
  lacks = false;
  log = [];
});

function later(seconds: number): void {
  now = instant(new Date(Date.parse(START) + seconds * 1000).toISOString());
}

function cookieIn(response: Response, name: string): string {
  const line = response.headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? '';
  return line.slice(name.length + 1).split(';')[0] ?? '';
}

function get(path: string, cookie = ''): Promise<Response> {
  return fetch(served.url + path, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
}

function tell(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(served.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Waymark': '1', 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: JSON.stringify(body),
  });
}

function startPath(change: Record<string, string> = {}): string {
  return `/addon/sign-in?${new URLSearchParams({ for: 'student', hint: '9001', challenge: CHALLENGE, ...change }).toString()}`;
}

/** A window that went to the LMS: what it took along, and the cookie it left. */
async function leave(path = startPath()): Promise<{ to: URLSearchParams; cookie: string; response: Response }> {
  const response = await get(path);
  const to = new URL(response.headers.get('location') ?? 'https://nowhere.example').searchParams;
  return { to, cookie: `__Host-waymark-start=${cookieIn(response, '__Host-waymark-start')}`, response };
}

async function comeBack(path = startPath()): Promise<Response> {
  const { to, cookie } = await leave(path);
  return get(`/oauth/google?code=c1&state=${to.get('state')}`, cookie);
}

/** Whether somebody is in, by what they show. */
async function asks(headers: Record<string, string>): Promise<number> {
  return (await fetch(`${served.url}/addon/session`, { headers })).status;
}

async function codeOf(response: Response): Promise<string> {
  return /data-code="([^"]+)"/.exec(await response.text())?.[1] ?? '';
}

describe('a window that leaves for a sign-in', () => {
  it('goes on by 302 with PKCE, a state and a nonce of its own, and binds the browser for ten minutes', async () => {
    const [one, other] = [await leave(), await leave()];
    expect(one.response.status).toBe(302);
    expect(one.to.get('for')).toBe('student');
    expect(one.to.get('hint')).toBe('9001');
    expect(one.to.get('challenge')).toMatch(/^[\w-]{43}$/);
    expect(one.to.get('challenge')).not.toBe(CHALLENGE);
    for (const part of ['state', 'nonce', 'challenge']) expect(one.to.get(part)).not.toBe(other.to.get(part));
    expect(one.response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-waymark-start=[\w-]{43}; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=None; Partitioned$/,
      ),
    ]);
    expect(one.response.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  });

  it.each([
    ['for a page there is not', { for: 'board' }],
    ['without the frame’s challenge', { challenge: '' }],
  ])('%s goes nowhere', async (_what, change) => {
    expect((await get(startPath(change))).status).toBe(403);
  });

  it('names nobody where the LMS named nobody', async () => {
    expect((await leave(startPath({ hint: '' }))).to.get('hint')).toBe('');
  });
});

describe('a window that comes back', () => {
  it('hands over one code, in a page that keeps its opener and that nobody frames', async () => {
    const { to, cookie } = await leave();
    const response = await get(`/oauth/google?code=c1&state=${to.get('state')}`, cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(cookieIn(response, '__Host-waymark')).toBe('');
    const html = await response.text();
    expect(html.match(/data-code=/g)).toHaveLength(1);
    expect(html).not.toMatch(/ya29|9001|Ana/);
    const [came] = finished as { verifier: string }[];
    expect(came).toEqual({
      for: 'student',
      hint: '9001',
      code: 'c1',
      nonce: to.get('nonce'),
      verifier: expect.any(String),
    });
    expect(hash('sha256', came?.verifier ?? '', 'base64url')).toBe(to.get('challenge'));
  });

  it('is not taken with a forged state, in another browser, without one, or after ten minutes', async () => {
    const [mine, theirs] = [await leave(), await leave()];
    const state = mine.to.get('state') ?? '';
    const [body = '', signature = ''] = state.split('.');
    const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"9001"', '"9002"')).toString(
      'base64url',
    );
    const tries: (readonly [string, string])[] = [
      [`${changed}.${signature}`, mine.cookie],
      [body, mine.cookie],
      [state, theirs.cookie],
      [state, ''],
      ['', mine.cookie],
    ];
    for (const [shown, cookie] of tries)
      expect((await get(`/oauth/google?code=c1&state=${shown}`, cookie)).status).toBe(403);
    later(601);
    expect((await get(`/oauth/google?code=c1&state=${state}`, mine.cookie)).status).toBe(403);
    expect(finished).toEqual([]);
  });

  it('says so when the person declined', async () => {
    const { to, cookie } = await leave();
    const response = await get(`/oauth/google?error=access_denied&state=${to.get('state')}`, cookie);
    expect([response.status, finished]).toEqual([403, []]);
  });

  it.each<[SignInRefusal, number, string]>([
    ['other-account', 403, 'You signed in with another account'],
    ['not-granted', 403, 'One box was not ticked'],
    ['token', 403, 'We could not tell who you are'],
    ['code', 403, 'Sign in once more'],
    ['silent', 503, 'There was no answer'],
  ])('with %s lets nobody in and says what to do', async (why, status, title) => {
    outcome = why;
    const response = await comeBack();
    const page = await response.text();
    expect(response.status).toBe(status);
    expect(page).toContain(title);
    expect(page).toContain(`It was ${why}.`);
    expect(page).not.toContain('data-code');
    expect(cookieIn(response, '__Host-waymark')).toBe('');
    expect(log).toEqual([{ event: 'sign-in-refused', reason: why, status }]);
  });
});

describe('a teacher’s token that lasts', () => {
  it('is kept for the nights of their classes, with what it allows', async () => {
    outcome = LASTING;
    await comeBack(startPath({ for: 'teacher' }));
    expect(nights).toEqual([`9001 1//ana ${LASTING.scopes.length}`]);
  });

  it('is asked for, with consent, by the next sign-in of that teacher in that browser, where none came and a night needs it', async () => {
    lacks = true;
    const came = await comeBack(startPath({ for: 'teacher' }));
    expect([came.status, await codeOf(came)]).toEqual([200, expect.stringMatching(/./)]); // one press, and they are in
    const cookie = `__Host-waymark-consent=${cookieIn(came, '__Host-waymark-consent')}`;
    const asksFor = async (change: Record<string, string>, shown = cookie): Promise<string | null> => {
      const { headers } = await get(startPath(change), shown);
      return new URL(headers.get('location') ?? '').searchParams.get('asks');
    };
    expect(await asksFor({ for: 'teacher' })).toBe('true');
    expect(await asksFor({ for: 'teacher' }, '')).toBe('false'); // another browser learns nothing of it
    expect(await asksFor({ for: 'teacher', hint: '9002' })).toBe('false');
    expect(await asksFor({ for: 'student' })).toBe('false');
    lacks = false;
    outcome = LASTING;
    const left = await get(startPath({ for: 'teacher' }), cookie);
    const state = new URL(left.headers.get('location') ?? '').searchParams.get('state');
    const start = `__Host-waymark-start=${cookieIn(left, '__Host-waymark-start')}`;
    const again = await get(`/oauth/google?code=c2&state=${state}`, `${start}; ${cookie}`);
    expect(again.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(/^__Host-waymark-consent=; .*Max-Age=0;/),
    );
  });

  it('is no matter of a student’s', async () => {
    lacks = true;
    expect((await comeBack()).status).toBe(200);
    outcome = LASTING;
    expect((await comeBack()).status).toBe(200);
    expect(nights).toEqual([]);
  });
});

describe('a frame that takes what its window brought', () => {
  it('gets the session, once, with a cookie and a token', async () => {
    const code = await codeOf(await comeBack());
    const taken = await tell('/addon/session', { code, verifier: VERIFIER });
    const body = (await taken.json()) as { token: string };
    expect(taken.status).toBe(200);
    expect(body).toEqual({
      user: { id: '9001', name: 'Ana' },
      token: expect.any(String),
      until: '2026-03-02T20:00:00.000Z',
    });
    expect(taken.headers.getSetCookie()).toEqual([
      `__Host-waymark=${body.token}; Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=None; Partitioned`,
    ]);
    expect((await tell('/addon/session', { code, verifier: VERIFIER })).status).toBe(410);
  });

  it('gets nothing with a wrong verifier, which costs the right one nothing', async () => {
    const code = await codeOf(await comeBack());
    const wrong = await tell('/addon/session', { code, verifier: 'w'.repeat(43) });
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([410, []]);
    expect(await wrong.json()).toMatchObject({
      error: 'signed-out',
      message: { en: expect.any(String), es: expect.any(String) },
    });
    expect((await tell('/addon/session', { code, verifier: VERIFIER })).status).toBe(200);
  });

  it('gets nothing after a minute, for a code we never gave, or for none', async () => {
    const code = await codeOf(await comeBack());
    later(60);
    expect((await tell('/addon/session', { code, verifier: VERIFIER })).status).toBe(410);
    expect((await tell('/addon/session', { code: 'x', verifier: VERIFIER })).status).toBe(410);
    expect((await tell('/addon/session', {})).status).toBe(410);
  });

  it('is a page of ours: another site gets nothing', async () => {
    const code = await codeOf(await comeBack());
    expect(
      (await tell('/addon/session', { code, verifier: VERIFIER }, { 'Sec-Fetch-Site': 'cross-site' })).status,
    ).toBe(403);
    expect((await tell('/addon/session', { code, verifier: VERIFIER }, { 'X-Waymark': '' })).status).toBe(403);
  });

  it('learns whether the browser keeps its cookie, and comes in by the token where it does not', async () => {
    const code = await codeOf(await comeBack());
    const { token } = (await (await tell('/addon/session', { code, verifier: VERIFIER })).json()) as { token: string };
    expect(await asks({})).toBe(401);
    expect(await asks({ cookie: `__Host-waymark=${token}` })).toBe(200);
    expect(await asks({ authorization: `Bearer ${token}` })).toBe(200);
    expect((await tell('/addon/sign-out', {}, { authorization: `Bearer ${token}` })).status).toBe(200);
    expect(await asks({ cookie: `__Host-waymark=${token}` })).toBe(401);
  });
});

describe('somebody behind a link', () => {
  const back = '/t/abc?o=def';
  const path = `/sign-in?back=${encodeURIComponent(back)}`;

  it('signs in without a window, for who they are alone, and comes back where they were', async () => {
    expect((await leave(path)).to.get('for')).toBe('link');
    const response = await comeBack(path);
    expect([response.status, response.headers.get('location')]).toEqual([303, back]);
    const token = cookieIn(response, '__Host-waymark');
    expect((await get('/addon/session', `__Host-waymark=${token}`)).status).toBe(200);
  });

  it.each([
    'https://evil.example/t/abc',
    '//evil.example/t/abc',
    '/\\evil.example',
    '/t/../addon',
    '/t/abc/../../x',
    '/addon/teacher',
    '/assets/icon.svg',
    '/account/end',
    'javascript:alert(1)',
    '/t/abc\n',
  ])('is led back to %j never', async (elsewhere) => {
    expect((await get(`/sign-in?back=${encodeURIComponent(elsewhere)}`)).status).toBe(403);
  });
});

describe('where nobody can sign in themselves', () => {
  it('no window leads anywhere', async () => {
    const none = await servePages(pageDeps(store));
    const statuses = await Promise.all(
      [startPath(), '/sign-in?back=/t/abc', '/oauth/google?state=x'].map(
        async (path) => (await fetch(none.url + path, { redirect: 'manual' })).status,
      ),
    );
    await none.close();
    expect(statuses).toEqual([404, 404, 404]);
  });
});
