import { describe, expect, it } from '@jest/globals';
import { openSandbox, startSandbox } from '../../src/sandbox/google/index.ts';
import { openSchoologySandbox, startSchoologySandbox } from '../../src/sandbox/schoology/index.ts';
import { instant } from '../../src/time.ts';
import { fetchInto, INSIDE } from '../builders/lms/in-process.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';
import { nightsOf } from '../builders/night.ts';
import { COURSE, learnerId, quiz, smallSchool } from '../builders/lms/sandbox.ts';
import { smallSchoology } from '../builders/lms/schoology.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const school = smallSchool({
  learners: 31,
  work: [
    {
      id: '7001',
      title: 'Ticket [5.NF.A.1]',
      at: instant('2026-09-08T14:00:00Z'),
      quiz: quiz('f1', [{}, {}]),
      answers: { 1: ['wrong', 'wrong'], 2: ['right', 'right'] },
    },
    {
      id: '7002',
      title: 'Work [5.NF.A.1]',
      at: instant('2026-09-09T14:00:00Z'),
      grades: { 1: { draft: 2, assigned: 2 }, 2: { draft: 9, assigned: 9 } },
    },
  ],
});

/** Status, type and text of an answer, as a client has them. */
async function read(through: typeof fetch, ...given: Parameters<typeof fetch>): Promise<readonly unknown[]> {
  const answer = await through(...given);
  return [answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after'), await answer.text()];
}

describe('a stand-in asked without a socket', () => {
  it('answers what it answers over loopback: a sign-in, lists, refusals, pages of HTML', async () => {
    const [outside, inner] = [
      await startSandbox({ today: () => NOW, school }),
      openSandbox({ today: () => NOW, school }),
    ];
    const inside = fetchInto(inner.answers);
    const form = {
      grant_type: 'refresh_token',
      client_id: inner.clientId,
      client_secret: inner.clientSecret,
      refresh_token: inner.teachers[0]?.refreshToken ?? '',
    };
    const both = async (path: string, init: RequestInit = {}) =>
      [await read(fetch, outside.root + path, init), await read(inside, INSIDE + path, init)] as const;

    const [token, same] = await both('/token', { method: 'POST', body: new URLSearchParams(form).toString() });
    expect(same).toEqual(token);
    const { access_token: bearer } = JSON.parse(String(token[3])) as { access_token: string };
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
    for (const [path, init] of [
      [`/v1/courses/${COURSE}/students`, { headers }],
      [`/v1/courses/${COURSE}/courseWork?pageSize=1`, { headers }],
      [`/v1/courses/${COURSE}`, {}],
      [
        `/v1/courses/${COURSE}/courseWork`,
        { headers, method: 'POST', body: JSON.stringify({ title: 'New', workType: 'ASSIGNMENT', state: 'DRAFT' }) },
      ],
      [`/v1/courses/${COURSE}/courseWork/10000000`, { headers, method: 'DELETE' }],
      ['/v2/nothing', { headers }],
    ] as const) {
      const [over, within] = await both(path, init);
      expect(within).toEqual(over);
    }
    for (const box of [outside, inner]) box.fail({ method: '*.courses.get', kind: 'busy', retryAfter: 7 });
    expect((await both(`/v1/courses/${COURSE}`))[1]).toEqual([
      429,
      'application/json; charset=UTF-8',
      '7',
      expect.stringContaining('RESOURCE_EXHAUSTED'),
    ]);
    expect(inner.calls).toEqual(outside.calls);
    await outside.close();
  });

  it('throws what a cut connection throws, effect or not', async () => {
    const box = openSchoologySandbox({ today: () => NOW, school: smallSchoology() });
    box.fail({ method: 'users.me', kind: 'lost', effect: false });

    await expect(fetchInto(box.answers)(`${INSIDE}/v1/users/me`)).rejects.toThrow('fetch failed');
    await expect(fetchInto(box.answers)('https://elsewhere.example/v1/users/me')).rejects.toThrow('fetch failed');
  });

  it('answers as Schoology does over loopback, bodies and redirects too', async () => {
    const [outside, inner] = [
      await startSchoologySandbox({ today: () => NOW, school: smallSchoology() }),
      openSchoologySandbox({ today: () => NOW, school: smallSchoology() }),
    ];

    for (const path of ['/v1/users/me', '/v1/sections/7001', '/oauth/authorize?oauth_token=x', '/v1/nothing/at/all']) {
      expect(await read(fetchInto(inner.answers), INSIDE + path)).toEqual(await read(fetch, outside.root + path));
    }
    await outside.close();
  });

  it('is shown the same posts by a night in memory as by one over loopback and an engine', async () => {
    const [slow, quick] = [await nightsOf(school, NOW), await googleMemoryNights(school, NOW)];
    for (const nights of [slow, quick]) {
      await nights.sync();
      expect(await nights.approve()).toMatchObject({ ok: true });
    }
    const seen = (world: typeof quick.box.world, n: number) => {
      const { coursework, announcements } = world.seenBy(learnerId(n), COURSE);
      return [...coursework.map(({ title, text }) => `${title} ${text}`), ...announcements.map(({ text }) => text)];
    };

    for (const n of [1, 2, 3]) expect(seen(quick.box.world, n)).toEqual(seen(slow.sandbox.world, n));
    expect(seen(quick.box.world, 1).length).toBeGreaterThan(2);
    await slow.close();
  });
});
