import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { startSandbox, type Sandbox } from '../../src/sandbox/google/index.ts';
import { instant } from '../../src/time.ts';
import { smallSchool } from '../builders/lms/sandbox.ts';

let sandbox: Sandbox;
let now = instant('2026-09-14T14:00:00Z');
const VERIFIER = 'v'.repeat(43);
const BACK = 'http://localhost:8080/oauth/google';

beforeAll(async () => {
  sandbox = await startSandbox({ today: () => now, school: smallSchool() });
});
afterAll(() => sandbox.close());

function query(over: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.clientId,
    redirect_uri: BACK,
    scope:
      'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/classroom.addons.student',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    include_granted_scopes: 'true',
    ...over,
  });
}

function authorize(over: Record<string, string> = {}): Promise<Response> {
  return fetch(`${sandbox.authUrl}?${query(over).toString()}`, { redirect: 'manual' });
}

async function codeFor(user: string, over: Record<string, string> = {}): Promise<string> {
  const back = new URL((await authorize({ authuser: user, ...over })).headers.get('location') ?? '');
  return back.searchParams.get('code') ?? '';
}

async function redeem(code: string, over: Record<string, string> = {}) {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    redirect_uri: BACK,
    code,
    code_verifier: VERIFIER,
    ...over,
  });
  const answer = await fetch(sandbox.tokenUrl, { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

describe('the sign-in page of the sandbox', () => {
  it('offers everybody of the school, and first whom it is hinted at', async () => {
    const page = await (await authorize({ login_hint: '9002' })).text();
    expect(page.match(/Continue as/g)).toHaveLength(4);
    expect(page.indexOf('authuser=9002')).toBeLessThan(page.indexOf('authuser=8001'));
  });

  it.each([
    ['a parameter nobody knows', { hd: 'school.example' }],
    ['no proof of the client', { code_challenge: '' }],
    ['another client', { client_id: 'stranger' }],
    ['an address to come back to that is none', { redirect_uri: 'http://localhost:8080/elsewhere' }],
  ])('refuses %s', async (_what, over) => {
    expect((await authorize(over)).status).toBe(400);
  });
});

describe('a code', () => {
  it('is worth tokens and an identity that can be checked, once', async () => {
    const code = await codeFor('9001');
    const first = await redeem(code);
    const keys = createLocalJWKSet((await (await fetch(sandbox.jwksUrl)).json()) as JSONWebKeySet);
    const { payload } = await jwtVerify(first.body['id_token'] ?? '', keys, {
      issuer: 'https://accounts.google.com',
      audience: sandbox.clientId,
      currentDate: new Date(now),
    });
    expect(payload).toMatchObject({ sub: '9001', nonce: 'n', email: 'learner1@small.example', email_verified: true });
    expect(first.body['refresh_token']).toBeDefined();
    expect((await redeem(code)).status).toBe(400);
  });

  it('brings a lasting token at the first consent alone, unless consent is asked for', async () => {
    await redeem(await codeFor('9002'));
    expect((await redeem(await codeFor('9002'))).body['refresh_token']).toBeUndefined();
    expect((await redeem(await codeFor('9002', { prompt: 'consent' }))).body['refresh_token']).toBeDefined();
  });

  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['another address to come back to', { redirect_uri: 'http://localhost:9/oauth/google' }],
    ['another client', { client_secret: 'x' }],
  ])('is worth nothing with %s', async (_what, over) => {
    expect((await redeem(await codeFor('9001'), over)).body['access_token']).toBeUndefined();
  });

  it('is too old after a minute', async () => {
    const code = await codeFor('9001');
    now = instant('2026-09-14T14:02:00Z');
    expect((await redeem(code)).status).toBe(400);
  });

  it('gives a token that is renewed, and that sees what its person may see', async () => {
    const { body } = await redeem(
      await codeFor('8001', {
        prompt: 'consent',
        scope: 'openid https://www.googleapis.com/auth/classroom.courses.readonly',
      }),
    );
    const renewed = await fetch(sandbox.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: sandbox.clientId,
        client_secret: sandbox.clientSecret,
        refresh_token: body['refresh_token'] ?? '',
      }),
    });
    const { access_token: token } = (await renewed.json()) as { access_token: string };
    const courses = await fetch(`${sandbox.root}/v1/courses`, { headers: { authorization: `Bearer ${token}` } });
    expect(await courses.json()).toMatchObject({ courses: [{ id: '6001' }] });
  });
});
