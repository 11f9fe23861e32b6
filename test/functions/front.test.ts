import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { front } from '../../functions/front.ts';
import type { App } from '../../src/app.ts';
import { StoreError } from '../../src/store/errors.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';

let lines: object[];
let openings: (() => Promise<App>)[];
let served: ServedApp;

beforeEach(async () => {
  lines = [];
  openings = [];
  const open = (): Promise<App> => openings.shift()?.() ?? Promise.reject(new Error('nobody should open it now'));
  const pages = express().use((_request, response) => {
    response.send('a page');
  });
  served = await serveApp(
    front(open, () => pages, {
      error: (line: object) => {
        lines.push(line);
      },
    }),
  );
});
afterEach(() => served.close());

const away = (): Promise<App> =>
  Promise.reject(new StoreError('unreachable', 'Maria Lopez does not answer', 'check the server'));
const there = (): Promise<App> => Promise.resolve({} as App);

describe('a target whose store cannot be opened', () => {
  it('says so with a reference, and is served by the first request after it can', async () => {
    openings = [away, away, there];

    for (const _ of [1, 2]) {
      const response = await fetch(served.url);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await response.text()).toContain((lines.at(-1) as { reference: string }).reference);
    }
    expect(await (await fetch(served.url)).text()).toBe('a page');
    expect(await (await fetch(served.url)).text()).toBe('a page');
    expect(openings).toEqual([]);
  });

  it('is up, and not ready', async () => {
    openings = [away];
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${served.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'store does not answer', reference: expect.any(String) },
    ]);
  });

  it('logs the kind of the failure and its places, and nothing that was said of it', async () => {
    openings = [away];
    await fetch(served.url);
    expect(lines).toEqual([expect.objectContaining({ event: 'not-open', kind: 'unreachable', error: 'StoreError' })]);
    expect(JSON.stringify(lines)).not.toContain('Maria');
  });
});
