import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type Server as Relay } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from '../../functions/build.ts';
import { startDeployed, type Deployed } from '../builders/served/deployed.ts';
import { ACCOUNT, AUDIENCE, goodClaims, serveKeys, signer, tokenOf } from '../builders/lms/job-token.ts';
import type { ServedApp } from '../builders/served/served-app.ts';
import { freePort, startMigrated, type Server } from '../builders/served/server.ts';

/** Inside the repository, where the packages that are not in the bundle are found. */
const DIST = fileURLToPath(new URL(`../../.build/deployed-${process.pid}`, import.meta.url));
const PLANTED = 'Maria Lopez';
const WAYMARK_KEY = randomBytes(32).toString('base64');

/** PostgreSQL; and a port that leads to it once the store is back, where nobody listens before. */
let server: Server;
let away: number;
/** `pages` with its store; `nightly`, out of the folder of all, for this machine alone, its store away; `course` for one account, its store away. */
let deployed: Record<'pages' | 'nightly' | 'course', Deployed>;
let keys: ServedApp;
let token: string;

beforeAll(async () => {
  const [ours, postgres, port] = await Promise.all([signer('ours'), startMigrated(), freePort(), build(DIST)]);
  [server, away] = [postgres, port];
  const store = { DATABASE_URL: server.url(), WAYMARK_KEY };
  const noStore = { DATABASE_URL: storeAt(away), WAYMARK_KEY };
  keys = await serveKeys(ours);
  token = await tokenOf(goodClaims(Math.floor(Date.now() / 1000)), ours);
  const [pages, nightly, course] = await Promise.all([
    startDeployed(join(DIST, 'pages'), 'pages', store),
    startDeployed(DIST, 'nightly', noStore),
    startDeployed(join(DIST, 'course'), 'course', {
      ...noStore,
      WAYMARK_JOBS_AUDIENCE: AUDIENCE,
      WAYMARK_JOBS_ACCOUNT: ACCOUNT,
      WAYMARK_JOBS_KEYS_URL: keys.url,
    }),
  ]);
  deployed = { pages, nightly, course };
});

afterAll(async () => {
  await Promise.all(Object.values(deployed).map((each) => each.stop()));
  await keys.close();
  await server.stop();
  await rm(DIST, { recursive: true, force: true });
});

/** The same PostgreSQL by another port. */
function storeAt(port: number): string {
  const url = new URL(server.url());
  url.port = String(port);
  return url.href;
}

type Target = keyof typeof deployed;

/** `GET /path` of a target, or another method before the path. */
function call(target: Target, asked: string, init: RequestInit = {}): Promise<Response> {
  const [method = '', path = ''] = asked.split(' ');
  return fetch(deployed[target].url + path, { method, redirect: 'manual', ...init });
}

/** A form as our own page sends it. */
const own = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  body,
  headers: { 'sec-fetch-site': 'same-origin', ...headers },
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };

describe('what is deployed starts as it was built', () => {
  it.each<[Target, string, number, string]>([
    ['pages', '/healthz', 200, '{"status":"up"}'],
    ['pages', '/readyz', 200, '"status":"ready"'],
    ['pages', '/', 403, 'Please sign in'],
    ['pages', '/assets/waymark.css', 200, 'font'],
    ['pages', '/assets/icon.svg', 200, '<svg'],
    ['nightly', '/healthz', 200, '{"status":"up"}'],
    ['nightly', '/readyz', 503, 'store does not answer'],
    ['course', '/healthz', 200, '{"status":"up"}'],
    ['course', '/readyz', 503, 'store does not answer'],
  ])('%s answers %s with %d', async (target, path, status, said) => {
    const response = await call(target, `GET ${path}`);
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(said)]);
  });
});

