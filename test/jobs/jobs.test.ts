import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createJobs, type JobDeps } from '../../src/jobs/index.ts';
import { KeysSilent } from '../../src/jobs/caller.ts';
import { openLimits } from '../../src/limits/index.ts';
import { RunId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { StoreError } from '../../src/store/errors.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';
import { COURSE, smallSchool } from '../builders/lms/sandbox.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';

const NIGHT = instant('2026-09-14T07:00:00Z');
const JobAnswer = z.object({ runs: z.array(RunId) });
const PLANTED = 'Maria Lopez';

let served: ServedApp;
let lines: Record<string, unknown>[];
let deps: Pick<JobDeps, 'refuses' | 'parts'>;
let opened = 0;

beforeAll(async () => {
  const log = { info: (line: object) => lines.push({ ...line }), error: (line: object) => lines.push({ ...line }) };
  served = await serveApp(
    createJobs(
      { nightly: ['/jobs/nightly'], course: ['/jobs/course'] },
      {
        refuses: (request) => deps.refuses(request),
        parts: () => deps.parts(),
        limits: openLimits({ factor: 0.5, proxies: 1 }),
        log,
        reference: () => 'ref-1',
      },
    ),
  );
});
afterAll(() => served.close());

beforeEach(() => {
  lines = [];
  opened = 0;
  letInWith(async () => Promise.reject(new Error('nothing should run')));
});

function letInWith(parts: () => Promise<SyncParts>): void {
  deps = {
    refuses: async () => null,
    parts: async () => {
      opened += 1;
      return { sync: await parts(), now: () => NIGHT, queue: null };
    },
  };
}

async function call(
  job: 'nightly' | 'course',
  init: RequestInit = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${served.url}/jobs/${job}`, { method: 'POST', ...init });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    headers: response.headers,
  };
}

const task = (over: object = {}): RequestInit => ({
  body: JSON.stringify({ school: 'small', course: COURSE, ...over }),
});

async function nights(over: Partial<SyncParts> = {}): Promise<Awaited<ReturnType<typeof googleMemoryNights>>> {
  const box = await googleMemoryNights(smallSchool(), NIGHT);
  return { ...box, parts: { ...box.parts, ...over } };
}

const refusing =
  (kind: 'busy' | 'denied'): SyncParts['connect'] =>
  () =>
    Promise.reject(new LmsError(kind, 'refused', { todo: 'wait' }));

/** What a check throws whose message quotes what it was given. */
function failedCheck(): Error {
  try {
    z.enum(['teacher'], PLANTED).parse(PLANTED);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('the check should have failed');
}

const away = () => Promise.reject(new StoreError('unreachable', 'away', 'look'));

describe('a job sends what it measured', () => {
  it.each([
    ['done', refusing('denied'), 200],
    ['to be tried again', refusing('busy'), 503],
  ])('before it answers, %s or not', async (_what, connect, status) => {
    const { parts } = await nights({ connect });
    const order: string[] = [];
    deps = {
      refuses: async () => null,
      parts: async () => ({ sync: parts, queue: null, now: () => NIGHT, flush: async () => void order.push('sent') }),
    };

    const answered = await call('course', task());
    order.push('answered');

    expect([answered.status, order]).toEqual([status, ['sent', 'answered']]);
  });

  it('also where the store is away', async () => {
    let sent = 0;
    const { parts } = await nights();
    deps = {
      refuses: async () => null,
      parts: async () => ({
        sync: { ...parts, store: { ...parts.store, school: away, schools: away } },
        queue: null,
        now: () => NIGHT,
        flush: async () => void (sent += 1),
      }),
    };

    expect([(await call('nightly')).status, sent]).toEqual([503, 1]);
  });
});

describe('a job answers its queue', () => {
  it("200 when the course is done, with counts and the run its report stands under, and nobody's data", async () => {
    const { parts, store, file } = await nights();
    letInWith(async () => parts);

    const { status, body } = await call('course', task());

    const { runs } = JobAnswer.parse(body);
    const reports = await Promise.all(
      runs.map((run) => store.school(file.school.id, (records) => records.reportsOfRun(run))),
    );
    expect([status, body]).toEqual([200, { runs, run: runs[0], courses: 1, unfinished: 0 }]);
    expect(reports).toEqual([[expect.objectContaining({ id: COURSE })]]);
  });

  it('names the one run beside the list whichever job it is, and none where no night was due', async () => {
    const { parts } = await nights();
    letInWith(async () => parts);

    const [due, again] = [await call('nightly'), await call('nightly')];

    const { runs } = JobAnswer.parse(due.body);
    expect(due.body).toEqual({ runs: [expect.any(String)], run: runs[0], courses: 1, unfinished: 0 });
    expect(again.body).toEqual({ runs: [], courses: 0, unfinished: 0 });
  });

  it('503 when the host was busy, so that the queue slows down', async () => {
    const { parts } = await nights({ connect: refusing('busy') });
    letInWith(async () => parts);
    expect(await call('course', task())).toMatchObject({ status: 503, body: { unfinished: 1 } });
  });

  it('200 when only a person can help: trying again would change nothing', async () => {
    const { parts } = await nights({ connect: refusing('denied') });
    letInWith(async () => parts);
    expect(await call('course', task())).toMatchObject({ status: 200, body: { unfinished: 1 } });
  });

  it.each(['unreachable', 'behind', 'busy'] as const)('503 with a reference when the store is %s', async (kind) => {
    letInWith(() => Promise.reject(new StoreError(kind, 'no answer', 'wait')));
    expect(await call('nightly')).toMatchObject({ status: 503, body: { reference: 'ref-1' } });
    expect(lines).toEqual([expect.objectContaining({ event: 'job-store', kind, reference: 'ref-1' })]);
  });

  it.each([
    ['a fault of ours', new TypeError(`cannot read ${PLANTED}`)],
    ['a check of our own that fails', failedCheck()],
    ['a statement the store refused', new StoreError('refused', 'row', 'report')],
  ])('500 with a reference for %s; the log has kind and places of it, not its message', async (_name, error) => {
    const { parts } = await nights();
    letInWith(async () => ({ ...parts, store: { ...parts.store, schools: () => Promise.reject(error) } }));

    expect(await call('nightly')).toMatchObject({
      status: 500,
      body: { error: 'something went wrong on our side', reference: 'ref-1' },
    });
    expect(lines).toEqual([
      {
        event: 'job-broken',
        reference: 'ref-1',
        status: 500,
        error: error.name,
        at: expect.arrayContaining([expect.stringMatching(/^at /)]),
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(PLANTED);
  });

  it.each([
    ['school', { school: 'elsewhere' }],
    ['course', { course: '9' }],
  ])('400 for a %s that is not loaded, which no retry mends', async (_name, over) => {
    const { parts } = await nights();
    letInWith(async () => parts);
    expect(await call('course', task(over))).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('is loaded') },
    });
  });
});

describe('the body of a job', () => {
  it.each([
    ['says no course', JSON.stringify({ school: 'small' })],
    ['says more than a course', JSON.stringify({ school: 'small', course: COURSE, to: 'everyone' })],
    ['is no object', '[]'],
    ['is not there', undefined],
  ])('that %s orders nothing: 400, and what it should be', async (_name, body) => {
    expect(await call('course', body === undefined ? {} : { body })).toMatchObject({
      status: 400,
      body: { error: 'the body should be {"school": "...", "course": "..."}' },
    });
    expect(opened).toBe(0);
  });

  it.each([
    ['garbled', 400, `{"school": "${PLANTED}`, {}],
    ['too large', 413, `"${PLANTED}${'x'.repeat(5000)}"`, {}],
    ['packed', 415, PLANTED, { 'content-encoding': 'gzip' }],
    ['in letters of another kind', 415, PLANTED, { 'content-type': 'application/json; charset=latin1' }],
  ] as const)(
    'that is %s is refused with %d and nothing of it is told or logged',
    async (_name, expected, body, headers) => {
      const { status, body: said } = await call('course', { body, headers });
      expect(status).toBe(expected);
      expect(JSON.stringify([said, lines])).not.toContain(PLANTED);
      expect(opened).toBe(0);
    },
  );
});

