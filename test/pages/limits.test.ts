import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../src/ids.ts';
import { openLimits } from '../../src/limits/index.ts';
import type { LogLine } from '../../src/watch/fields.ts';
import type { PageDeps } from '../../src/pages/index.ts';
import { SESSION } from '../../src/pages/kit/cookies.ts';
import type { Route } from '../../src/pages/kit/route.ts';
import { sentIn } from '../../src/pages/launch/session.ts';
import type { Store } from '../../src/store/types.ts';
import { TEACHER } from '../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../builders/served/pages.ts';
import { memoryStore } from '../builders/served/store.ts';

/** A hundredth of the usual budgets: 6 pages, 18 live, 60 of strangers, 6 refused entries a minute. */
const LIMITS = { factor: 0.01, proxies: 0 };
const SCHOOL = SchoolId.parse('cedar');
const COURSE = CourseId.parse('6001');

const HTML = { kind: 'page', html: 'a page' } as const;
const page: Route = { method: 'get', path: '/page', for: 'teacher', answer: async () => HTML };
const live: Route = {
  method: 'get',
  path: '/live',
  counted: 'live',
  for: 'anyone',
  answer: async (asked, deps) =>
    (await deps.signedIn(asked, null)) === null ? { kind: 'refused', why: 'signed-out' } : HTML,
};
const enter: Route = {
  method: 'get',
  path: '/enter',
  counted: 'entry',
  for: 'anyone',
  answer: async ({ query }) => (query['right'] === '1' ? HTML : { kind: 'refused', why: 'sign-in', reason: 'state' }),
};
const asset: Route = { method: 'get', path: '/asset', counted: 'not', for: 'anyone', answer: async () => HTML };

let store: Store;
let served: Served;
let lines: LogLine[];

beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

beforeEach(async () => {
  lines = [];
  const log = { info: (line: LogLine) => void lines.push(line), error: (line: LogLine) => void lines.push(line) };
  const deps: Partial<PageDeps> = {
    limits: openLimits(LIMITS),
    log,
    viewer: (request) =>
      isIn(/=(.*)/.exec(request.get('cookie') ?? '')?.[1])
        ? { role: 'teacher', school: SCHOOL, teacher: TEACHER }
        : null,
    signedIn: async ({ bearer }) =>
      isIn(bearer) ? sentIn(SCHOOL, { lms: 'google', user: '1', course: COURSE, role: 'learner' }) : null,
  };
  served = await servePages(pageDeps(store, deps), [page, live, enter, asset]);
});
afterEach(() => served.close());

function isIn(token: string | null | undefined): boolean {
  return token?.startsWith('good') === true;
}

const as = (session: string): RequestInit => ({ headers: { cookie: `${SESSION}=${session}` } });

async function statuses(times: number, path: string, init: RequestInit = {}): Promise<Record<number, number>> {
  const seen: Record<number, number> = {};
  for (let n = 0; n < times; n++) {
    const { status } = await fetch(served.url + path, init);
    seen[status] = (seen[status] ?? 0) + 1;
  }
  return seen;
}

describe('requests within a minute', () => {
  it('of one session are limited: 429 with the seconds to wait, and a page that says so in both languages', async () => {
    expect(await statuses(7, '/page', as('good-1'))).toEqual({ 200: 7 }); // the first came as a stranger's
    const response = await fetch(`${served.url}/page`, as('good-1'));

    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const html = await response.text();
    expect(html).toContain('One moment, please');
    expect(html).toContain('Un momento, por favor');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('of one session take nothing from those beside it behind the same address', async () => {
    await statuses(20, '/page', as('good-1'));

    expect(await statuses(5, '/page', as('good-2'))).toEqual({ 200: 5 });
  });

  it('of an open page have a larger budget of their own', async () => {
    const bearer = { headers: { authorization: 'Bearer good-1' } };

    expect(await statuses(25, '/live', bearer)).toEqual({ 200: 19, 429: 6 });
    expect(await statuses(3, '/page', as('good-1'))).toEqual({ 200: 3 });
  });

  it('are told to a script as a script is told things', async () => {
    const asked = { headers: { authorization: 'Bearer good-1', 'sec-fetch-dest': 'empty' } };
    await statuses(19, '/live', asked);

    expect(await (await fetch(`${served.url}/live`, asked)).json()).toMatchObject({
      error: 'busy',
      message: { en: expect.stringContaining('wait a minute'), es: expect.any(String) },
    });
  });

  it('of invented sessions count together, against the address they come from', async () => {
    let limited = 0;
    for (let n = 0; n < 70; n++) {
      const { status } = await fetch(`${served.url}/page`, as(`invented-${n}`));
      if (status === 429) limited += 1;
    }

    expect(limited).toBe(10);
    expect((await fetch(`${served.url}/asset`)).status).toBe(200);
  });

  it('let nobody in after too many refused tries from one address, and leave those alone who are in', async () => {
    await statuses(2, '/page', as('good-1'));
    expect(await statuses(10, '/enter?right=0')).toEqual({ 403: 6, 429: 4 });

    expect((await fetch(`${served.url}/enter?right=1`)).status).toBe(429);
    expect(await statuses(3, '/page', as('good-1'))).toEqual({ 200: 3 });
  });

  it('that succeed are no failed tries', async () => {
    expect(await statuses(30, '/enter?right=1')).toEqual({ 200: 30 });
  });

  it('leave no address and no session in the log', async () => {
    await statuses(12, '/page', as('good-1'));

    expect(lines).toContainEqual({ event: 'page-too-often', reference: expect.any(String), status: 429, act: '/page' });
    expect(JSON.stringify(lines)).not.toMatch(/127\.0|good-1/);
  });
});

describe('a class of sixty behind one address, at the usual budgets', () => {
  it('is never limited: each signs in, asks every two seconds and saves every second for three minutes’ worth at once', async () => {
    const limits = openLimits({ factor: 1, proxies: 0 });
    const request = { headers: {}, socket: { remoteAddress: '203.0.113.7' } } as never;
    const waits: (number | null)[] = [];
    for (let student = 0; student < 60; student++) {
      const token = `student-${student}`;
      for (let n = 0; n < 15; n++) waits.push(await limits.passes(request, null, 'entry')); // the frame, the window, the way to the LMS and back
      waits.push(await limits.passes(request, token, 'live'));
      await limits.known(token);
      for (let n = 0; n < 3 * 90; n++) waits.push(await limits.passes(request, token, 'live'));
    }

    expect(waits.filter((wait) => wait !== null)).toEqual([]);
  });
});