describe('a job in the cloud', () => {
  it.each<[Target, string, RequestInit, number]>([
    ['nightly', 'POST /', {}, 503], // let in, and the store is away
    ['nightly', 'POST /jobs/nightly', {}, 503],
    ['nightly', 'POST /', { headers: { 'x-forwarded-for': '203.0.113.9' } }, 401],
    ['nightly', 'POST /', { headers: { origin: 'https://evil.example' } }, 401],
    ['nightly', 'GET /jobs/nightly', {}, 405],
    ['nightly', 'POST /jobs/hint', { headers: { 'x-forwarded-for': '203.0.113.9' } }, 401],
    ['nightly', 'GET /jobs/hint', {}, 405],
    ['course', 'POST /', {}, 401],
    ['course', 'POST /jobs/course', { headers: { authorization: 'Bearer a.b.c' } }, 401],
    ['course', 'HEAD /', {}, 405],
  ])('%s answers %s %j with %d', async (target, asked, init, status) => {
    expect((await call(target, asked, init)).status).toBe(status);
  });

  it.each<[string, BodyInit, Record<string, string>, number]>([
    ['a course, and the store is away', '{"school":"cedar","course":"6001"}', json, 503],
    ['no course', '{"school":"cedar"}', json, 400],
    ['garbled', `{"school":"${PLANTED}`, json, 400],
    ['of another kind, and garbled', `{"school":"${PLANTED}`, { 'content-type': 'application/cloudevents+json' }, 400],
    ['too large', `{"school":"${PLANTED.repeat(500)}"}`, json, 413],
    ['packed', gzipSync('{"school":"cedar","course":"6001"}'), { ...json, 'content-encoding': 'gzip' }, 415],
  ])('answers the account it is for when the body is %s', async (_name, body, headers, status) => {
    expect(
      (await call('course', 'POST /jobs/course', { body, headers: { ...headers, authorization: `Bearer ${token}` } }))
        .status,
    ).toBe(status);
  });

  it.each<[Target, string]>([
    ['nightly', 'POST /jobs/course'],
    ['course', 'POST /jobs/hint'],
    ['pages', 'POST /jobs/hint'],
    ['course', 'POST /jobs/nightly'],
    ['pages', 'POST /jobs/nightly'],
    ['pages', 'POST /jobs/course'],
  ])('is no other: %s does not know %s', async (target, asked) => {
    expect((await call(target, asked, own(''))).status).toBe(404);
  });
});

