import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Store } from '../../src/store/types.ts';
import { pageDeps, servePages, type Served } from '../builders/served/pages.ts';
import { memoryStore } from '../builders/served/store.ts';

const leaving = new AbortController();
const asked: (() => void)[] = [];
/** Never answers, and tells that it was asked. */
const silent = (): Promise<null> =>
  new Promise(() => {
    asked.shift()?.();
  });

let store: Store;
let served: Served;

beforeAll(async () => {
  store = await memoryStore();
  served = await servePages(pageDeps(store, { viewer: silent, signedIn: silent, leaving: leaving.signal }));
});

afterAll(async () => {
  await served.close();
  await store.close();
});

async function askFor(path: string): Promise<{ readonly answer: Promise<Response> }> {
  const arrived = new Promise<void>((resolve) => {
    asked.push(resolve);
  });
  const answer = fetch(served.url + path);
  await arrived;
  return { answer };
}

it('whoever waits when the process ends is told to come again, a page in words and a script as JSON, and nobody is cut off', async () => {
  const page = await askFor('/');
  const script = await askFor('/addon/live?o=abc');

  leaving.abort();
  const [told, toldScript] = [await page.answer, await script.answer];

  expect([told.status, told.headers.get('retry-after'), told.headers.get('connection')]).toEqual([503, '5', 'close']);
  expect(await told.text()).toContain('Waymark is starting again');
  expect([toldScript.status, await toldScript.json()]).toEqual([
    503,
    { error: 'down', message: { en: expect.any(String), es: expect.any(String) }, reference: expect.any(String) },
  ]);
});