function from(address: string): Promise<{ status: number; headers: Headers }> {
  return call('course', { headers: { 'x-forwarded-for': `198.51.100.1, ${address}` } });
}

describe('a caller', () => {
  it('who is refused starts nothing, whatever they send: 401, and the log says why', async () => {
    deps = { ...deps, refuses: async () => 'account' };
    expect(await call('course', { body: '{' })).toMatchObject({ status: 401, body: { reference: 'ref-1' } });
    expect(lines).toEqual([{ event: 'job-refused', reference: 'ref-1', status: 401, reason: 'account' }]);
    expect(opened).toBe(0);
  });

  it('of whom nothing can be told now is asked to come again: 503, and nothing runs', async () => {
    deps = { ...deps, refuses: () => Promise.reject(new KeysSilent('no keys')) };
    expect(await call('nightly')).toMatchObject({ status: 503 });
    expect(opened).toBe(0);
  });

  it('who was refused thirty times in a minute is not even asked who they are, and callers from elsewhere are', async () => {
    let asked = 0;
    deps = {
      ...deps,
      refuses: async () => {
        asked += 1;
        return 'no-token';
      },
    };
    for (let n = 0; n < 30; n++) expect((await from('203.0.113.7')).status).toBe(401);

    const late = await from('203.0.113.7');
    expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(asked).toBe(30);
    expect((await from('203.0.113.8')).status).toBe(401);
    expect(JSON.stringify(lines)).not.toContain('113');
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('by %s starts nothing: 405', async (method) => {
    const { status, headers } = await call('nightly', { method });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    expect(opened).toBe(0);
  });
});

describe('every answer of a job', () => {
  it.each([
    ['a refusal of the method', { method: 'GET' }],
    ['a garbled body', { body: '{' }],
    ['a failure', {}],
  ])('carries every header of safety: %s', async (_name, init) => {
    const { headers } = await call('course', init);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
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