describe('a page in the cloud reads no more than its own form', () => {
  it.each<[string, string, BodyInit, Record<string, string>, number]>([
    ['a button', 'POST /approve', `course=${'x'.repeat(5000)}`, form, 413],
    ['a launch', 'POST /schoology/launch', `id_token=${'x'.repeat(70_000)}`, form, 413],
    ['a file', 'POST /results', new Uint8Array(2_200_000), { 'content-type': 'multipart/form-data; boundary=x' }, 413],
    ['something packed', 'POST /approve', gzipSync('course=6001'), { ...form, 'content-encoding': 'gzip' }, 415],
    ['JSON that is garbled', 'POST /healthz', `{"name":"${PLANTED}`, json, 404],
    ['a form from elsewhere', 'POST /approve', `name=${PLANTED}`, { ...form, 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_name, asked, body, headers, status) => {
    const response = await call('pages', asked, own(body, headers));
    const said = await response.text();
    expect(response.status).toBe(status);
    expect(said).not.toContain(PLANTED);
    expect(said).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

describe('every answer in the cloud carries every header of safety', () => {
  it.each<[Target, string, RequestInit]>([
    ['pages', 'GET /', {}],
    ['pages', 'GET /healthz', {}],
    ['pages', 'GET /readyz', {}],
    ['pages', 'GET /favicon.ico', {}],
    ['pages', 'GET /robots.txt', {}],
    ['pages', 'POST /approve', { body: '{', headers: json }],
    ['pages', 'GET /%ff', {}],
    ['pages', 'OPTIONS /', {}],
    ['nightly', 'GET /', {}],
    ['nightly', 'POST /', {}],
    ['nightly', 'GET /favicon.ico', {}],
    ['nightly', 'GET /readyz', {}],
    ['nightly', 'GET /healthz', {}],
    ['course', 'POST /', { body: '{', headers: json }],
    ['course', 'GET /nowhere', {}],
    ['course', 'GET /robots.txt', {}],
  ])('%s %s', async (target, asked, init) => {
    const { headers } = await call(target, asked, init);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'strict-transport-security': expect.stringContaining('max-age=31536000'),
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('a start', () => {
  it.each<[Target, readonly string[]]>([
    ['pages', ['app-', 'serve-']],
    ['course', ['app-', 'run-']],
  ])('of %s opens few files until its first answer', async (target, parts) => {
    const files = await readdir(join(DIST, target));
    const opened = new Set(
      files.filter(
        (name) => name === 'index.js' || (name.endsWith('.js') && parts.some((part) => name.startsWith(part))),
      ),
    );
    expect(opened.size).toBe(1 + parts.length);
    for (const file of opened)
      for (const [, imported = ''] of (await readFile(join(DIST, target, file), 'utf8')).matchAll(
        /(?:from|import)"\.\/([\w-]+\.js)"/g,
      ))
        opened.add(imported);
    expect(opened.size).toBeLessThan(25);
  });
});

describe('what strangers send', () => {
  it('is held in memory by no target: 200 MB packed into 200 KB, and 40 MB as they are', async () => {
    const before = (await deployed.course.peak()) ?? 0;
    const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20));
    const sent: [string, RequestInit][] = [
      ['POST /', { body: bomb, headers: { ...json, 'content-encoding': 'gzip' } }],
      [
        'POST /jobs/course',
        { body: bomb, headers: { ...json, 'content-encoding': 'gzip', authorization: `Bearer ${token}` } },
      ],
      ['POST /healthz', own(bomb, { ...form, 'content-encoding': 'gzip' })],
      ['POST /nowhere', own(new Uint8Array(40 * 2 ** 20), { 'content-type': 'application/octet-stream' })],
    ];
    for (const [asked, init] of sent)
      await call('course', asked, init).then(
        (response) => response.arrayBuffer(),
        () => 'the connection was cut',
      );
    expect((await deployed.course.peak()) ?? 0).toBeLessThan(before + 60);
    expect((await call('course', 'GET /healthz')).status).toBe(200);
  });

  it('is in no log, and no token either', () => {
    const printed = Object.values(deployed)
      .map((each) => each.printed())
      .join('');
    expect(printed).toContain('job-refused');
    expect(printed).not.toContain(PLANTED);
    expect(printed).not.toContain('Maria');
    for (const part of token.split('.')) expect(printed).not.toContain(part);
  });
});

describe('a store that comes back', () => {
  let relay: Relay;

  beforeAll(async () => {
    relay = createServer((socket) => {
      const there = connect(Number(new URL(server.url()).port), '127.0.0.1');
      for (const [one, other] of [
        [socket, there],
        [there, socket],
      ] as const)
        one.on('error', () => other.destroy()).pipe(other);
    });
    await new Promise<void>((listening) => {
      relay.listen(away, '127.0.0.1', listening);
    });
  });

  afterAll(() => {
    relay.close();
  });

  it.each<[Target, string, string | null, number, string]>([
    ['nightly', 'POST /', null, 200, '"courses":0'],
    ['nightly', 'GET /readyz', null, 200, '"status":"ready"'],
    ['course', 'POST /', '{"school":"cedar","course":"6001"}', 400, 'cedar'],
  ])('is used by the next request: %s answers %s', async (target, asked, body, status, said) => {
    const init = body === null ? {} : { body, headers: { ...json, authorization: `Bearer ${token}` } };
    const response = await call(target, asked, init);
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(said)]);
  });
});
