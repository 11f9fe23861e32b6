import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveAll } from '../../src/serve.ts';
import { nightsOf, type Nights } from '../builders/night.ts';
import { smallSchool } from '../builders/lms/sandbox.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';

let nights: Nights;
let served: ServedApp;

beforeAll(async () => {
  nights = await nightsOf(smallSchool(), '2026-09-14T07:00:00Z');
  const { app } = nights;
  served = await serveApp(serveAll({ ...app, config: { ...app.config, logLevel: 'silent' } }, () => null));
});
afterAll(async () => {
  await served.close();
  await nights.close();
});

describe('one machine serves', () => {
  it('the pages', async () => {
    expect((await fetch(served.url)).status).toBe(403);
    expect((await fetch(`${served.url}/readyz`)).status).toBe(200);
  });

  it('the jobs, to itself alone', async () => {
    const start = (headers: Record<string, string> = {}) =>
      fetch(`${served.url}/jobs/nightly`, { method: 'POST', headers });
    expect((await start({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
    expect((await start({ origin: served.url })).status).toBe(401);
    expect(await (await start()).json()).toEqual({
      runs: [expect.any(String)],
      run: expect.any(String),
      courses: 1,
      unfinished: 0,
    });
  });

  it('one course of them by name', async () => {
    const response = await fetch(`${served.url}/jobs/course`, {
      method: 'POST',
      body: JSON.stringify({ school: 'small', course: '6001' }),
    });
    expect([response.status, await response.json()]).toEqual([
      200,
      { runs: [expect.any(String)], run: expect.any(String), courses: 1, unfinished: 0 },
    ]);
  });
});
