import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompactSign, exportJWK, exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { loadConfig } from '../../src/config.ts';
import { callerCheck, KeysSilent } from '../../src/jobs/caller.ts';
import { instant } from '../../src/time.ts';
import { ACCOUNT, AUDIENCE, goodClaims, serveKeys, signer, tokenOf, type Signer } from '../builders/lms/job-token.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const SECONDS = Date.parse(NOW) / 1000;

let ours: Signer;
let other: Signer;
let keys: ServedApp;
let check: ReturnType<typeof callerCheck>;

beforeAll(async () => {
  [ours, other] = await Promise.all([signer('ours'), signer('other')]);
  keys = await serveKeys(ours);
  check = checkWith(keys.url);
});
afterAll(() => keys.close());

function checkWith(keysUrl: string): typeof check {
  return callerCheck(
    loadConfig({ WAYMARK_JOBS_AUDIENCE: AUDIENCE, WAYMARK_JOBS_ACCOUNT: ACCOUNT, WAYMARK_JOBS_KEYS_URL: keysUrl }).jobs,
    () => NOW,
  );
}

/** A request from that address of a socket. */
function request(headers: Record<string, string> = {}, from = '127.0.0.1'): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: from });
  return Object.assign(new IncomingMessage(socket), { headers });
}

const bearing = (token: string): IncomingMessage => request({ authorization: `Bearer ${token}` });
const good = (
  over: Record<string, unknown> = {},
  by: Pick<Signer, 'kid' | 'key'> = ours,
  header: object = {},
): Promise<string> => tokenOf({ ...goodClaims(SECONDS), ...over }, by, header, { purpose: true });

describe('the account of the scheduler and the queue', () => {
  it.each([
    ['with a fresh token', {}],
    ["with the issuer's short name", { iss: 'accounts.google.com' }],
    ['with a clock half a minute ahead of ours', { iat: SECONDS + 29 }],
    ['with a token of nearly an hour', { iat: SECONDS - 3590, exp: SECONDS + 10 }],
  ])('is let in %s', async (_name, over) => {
    expect(await check(bearing(await good(over)))).toBeNull();
  });
});

