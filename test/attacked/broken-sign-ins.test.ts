import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { wireApp, type App } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { SchoolId } from '../../src/ids.ts';
import { serveAll } from '../../src/serve.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import { sessionHash } from '../../src/store/people/sessions.ts';
import { instant, type Instant } from '../../src/time.ts';
import { hurriedHttp } from '../builders/lms/hurried-http.ts';
import { signer, tokenOf, type Signer } from '../builders/lms/job-token.ts';
import { schoolFile } from '../builders/school.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';
import { memoryStore } from '../builders/served/store.ts';

const START = instant('2026-03-02T08:00:00Z');
const SECONDS = Date.parse(START) / 1000;
const [CLIENT, SECRET, ISSUER] = ['client', 'client-secret', 'https://accounts.example'];
const TEACHER = 't.rivera@cedar.example';

/** One way through Google and back, with what may be bent on it. */
interface Trial {
  readonly query: Record<string, string>;
  readonly cookies: Record<string, string>;
  readonly claims: Record<string, unknown>;
  /** In the place of the identity token. */
  token: (() => Promise<string> | string) | null;
  by: Pick<Signer, 'kid' | 'key'>;
  header: object;
  /** What the token endpoint answers, status and body in the place of its own. */
  reply: { readonly status?: number; readonly body?: unknown } | null;
  /** Changes the exchange as the token endpoint sees the browser's way: its challenge. */
  challenge: string | null;
  minutes: number;
  method: 'GET' | 'POST';
}

let google: ServedApp;
let ours: Signer;
let other: Signer;
let app: App;
let pages: ServedApp;
let now: Instant;
let trial: Trial;
let codes: Map<string, { challenge: string; nonce: string }>;
let stolen: { state: string; cookie: string };

beforeAll(async () => {
  [ours, other] = await Promise.all([signer('ours'), signer('ours')]);
  google = await serveApp((request, response) => {
    const say = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/certs') return say(200, { keys: [ours.jwk] });
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => void exchange(new URLSearchParams(text)).then(([status, body]) => say(status, body)));
  });
  const store = await memoryStore();
  const file = schoolFile();
  await store.school(SchoolId.parse('cedar'), (db) =>
    saveSchoolFile(db, { ...file, school: { ...file.school, domains: ['cedar.example'] } }, START),
  );
  const config = loadConfig({
    GOOGLE_CLIENT_ID: CLIENT,
    GOOGLE_CLIENT_SECRET: SECRET,
    GOOGLE_TOKEN_URL: `${google.url}/token`,
    GOOGLE_JWKS_URL: `${google.url}/certs`,
    GOOGLE_AUTH_URL: `${ISSUER}/auth`,
    GOOGLE_ISSUER: ISSUER,
    WAYMARK_BASE_URL: 'http://localhost:8080',
    LOG_LEVEL: 'silent',
  });
  app = wireApp(config, store, localSecrets(randomBytes(32)), () => now, hurriedHttp());
  pages = await serveApp(serveAll(app, () => null));
});
afterAll(async () => {
  await pages.close();
  await app.close();
  await google.close();
});

beforeEach(async () => {
  now = START;
  codes = new Map();
  trial = {
    query: {},
    cookies: {},
    claims: {},
    token: null,
    by: ours,
    header: {},
    reply: null,
    challenge: null,
    minutes: 0,
    method: 'GET',
  };
  const { state, cookie } = await begin();
  stolen = { state, cookie };
});

/** Google's token endpoint, as strict as its own: the code of that client, once, with the verifier of its challenge. */
async function exchange(form: URLSearchParams): Promise<[number, unknown]> {
  const known = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  if (trial.reply?.status !== undefined) return [trial.reply.status, trial.reply.body ?? {}];
  const isRight =
    known !== undefined &&
    sessionHash(form.get('code_verifier') ?? '') === known.challenge &&
    form.get('client_secret') === SECRET &&
    form.get('redirect_uri') === 'http://localhost:8080/oauth/google';
  if (!isRight) return [400, { error: 'invalid_grant' }];
  const iat = SECONDS;
  const person = { sub: '8001', name: 'T. Rivera', email: TEACHER, email_verified: true, hd: 'cedar.example' };
  const claims = { iss: ISSUER, aud: CLIENT, nonce: known.nonce, iat, exp: iat + 3600, ...person, ...trial.claims };
  const id_token = trial.token === null ? await tokenOf(claims, trial.by, trial.header) : await trial.token();
  const scope =
    'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile';
  const body = { access_token: 'ya29.x', expires_in: 3600, scope, id_token, token_type: 'Bearer' };
  return [200, trial.reply?.body === undefined ? body : { ...body, ...(trial.reply.body as object) }];
}

