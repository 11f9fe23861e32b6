import { describe, expect, it } from '@jest/globals';
import { LONGEST_ANSWER } from '../../../src/http/answer.ts';
import { createHttp } from '../../../src/http/index.ts';
import { creditsOf } from '../../../src/lms/schoology/quotas.ts';
import { openTeacherClient } from '../../../src/lms/schoology/teacher-client.ts';
import type { Call } from '../../../src/lms/schoology/teacher-client.ts';
import type { SchoologySettings } from '../../../src/lms/schoology/index.ts';
import { virtualTime } from '../../bench/virtual-time.ts';
import { httpWorld } from '../../builders/lms/http-world.ts';
import type { Scripted } from '../../builders/lms/http-world.ts';
import { API, schoologySettings } from '../../builders/lms/schoology-adapter.ts';

const READ: Call = { doing: 'read the roster', area: 'course', kind: 'read' };
const WRITE: Call = { doing: 'change a post', area: 'thing', kind: 'fixed' };
const CREATE: Call = { doing: 'create a post', area: 'course', kind: 'once' };
const REPLAY: Scripted = {
  status: 401,
  body: 'Duplicate timestamp/nonce combination, possible replay attack. Request rejected.',
  headers: { 'content-type': 'text/plain' },
};

function at(replies: readonly Scripted[], change: Partial<SchoologySettings> = {}) {
  const world = httpWorld({ replies });
  const headers: Headers[] = [];
  let nonce = 0;
  const http = createHttp({
    ...world,
    fetch: (url, init) => {
      headers.push(new Headers(init?.headers));
      return world.fetch(url, init);
    },
  });
  const client = openTeacherClient(
    schoologySettings({
      http,
      nonce: () => {
        nonce += 1;
        return `nonce-${nonce}`;
      },
      ...change,
    }),
  );
  return { client, sent: world.sent, headers, slept: world.slept };
}