/** Forged and bent tokens, each with the reason the log tells. */
const BENT: readonly (readonly [string, string, () => Promise<string>])[] = [
  [
    'that nobody signed',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () => withSignature(new UnsecuredJWT(goodClaims(SECONDS)).encode(), 'x'),
  ],
  [
    'that nobody signed, and with nothing in the place of a signature',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () => new UnsecuredJWT(goodClaims(SECONDS)).encode(),
  ],
  [
    'signed with the public key as if it were a secret',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () =>
      new SignJWT(goodClaims(SECONDS))
        .setProtectedHeader({ alg: 'HS256', kid: 'ours' })
        .sign(Buffer.from(await exportSPKI((await importJWK({ ...ours.jwk, ext: true }, 'RS256')) as CryptoKey))),
  ],
  [
    'signed by our key in another way',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () =>
      good(
        {},
        { kid: 'ours', key: (await importJWK({ ...(await exportJWK(ours.key)), alg: 'RS512' })) as CryptoKey },
        { alg: 'RS512' },
      ),
  ],
  [
    'signed by another key under the name of ours',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => good({}, { kid: 'ours', key: other.key }),
  ],
  ['signed by a key the issuer does not have', 'ERR_JWKS_NO_MATCHING_KEY', () => good({}, other)],
  [
    'that brings its own key',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => good({}, { kid: 'ours', key: other.key }, { jwk: other.jwk }),
  ],
  [
    'whose claims were changed after signing',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async () => swapped(await good({ email: 'other@project.iam.example' }), await good()),
  ],
  ['that was cut short', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', async () => (await good()).slice(0, -10)],
  [
    'whose claims are no claims',
    'ERR_JWT_INVALID',
    () => new CompactSign(Buffer.from('"night"')).setProtectedHeader({ alg: 'RS256', kid: 'ours' }).sign(ours.key),
  ],
  ['for another place', 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud', () => good({ aud: 'https://pages.waymark.example' })],
  ['for our place and a path more', 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud', () => good({ aud: `${AUDIENCE}/` })],
  ['for several places, ours among them', 'audience', () => good({ aud: [AUDIENCE, 'https://pages.waymark.example'] })],
  ['for a list of ours alone', 'audience', () => good({ aud: [AUDIENCE] })],
  ['for no place', 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud', () => good({ aud: undefined })],
  [
    'of another issuer',
    'ERR_JWT_CLAIM_VALIDATION_FAILED:iss',
    () => good({ iss: 'https://accounts.google.com.evil.example' }),
  ],
  ['of no issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss', () => good({ iss: undefined })],
  ['of another account', 'account', () => good({ email: 'deploy@project.iam.example' })],
  [
    'of a teacher who signed in',
    'account',
    () => good({ email: 't.rivera@cedar.example', hd: 'cedar.example', name: 'Tara Rivera' }),
  ],
  ['of our account in other letters', 'account', () => good({ email: ACCOUNT.toUpperCase() })],
  ['of an account without an address', 'ERR_JWT_CLAIM_VALIDATION_FAILED:email', () => good({ email: undefined })],
  ['of an address nobody has verified', 'account-unverified', () => good({ email_verified: false })],
  ['of an address said to be verified, in words', 'account-unverified', () => good({ email_verified: 'true' })],
  ['of an address of which it says nothing', 'account-unverified', () => good({ email_verified: undefined })],
  ['of nobody', 'ERR_JWT_CLAIM_VALIDATION_FAILED:sub', () => good({ sub: undefined })],
  ['that has run out', 'ERR_JWT_EXPIRED:exp', () => good({ exp: SECONDS - 31 })],
  ['that never runs out', 'ERR_JWT_CLAIM_VALIDATION_FAILED:exp', () => good({ exp: undefined })],
  [
    'made more than an hour ago, whenever it runs out',
    'ERR_JWT_EXPIRED:iat',
    () => good({ iat: SECONDS - 3631, exp: SECONDS + 3600 }),
  ],
  ['made at no time', 'ERR_JWT_CLAIM_VALIDATION_FAILED:iat', () => good({ iat: undefined })],
  ['made in the future', 'ERR_JWT_CLAIM_VALIDATION_FAILED:iat', () => good({ iat: SECONDS + 600 })],
  ['that is not good yet', 'ERR_JWT_CLAIM_VALIDATION_FAILED:nbf', () => good({ nbf: SECONDS + 600 })],
  [
    'that asks for rules we do not know',
    'ERR_JOSE_NOT_SUPPORTED',
    () => good({}, ours, { crit: ['purpose'], purpose: 'x' }),
  ],
  [
    'that names no key, signed by another',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => good({}, other, { kid: undefined }),
  ],
  ['whose key’s name is a path', 'ERR_JWKS_NO_MATCHING_KEY', () => good({}, { ...ours, kid: '../../keys' })],
  ['whose key’s name is a statement', 'ERR_JWKS_NO_MATCHING_KEY', () => good({}, { ...ours, kid: "' or 1=1 --" })],
  [
    'that says where its keys stand',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => good({}, { kid: 'ours', key: other.key }, { jku: 'https://evil.example/keys' }),
  ],
  [
    'that brings a certificate',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => good({}, { kid: 'ours', key: other.key }, { x5u: 'https://evil.example/cert', x5c: ['AAAA'] }),
  ],
  [
    'signed with nothing as a secret',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () => `${encoded({ alg: 'HS256', kid: 'ours' })}.${encoded(goodClaims(SECONDS))}.${encoded({})}`,
  ],
  [
    'signed by nobody, in other letters',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () => `${encoded({ alg: 'nOnE' })}.${encoded(goodClaims(SECONDS))}.`,
  ],
  [
    'that names no way of signing',
    'ERR_JWS_INVALID',
    async () => `${encoded({ kid: 'ours' })}.${encoded(goodClaims(SECONDS))}.${encoded({})}`,
  ],
  [
    'signed with the public key’s own text as a secret',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    () =>
      new SignJWT(goodClaims(SECONDS))
        .setProtectedHeader({ alg: 'HS512', kid: 'ours' })
        .sign(Buffer.from(JSON.stringify(ours.jwk))),
  ],
  ['whose end is a word', 'ERR_JWT_CLAIM_VALIDATION_FAILED:exp', () => good({ exp: 'never' })],
  ['whose beginning is a word', 'ERR_JWT_CLAIM_VALIDATION_FAILED:iat', () => good({ iat: 'now' })],
  [
    'for our place in other letters',
    'ERR_JWT_CLAIM_VALIDATION_FAILED:aud',
    () => good({ aud: AUDIENCE.toUpperCase() }),
  ],
  [
    'of the issuer with a slash',
    'ERR_JWT_CLAIM_VALIDATION_FAILED:iss',
    () => good({ iss: 'https://accounts.google.com/' }),
  ],
  ['of several accounts, ours among them', 'account', () => good({ email: [ACCOUNT] })],
  ['of our account and a space', 'account', () => good({ email: `${ACCOUNT} ` })],
];

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The claims of one token between header and signature of another. */
function swapped(signed: string, claims: string): string {
  const [header, , signature] = signed.split('.');
  return [header, claims.split('.')[1], signature].join('.');
}

function withSignature(token: string, signature: string): string {
  return `${token.split('.').slice(0, 2).join('.')}.${signature}`;
}

describe('a token', () => {
  it.each(BENT)('%s is refused: %s', async (_name, reason, make) => {
    expect(await check(bearing(await make()))).toBe(reason);
  });

  it('is forged in more than forty ways', () => {
    expect(BENT.length).toBeGreaterThanOrEqual(40);
  });
});

describe('without a token', () => {
  it.each([
    ['nothing at all', {}],
    ['a password', { authorization: 'Basic bmlnaHQ6bmlnaHQ=' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a word', { authorization: 'Bearer night' }],
    ['a session of a teacher', { cookie: '__Host-session=abc' }],
  ])('%s lets nobody in, this machine included', async (_name, headers) => {
    expect(await check(request(headers))).toBe('no-token');
  });
});

describe('while the issuer does not show its keys', () => {
  it.each([
    [
      'says it is broken',
      () =>
        serveApp((_request, response) => {
          response.writeHead(500).end('{}');
        }),
    ],
    [
      'sends no keys',
      () =>
        serveApp((_request, response) => {
          response.end('<html>');
        }),
    ],
    [
      'sends something else',
      () =>
        serveApp((_request, response) => {
          response.end('{"keys":"none"}');
        }),
    ],
    [
      'leads elsewhere',
      () =>
        serveApp((_request, response) => {
          response.writeHead(302, { location: keys.url }).end();
        }),
    ],
  ])('as it %s, it cannot be told who calls, and nobody is let in', async (_name, serve) => {
    const silent = await serve();
    try {
      await expect(checkWith(silent.url)(bearing(await good()))).rejects.toThrow(KeysSilent);
    } finally {
      await silent.close();
    }
  });

  it('as nobody answers, the same; the next call asks again', async () => {
    const gone = await serveKeys(ours);
    await gone.close();
    const away = checkWith(gone.url);
    await expect(away(bearing(await good()))).rejects.toThrow(KeysSilent);
    await expect(away(bearing(await good()))).rejects.toThrow(KeysSilent);
  });
});

describe('where the settings name no caller', () => {
  const local = callerCheck(loadConfig({}).jobs, () => NOW);

  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('this machine may start jobs (%s)', async (from) => {
    expect(await local(request({}, from))).toBeNull();
  });

  it.each(['10.0.0.7', '169.254.1.1', '::ffff:10.0.0.7', 'fd00::1', '192.168.127.1', '::1234', ''])(
    'nobody else may (%s), token or not',
    async (from) => {
      expect(await local(request({}, from))).toBe('no-audience-set');
      expect(await local(request({ authorization: `Bearer ${await good()}` }, from))).toBe('no-audience-set');
    },
  );

  it.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-host', 'waymark.example'],
    ['x-forwarded-proto', 'https'],
    ['forwarded', 'for=203.0.113.9'],
    ['via', '1.1 proxy'],
    ['x-real-ip', '203.0.113.9'],
  ])('what a proxy on this machine passes on is not from this machine (%s)', async (name, value) => {
    expect(await local(request({ [name]: value }))).toBe('no-audience-set');
  });

  it.each([
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'same-origin'],
    ['sec-fetch-site', 'none'],
  ])('a page in a browser of this machine may not (%s: %s)', async (name, value) => {
    expect(await local(request({ [name]: value }))).toBe('no-audience-set');
  });
});