async function begin(): Promise<{ state: string; cookie: string; nonce: string; challenge: string }> {
  const response = await fetch(`${pages.url}/sign-in?back=%2F`, { redirect: 'manual' });
  const to = new URL(response.headers.get('location') ?? '').searchParams;
  const cookie = /__Host-waymark-start=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
  return {
    state: to.get('state') ?? '',
    nonce: to.get('nonce') ?? '',
    challenge: to.get('code_challenge') ?? '',
    cookie,
  };
}

/** The whole way, and whether the teacher's board opens at its end. */
async function isIn(): Promise<boolean> {
  const { state, cookie, nonce, challenge } = await begin();
  codes.set('code-1', { challenge: trial.challenge ?? challenge, nonce });
  now = instant(new Date(Date.parse(START) + trial.minutes * 60_000).toISOString());
  const query = new URLSearchParams({ code: 'code-1', state, ...trial.query });
  const cookies = { '__Host-waymark-start': cookie, ...trial.cookies };
  const response = await fetch(`${pages.url}/oauth/google?${query.toString()}`, {
    method: trial.method,
    redirect: 'manual',
    headers: {
      cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    },
  });
  if (response.status >= 500 && response.status !== 503) throw new Error(`answered ${response.status}`);
  const session = /__Host-waymark=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const board = await fetch(`${pages.url}/`, { redirect: 'manual', headers: { cookie: `__Host-waymark=${session}` } });
  return board.status === 200;
}

const bent = (state: string, at: number): string =>
  state.slice(0, at) + (state.at(at) === 'A' ? 'B' : 'A') + state.slice(at + 1);
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsNow = (): Record<string, unknown> => ({
  iss: ISSUER,
  aud: CLIENT,
  nonce: codes.values().next().value?.nonce,
  iat: SECONDS,
  exp: SECONDS + 3600,
  sub: '8001',
  email: TEACHER,
  email_verified: true,
  hd: 'cedar.example',
});

