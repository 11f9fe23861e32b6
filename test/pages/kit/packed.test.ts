import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../src/pages/routes.ts';
import type { Served } from '../../builders/served/pages.ts';
import { serveBoard } from '../../builders/served/served-board.ts';

let served: Served;

beforeAll(async () => {
  served = await serveBoard();
});

afterAll(() => served.close());

/** The answer as it comes over the wire. */
async function ask(address: string, accepts?: string): Promise<{ response: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(
      `${served.url}${address}`,
      { headers: accepts === undefined ? {} : { 'accept-encoding': accepts } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => resolve({ response, body: Buffer.concat(chunks) }));
      },
    ).once('error', reject);
  });
}

const withoutTokens = (page: Buffer) => page.toString().replaceAll(/name="token" value="[^"]+"/g, '');

describe('a page', () => {
  it('is packed where the browser takes that, and is the same page', async () => {
    const plain = await ask('/');
    const gzip = await ask('/', 'br, gzip, deflate');

    expect([plain, gzip].map(({ response }) => response.headers['content-encoding'])).toEqual([undefined, 'gzip']);
    expect(withoutTokens(gunzipSync(gzip.body))).toBe(withoutTokens(plain.body));
    expect(gzip.body.length).toBeLessThan(plain.body.length / 12);
    expect(gzip.response.headers).toMatchObject({
      vary: 'Accept-Encoding',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
  });

  it('is not packed for one that takes no packing, and is never marked to be compared with later', async () => {
    const { response, body } = await ask('/', 'identity');
    expect(response.headers).toMatchObject({ 'content-length': String(body.length) });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.headers['etag']).toBeUndefined();
  });

  it('has its length told to who asks for its head alone', async () => {
    const response = await fetch(`${served.url}/`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'identity', connection: 'close' },
    });
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100_000);
  });

  const addresses = routes
    .filter((route) => route.method === 'get')
    .map(({ path }) => path.replace(/:\w+/, 'planted-path'));
  it.each(addresses)('at %s repeats nothing that an address brings', async (address) => {
    const query = ['course', 'lang', 'sort', 'why', 'receipt', 'state', 'error', 'oauth_token', 'plan', 'other']
      .map((name) => `${name}=planted-${name}~x`)
      .join('&');
    const [bare, one] = [
      await ask(`${address}?${query}`),
      await ask(`${address}?lang=es&sort=name&why=planted-learner~5.NF.B.4`),
    ];
    for (const { body } of [bare, one]) expect(body.toString()).not.toContain('planted');
  });
});

describe('a file of our own', () => {
  it.each(['/assets/waymark.css', '/assets/student.js'])(
    '%s is packed where the browser takes that, and may be kept',
    async (address) => {
      const plain = await ask(address, 'identity');
      const gzip = await ask(address, 'gzip');

      expect([plain, gzip].map(({ response }) => response.headers['content-encoding'])).toEqual([undefined, 'gzip']);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
      expect(gzip.response.headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': 'public, no-cache' });
      expect(gzip.response.headers.etag).not.toBe(plain.response.headers.etag);
    },
  );

  it('leaves the first paint of a page of a ticket under 60 KB', async () => {
    const pages = [
      ['ticket.css', 'student.js'],
      ['ticket.css', 'ticket-room.css', 'teacher.js'],
      ['ticket-composer.css', 'discovery.js'],
    ];
    for (const names of pages) {
      const sizes = await Promise.all(
        ['waymark.css', 'icon.svg', ...names].map(async (name) => (await ask(`/assets/${name}`, 'gzip')).body.length),
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(50_000); // a page itself is below 10 KB
    }
  });
});