describe('the client', () => {
  it('signs in plain text over https, and with a hash where it is not safe', async () => {
    const secure = at([{}]);
    const local = at([{}], { apiRoot: 'http://127.0.0.1:8099' });
    const chosen = at([{}], { signature: 'HMAC-SHA1' });

    for (const each of [secure, local, chosen]) await each.client.get(READ, '/sections/9');

    const methods = [secure, local, chosen].map(
      ({ headers }) => /oauth_signature_method="([\w-]+)"/.exec(headers[0]?.get('authorization') ?? '')?.[1],
    );
    expect(methods).toEqual(['PLAINTEXT', 'HMAC-SHA1', 'HMAC-SHA1']);
  });

  it('signs every try anew', async () => {
    const { client, headers } = at([{ status: 503 }, {}]);

    await client.get(READ, '/sections/9');

    expect(new Set(headers.map((each) => each.get('authorization'))).size).toBe(2);
  });

  it('asks for JSON, and says so of what it sends', async () => {
    const { client, headers, sent } = at([{ status: 204 }]);

    expect(await client.send(WRITE, 'PUT', '/sections/9/assignments/7', { published: 1 })).toBeNull();

    expect(sent).toEqual([`PUT ${API}/v1/sections/9/assignments/7`]);
    expect([headers[0]?.get('accept'), headers[0]?.get('content-type')]).toEqual([
      'application/json',
      'application/json',
    ]);
  });

  it('follows a redirect of the host by hand, under a signature of its own', async () => {
    const { client, sent, headers } = at([
      { status: 303, headers: { location: `${API}/v1/users/7` } },
      { body: '{"uid":7}' },
    ]);

    expect(await client.get(READ, '/users/me')).toEqual({ uid: 7 });

    expect(sent).toEqual([`GET ${API}/v1/users/me`, `GET ${API}/v1/users/7`]);
    expect(headers[0]?.get('authorization')).not.toBe(headers[1]?.get('authorization'));
  });

  it.each([
    'https://elsewhere.example/v1/users/7',
    'http://schoology.example/v1/users/7',
    `${API}.evil.example/v1/users/7`,
    `${API}/other`,
  ])('takes its token nowhere else: %s', async (location) => {
    const { client, sent } = at([{ status: 303, headers: { location } }, {}]);

    await expect(client.get(READ, '/users/me')).rejects.toMatchObject({ kind: 'malformed' });
    expect(sent).toHaveLength(1);
  });

  it('does not go round in circles', async () => {
    const { client, sent } = at([{ status: 303, headers: { location: `${API}/v1/users/me` } }]);

    await expect(client.get(READ, '/users/me')).rejects.toMatchObject({ name: 'LmsError' });
    expect(sent).toHaveLength(4);
  });

  it('signs a read again once when its nonce was used', async () => {
    const { client, sent } = at([REPLAY, { body: '{"id":9}' }]);

    expect(await client.get(READ, '/sections/9')).toEqual({ id: 9 });
    expect(sent).toHaveLength(2);
  });

  it('gives up when that happens twice, without taking the credential for dead', async () => {
    const { client, sent } = at([REPLAY]);

    await expect(client.get(READ, '/sections/9')).rejects.toMatchObject({ kind: 'down', scope: 'call' });
    expect(sent).toHaveLength(2);
  });

  it('never sends a create again: a nonce of ours that was used means that it may have arrived', async () => {
    const { client, sent } = at([REPLAY, { status: 201 }]);

    await expect(client.send(CREATE, 'POST', '/sections/9/assignments', {})).rejects.toMatchObject({
      kind: 'down',
      uncertain: true,
    });
    expect(sent).toHaveLength(1);
  });

  it.each([
    [401, READ, { kind: 'denied', scope: 'credential', todo: expect.stringContaining('Reconnect') }],
    [403, READ, { kind: 'denied', scope: 'course' }],
    [403, WRITE, { kind: 'denied', scope: 'call', uncertain: false }],
    [404, WRITE, { kind: 'gone', scope: 'call' }],
    [404, READ, { kind: 'gone', scope: 'course' }],
    [405, WRITE, { kind: 'malformed', uncertain: false }],
    [429, CREATE, { kind: 'busy', uncertain: false }],
    [500, CREATE, { kind: 'down', uncertain: true }],
  ] as const)('understands a %i', async (status, call, error) => {
    const { client } = at([
      { status, body: 'Learner Number 7 may not do that', headers: { 'content-type': 'text/plain' } },
    ]);
    const failed =
      call.kind === 'read'
        ? client.get(call, '/sections/9')
        : client.send(call, call.kind === 'once' ? 'POST' : 'PUT', '/sections/9', {});

    await expect(failed).rejects.toMatchObject({ ...error, message: expect.not.stringContaining('Learner') });
  });

  it('waits as long as the host asks before it asks again', async () => {
    const { client, slept } = at([{ status: 429, headers: { 'retry-after': '5' } }, {}]);

    await client.get(READ, '/sections/9');

    expect(slept.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(5000);
  });

  it('takes a page of HTML for a failure, however well it was meant', async () => {
    const { client } = at([
      { body: '<html>You have reached the request limit</html>', headers: { 'content-type': 'text/html' } },
    ]);

    await expect(client.get(READ, '/sections/9')).rejects.toMatchObject({ kind: 'malformed' });
    await expect(client.send(CREATE, 'POST', '/sections/9/assignments', {})).rejects.toMatchObject({
      kind: 'malformed',
      uncertain: true,
    });
  });

  it('takes an answer without an end for a failure too, and does not ask for it again', async () => {
    const { client, sent } = at([{ body: 'x'.repeat(LONGEST_ANSWER + 1) }]);

    await expect(client.get(READ, '/sections/9')).rejects.toMatchObject({
      kind: 'malformed',
      message: 'Schoology did not read the roster: answered with more than 32 MB',
    });
    expect(sent).toHaveLength(1);
  });

  it('asks which methods a path takes, where the host says', async () => {
    expect(await at([{ headers: { allow: 'GET, post' } }]).client.methods(READ, '/x')).toEqual(
      new Set(['GET', 'POST']),
    );
    expect(await at([{}]).client.methods(READ, '/x')).toBeNull();
  });

  it('calls a write that waited too long for its turn busy: it was not sent, and may be begun again', async () => {
    const { client, sent } = at([{}]);

    await expect(client.send({ ...CREATE, since: client.now() - 26_000 }, 'POST', '/x', {})).rejects.toMatchObject({
      kind: 'busy',
      uncertain: false,
    });
    expect(sent).toEqual([]);
  });

  it('leaves a stand-in on this machine alone for as long as it asks, however it is called', async () => {
    const { client, slept } = at([{ status: 429, headers: { 'retry-after': '9' } }, {}], {
      apiRoot: 'http://127.0.0.1:8099',
    });
    await expect(client.send(CREATE, 'POST', '/x', {})).rejects.toMatchObject({ kind: 'busy' });

    await client.get(READ, '/x');

    expect(slept).toEqual([9000]);
  });

  it('pays three credits for a write and one for a read, from one purse for all teachers of the installation', async () => {
    const world = httpWorld({ replies: [{}] });
    const http = createHttp(world);
    const [one, other] = [
      openTeacherClient(schoologySettings({ http })),
      openTeacherClient(schoologySettings({ http, token: 'another', school: 'oak' })),
    ];
    for (let calls = 0; calls < 2; calls += 1) await one.send(WRITE, 'PUT', '/x', {});

    await other.send(WRITE, 'PUT', '/x', {});
    await other.get(READ, '/x');

    // Ten credits at once, 3 + 3 + 3 + 1; then six a second.
    expect(world.slept).toEqual([]);
    await one.get(READ, '/x');
    expect(world.slept).toEqual([167]);
  });
});

/** Answers by Schoology's own rule, on its own clock: what arrives at `at` after so much was spent in the five seconds before. */
function strictHost() {
  const spent: { readonly at: number; readonly credits: number }[] = [];
  let refused = 0;
  return {
    refused: () => refused,
    arrive(at: number, credits: number): Response {
      const recent = spent.filter((each) => each.at > at - 5_000).reduce((sum, each) => sum + each.credits, credits);
      if (recent > 50) refused += 1;
      else spent.push({ at, credits });
      return recent > 50 ? new Response(null, { status: 429, headers: { 'retry-after': '5' } }) : Response.json({});
    },
  };
}

describe('a night of calls that leave late and arrive together', () => {
  it.each([0, 4_000, 8_000])(
    'keeps to the limit although what leaves is on its way for up to %i ms now and again',
    async (stall) => {
      const [time, schoology] = [virtualTime(0), strictHost()];
      const http = createHttp({
        ...time,
        timeLimit: () => new AbortController().signal,
        fetch: async (_url, init) => {
          // What leaves in the first part of each twenty seconds reaches the host at its end, all at once; the rest is there at once.
          await time.sleep(Math.max(0, stall - (time.now() % 20_000)));
          return schoology.arrive(time.now(), creditsOf(init?.method ?? 'GET'));
        },
      });
      const client = openTeacherClient(schoologySettings({ http }));

      await Promise.all(
        Array.from({ length: 400 }, (_, n) =>
          n % 5 === 0 ? client.send({ ...WRITE, kind: 'read' }, 'PUT', '/x', {}) : client.get(READ, '/x'),
        ),
      );

      expect(schoology.refused()).toBe(0);
      expect(time.now()).toBeLessThan(180_000);
    },
  );
});
