import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signatureFor } from '../../../src/sandbox/schoology/wire/oauth.ts';
import { ADMIN, TEACHER } from '../../builders/lms/schoology.ts';
import { at, authorization, AT, draft, openSmall } from './client.ts';
import type { Client, Signing } from './client.ts';

const DUPLICATE = 'Duplicate timestamp/nonce combination, possible replay attack. Request rejected.';

let client: Client;
beforeEach(async () => {
  client = await openSmall();
});
afterEach(() => client.close());

/** The status of a read whose header was signed in another way. */
async function signed(signing: Signing, path = '/v1/app-user-info'): Promise<number> {
  const url = new URL(path, client.sandbox.root);
  return (await client.send('GET', path, { header: authorization(client.sandbox, client.who, { url, ...signing }) }))
    .status;
}

describe('a signature', () => {
  it('is the published one for the published example (OAuth Core 1.0, appendix A.5)', () => {
    const parameters = [
      ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
      ['oauth_token', 'nnch734d00sl2jdk'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '1191242096'],
      ['oauth_nonce', 'kllo9940pd9333jh'],
      ['oauth_version', '1.0'],
    ] as const;
    const example = {
      key: '',
      token: '',
      nonce: '',
      timestamp: 0,
      method: 'HMAC-SHA1' as const,
      signature: '',
      parameters,
    };
    const url = new URL('http://photos.example.net/photos?file=vacation.jpg&size=original');
    expect(signatureFor(example, 'GET', url, { consumer: 'kd94hf93k423kf44', token: 'pfkkdhi9sl3r4s00' })).toBe(
      'tR3+Ty81lMeYAr/Fid0kMTYa/WM=',
    );
  });

  it('is taken as PLAINTEXT and as HMAC-SHA1, and in no other form (lms/schoology/FACTS.md 1.1)', async () => {
    expect(await signed({ method: 'PLAINTEXT' })).toBe(200);
    expect(await signed({ method: 'HMAC-SHA1' })).toBe(200);
    expect(await signed({ change: { oauth_signature_method: 'HMAC-SHA256' } })).toBe(401);
  });

  it('speaks of the query, of the address and of the verb', async () => {
    const path = `${AT}/grade_items?start=0&limit=5&odd=a%20b!`;
    expect(await signed({ method: 'HMAC-SHA1' }, path)).toBe(200);
    expect(await signed({ method: 'HMAC-SHA1', url: new URL(`${AT}/grade_items`, client.sandbox.root) }, path)).toBe(
      401,
    );
    expect(
      await signed(
        { method: 'HMAC-SHA1', url: new URL(`${AT}/assignments`, client.sandbox.root) },
        `${AT}/grade_items`,
      ),
    ).toBe(401);
    expect(await signed({ method: 'HMAC-SHA1', verb: 'PUT' })).toBe(401);
  });

  it('is the same on both sides whatever the query holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 4 }),
        async (pairs) => {
          const query = new URLSearchParams(pairs.map(([name, value]) => [`q${name}`, value]));
          expect(await signed({ method: 'HMAC-SHA1' }, `/v1/app-user-info?${query.toString()}`)).toBe(200);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('never speaks of the body', async () => {
    const url = new URL(`${AT}/assignments`, client.sandbox.root);
    const header = authorization(client.sandbox, client.who, { verb: 'POST', url, method: 'HMAC-SHA1' });
    expect((await client.send('POST', url.pathname, { header, text: JSON.stringify(draft()) })).status).toBe(201);
  });

  it('needs both secrets', async () => {
    for (const who of [
      { ...client.who, secret: 'another' },
      { ...client.who, tokenSecret: 'another' },
    ]) {
      const header = authorization(client.sandbox, who);
      expect((await client.send('GET', '/v1/app-user-info', { header })).status).toBe(401);
    }
  });
});

describe('the header', () => {
  it.each<[string, Record<string, string | null>]>([
    ['no oauth_token at all', { oauth_token: null }],
    ['no nonce', { oauth_nonce: null }],
    ['another version', { oauth_version: '2.0' }],
    ['a timestamp that is none', { oauth_timestamp: 'now' }],
    ['an unknown key', { oauth_consumer_key: 'somebody' }],
    ['an unknown token', { oauth_token: 'something' }],
  ])('with %s is refused', async (_what, change) => {
    expect(await signed({ change })).toBe(401);
  });

  it('has realm first and the signature last (lms/schoology/FACTS.md 1.1)', async () => {
    const header = authorization(client.sandbox, client.who);
    const parts = header.slice('OAuth '.length).split(', ');
    expect(
      (await client.send('GET', '/v1/app-user-info', { header: `OAuth ${parts.toReversed().join(', ')}` })).status,
    ).toBe(401);
    expect(
      (await client.send('GET', '/v1/app-user-info', { header: header.replace('Schoology API', 'Another API') }))
        .status,
    ).toBe(401);
    expect((await client.send('GET', '/v1/app-user-info', { header: '' })).status).toBe(401);
  });
});

describe('a request', () => {
  it("is let in once: the same nonce and timestamp again is a replay, in the vendor's words", async () => {
    const header = authorization(client.sandbox, client.who);
    expect((await client.send('GET', '/v1/app-user-info', { header })).status).toBe(200);
    const again = await client.send('GET', '/v1/app-user-info', { header });
    expect([again.status, again.text]).toEqual([401, DUPLICATE]);
  });

  it('may use a nonce again at another time, and a time again with another nonce', async () => {
    const now = Math.floor(Date.parse(client.sandbox.world.now()) / 1000);
    expect(await signed({ nonce: 'n1', timestamp: now })).toBe(200);
    expect(await signed({ nonce: 'n1', timestamp: now - 1 })).toBe(200);
    expect(await signed({ nonce: 'n2', timestamp: now })).toBe(200);
  });

  it('is refused when its clock is far off, either way', async () => {
    const now = Math.floor(Date.parse(client.sandbox.world.now()) / 1000);
    expect([
      await signed({ timestamp: now - 299 }),
      await signed({ timestamp: now - 301 }),
      await signed({ timestamp: now + 301 }),
    ]).toEqual([200, 401, 401]);
  });

  it('out of sequence is refused where the school is told to (lms/schoology/FACTS.md 11, #21)', async () => {
    await client.close();
    client = await openSmall({}, { unsettled: { olderTimestamps: 'refused' } });
    const now = Math.floor(Date.parse(client.sandbox.world.now()) / 1000);
    expect([
      await signed({ timestamp: now }),
      await signed({ timestamp: now - 5 }),
      await signed({ timestamp: now }),
    ]).toEqual([200, 401, 200]);
  });

  it('that was redirected meets the replay guard when it follows with the same header (lms/schoology/FACTS.md 1.2)', async () => {
    const header = authorization(client.sandbox, client.who);
    const first = await client.send('GET', '/v1/users/me', { header });
    expect([first.status, first.headers.get('location')]).toEqual([
      303,
      `${client.sandbox.root}/v1/users/${TEACHER.uid}`,
    ]);
    expect((await client.send('GET', `/v1/users/${TEACHER.uid}`, { header })).text).toBe(DUPLICATE);
    expect((await client.get(`/v1/users/${TEACHER.uid}`)).status).toBe(200);
  });
});

describe('an access token', () => {
  it('acts as the person who gave it', async () => {
    expect(at((await client.get('/v1/app-user-info')).body, 'api_uid')).toBe(Number(TEACHER.uid));
  });

  it('dies when it is revoked', async () => {
    client.sandbox.world.revoke(client.who.token);
    expect((await client.get('/v1/app-user-info')).status).toBe(401);
  });

  it("dies after 90 days of the school's clock (lms/schoology/FACTS.md 1.3)", async () => {
    client.sandbox.world.wait(90 * 1440);
    expect((await client.get('/v1/app-user-info')).status).toBe(200);
    client.sandbox.world.wait(1);
    expect((await client.get('/v1/app-user-info')).status).toBe(401);
  });

  it('is needed with the key of the app, which acts as nobody', async () => {
    const header = authorization(client.sandbox, { ...client.who, token: '', tokenSecret: '' });
    expect((await client.send('GET', '/v1/app-user-info', { header })).status).toBe(401);
  });
});

describe('a personal key', () => {
  it('acts as its owner with an empty token', async () => {
    expect(at((await client.personal(TEACHER.uid).get('/v1/app-user-info')).body, 'api_uid')).toBe(Number(TEACHER.uid));
  });

  it("reads no other person's data since 2025, or does, where the school is told so (lms/schoology/FACTS.md 1.3)", async () => {
    const paths = [`${AT}/enrollments`, `${AT}/grades`, '/v1/users/5201'];
    const statuses = async () =>
      Promise.all(paths.map(async (path) => (await client.personal(TEACHER.uid).get(path)).status));
    expect(await statuses()).toEqual([401, 401, 401]);
    expect((await client.personal(TEACHER.uid).get(`${AT}/grade_items`)).status).toBe(200);
    await client.close();
    client = await openSmall({}, { unsettled: { personalKeys: 'own-school' } });
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  it('of an administrator runs as somebody else only where that still works (lms/schoology/FACTS.md 11, #8)', async () => {
    const runAs = async (owner: string) =>
      client.personal(owner).send('GET', '/v1/app-user-info', { headers: { 'x-schoology-run-as': TEACHER.uid } });
    expect((await runAs(ADMIN.uid)).status).toBe(403);
    await client.close();
    client = await openSmall({}, { unsettled: { runAs: 'accepted' } });
    expect(at((await runAs(ADMIN.uid)).body, 'api_uid')).toBe(Number(TEACHER.uid));
    expect((await runAs('5102')).status).toBe(403);
  });
});