const BROKEN: readonly (readonly [string, () => void])[] = [
  ['without a state', () => Object.assign(trial.query, { state: '' })],
  ['with a state that is none', () => Object.assign(trial.query, { state: 'x.y' })],
  ['with a state of another browser', () => Object.assign(trial.query, { state: stolen.state })],
  [
    'with a state that was changed at its beginning',
    () => Object.assign(trial.query, { state: bent(stolen.state, 3) }),
  ],
  [
    'with a state that was changed at its end',
    () => Object.assign(trial.query, { state: bent(stolen.state, stolen.state.length - 5) }),
  ],
  [
    'with a state that says in clear what it should',
    () => Object.assign(trial.query, { state: encoded({ wish: { for: 'link' } }) }),
  ],
  ['in a browser that began none', () => Object.assign(trial.cookies, { '__Host-waymark-start': '' })],
  ['in a browser that began another', () => Object.assign(trial.cookies, { '__Host-waymark-start': stolen.cookie })],
  [
    'in a browser with a made-up cookie',
    () => Object.assign(trial.cookies, { '__Host-waymark-start': 'x'.repeat(43) }),
  ],
  ['that took eleven minutes', () => Object.assign(trial, { minutes: 11 })],
  ['that came before it began', () => Object.assign(trial, { minutes: -1 })],
  ['without a code', () => Object.assign(trial.query, { code: '' })],
  ['with a code of nobody', () => Object.assign(trial.query, { code: 'code-2' })],
  ['that was declined', () => Object.assign(trial.query, { code: '', error: 'access_denied' })],
  ['by POST', () => Object.assign(trial, { method: 'POST' })],
  [
    'whose code was asked for with another challenge',
    () => Object.assign(trial, { challenge: sessionHash('another') }),
  ],
  ['whose code was asked for with no challenge', () => Object.assign(trial, { challenge: '' })],
  ['that Google refuses', () => Object.assign(trial, { reply: { status: 400, body: { error: 'invalid_grant' } } })],
  ['that Google answers with another client', () => Object.assign(trial, { reply: { status: 401, body: {} } })],
  ['that is answered without an identity', () => Object.assign(trial, { reply: { body: { id_token: undefined } } })],
  [
    'that is answered with an empty access token',
    () => Object.assign(trial, { reply: { body: { access_token: '' } } }),
  ],
  ['with an identity for another app', () => Object.assign(trial.claims, { aud: 'another' })],
  ['with an identity for several apps', () => Object.assign(trial.claims, { aud: [CLIENT, 'another'] })],
  ['with an identity that another app asked for', () => Object.assign(trial.claims, { azp: 'another' })],
  ['with an identity of another issuer', () => Object.assign(trial.claims, { iss: 'https://accounts.example.evil' })],
  ['with an identity of no issuer', () => Object.assign(trial.claims, { iss: undefined })],
  ['with the nonce of another sign-in', () => Object.assign(trial.claims, { nonce: 'n'.repeat(24) })],
  ['without a nonce', () => Object.assign(trial.claims, { nonce: undefined })],
  ['with an identity that is over', () => Object.assign(trial.claims, { exp: SECONDS - 61 })],
  ['with an identity that never ends', () => Object.assign(trial.claims, { exp: undefined })],
  ['with an identity made at no time', () => Object.assign(trial.claims, { iat: undefined })],
  ['with an identity that is not good yet', () => Object.assign(trial.claims, { nbf: SECONDS + 600 })],
  ['of nobody', () => Object.assign(trial.claims, { sub: '' })],
  ['of somebody with an id that is no text', () => Object.assign(trial.claims, { sub: 8001 })],
  ['signed by another key under the name of Google’s', () => Object.assign(trial, { by: other })],
  ['signed by a key Google does not have', () => Object.assign(trial, { by: { kid: 'theirs', key: other.key } })],
  ['signed by a key it brings itself', () => Object.assign(trial, { by: other, header: { jwk: other.jwk } })],
  [
    'signed by nobody',
    () => Object.assign(trial, { token: () => `${encoded({ alg: 'none' })}.${encoded(claimsNow())}.` }),
  ],
  [
    'signed with our own secret',
    () =>
      Object.assign(trial, {
        token: () =>
          new SignJWT(claimsNow()).setProtectedHeader({ alg: 'HS256', kid: 'ours' }).sign(Buffer.from(SECRET)),
      }),
  ],
  [
    'signed with the public key as if it were a secret',
    () =>
      Object.assign(trial, {
        token: () =>
          new SignJWT(claimsNow())
            .setProtectedHeader({ alg: 'HS256', kid: 'ours' })
            .sign(Buffer.from(JSON.stringify(ours.jwk))),
      }),
  ],
  ['with an identity that is garbled', () => Object.assign(trial, { token: () => 'a.b.c' })],
  ['with an address nobody verified', () => Object.assign(trial.claims, { email_verified: false })],
  ['with an address said to be verified, in words', () => Object.assign(trial.claims, { email_verified: 'true' })],
  ['with another’s address', () => Object.assign(trial.claims, { email: 'm.okafor@maple.example' })],
  ['of an account of another domain', () => Object.assign(trial.claims, { hd: 'maple.example' })],
  ['of an account of a domain that ends like ours', () => Object.assign(trial.claims, { hd: 'evil-cedar.example' })],
  [
    'of an account of no domain, with an address that looks like ours',
    () => Object.assign(trial.claims, { hd: undefined }),
  ],
  [
    'of an account whose domain is told in the address alone',
    () => Object.assign(trial, { claims: { hd: '' }, query: { hd: 'cedar.example' } }),
  ],
];

describe('a sign-in with Google', () => {
  it('as it should be opens the board of the teacher', async () => {
    expect(await isIn()).toBe(true);
  });

  it.each(BROKEN)('%s opens nothing', async (_name, breakIt) => {
    breakIt();
    expect(await isIn()).toBe(false);
  });

  it('serves once: the same way back again opens nothing', async () => {
    const { state, cookie, nonce, challenge } = await begin();
    codes.set('code-1', { challenge, nonce });
    const back = (): Promise<Response> =>
      fetch(`${pages.url}/oauth/google?code=code-1&state=${state}`, {
        redirect: 'manual',
        headers: { cookie: `__Host-waymark-start=${cookie}` },
      });
    expect((await back()).headers.get('set-cookie')).toMatch(/__Host-waymark=[\w-]/);
    expect((await back()).headers.get('set-cookie')).not.toMatch(/__Host-waymark=[\w-]/);
  });

  it('is tried in more than forty broken ways', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(40);
  });
});
