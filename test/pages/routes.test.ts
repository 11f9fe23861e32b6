import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPages } from '../../src/pages/index.ts';
import { routes } from '../../src/pages/routes.ts';
import type { Store } from '../../src/store/types.ts';
import { boardInput, keepBoard } from '../builders/board.ts';
import { pageDeps, servePages, type Served } from '../builders/pages.ts';
import { memoryStore } from '../builders/store.ts';

/** Who may call each address. A route without an entry fails. */
const WHO: Readonly<Record<string, 'anyone' | 'teacher'>> = {
  'get /': 'teacher',
  'post /approve': 'teacher',
  'post /pause': 'teacher',
  'post /undo': 'teacher',
  'post /held': 'teacher',
  'get /r/:marker': 'anyone',
  'get /healthz': 'anyone',
  'get /readyz': 'anyone',
  'get /assets/waymark.css': 'anyone',
  'get /assets/icon.svg': 'anyone',
};

/** Addresses whose answer holds nothing personal and may be kept by a browser. */
const KEPT = new Set(['get /assets/waymark.css', 'get /assets/icon.svg']);

let store: Store;
let served: Served;
let signedOut: Served;

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
  served = await servePages(pageDeps(store));
  signedOut = await servePages(pageDeps(store, { viewer: () => null }));
});

afterAll(async () => {
  await served.close();
  await signedOut.close();
  await store.close();
});

function call(at: Served, key: string): Promise<Response> {
  const [method = '', path = ''] = key.split(' ');
  return fetch(at.url + path.replace(':marker', 'abc'), { method: method.toUpperCase(), redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin' } });
}

describe('the table of routes', () => {
  it('names every route of the app with who may call it', () => {
    const app = createPages(pageDeps(store));
    const mounted = app.router.stack.flatMap(({ route }) => (route === undefined ? [] : route.stack.map((layer) => `${layer.method} ${route.path}`)));
    expect(mounted.toSorted()).toEqual(Object.keys(WHO).toSorted());
    expect(Object.fromEntries(routes.map((route) => [`${route.method} ${route.path}`, route.for]))).toEqual(WHO);
  });

  it.each(Object.entries(WHO))('%s is for %s', async (key, who) => {
    const response = await call(signedOut, key);
    expect(response.status).toBe(who === 'teacher' ? 403 : 200);
  });

  it.each(Object.keys(WHO))('%s carries every header of safety', async (key) => {
    const { headers } = await call(served, key);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe(KEPT.has(key) ? 'public, no-cache' : 'no-store');
  });
});

describe('an address that leads nowhere', () => {
  it('answers with a page in both languages and a reference', async () => {
    const response = await fetch(`${served.url}/nowhere`);
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('There is nothing here');
    expect(page).toContain('Aquí no hay nada');
    expect(page).toContain('ref-1');
  });
});

describe('the link in a post', () => {
  it('says the same for every marker, and nothing of it', async () => {
    const [one, other] = await Promise.all(['one', 'other'].map(async (marker) => (await fetch(`${served.url}/r/${marker}`)).text()));
    expect(one).toBe(other);
    expect(one).toContain('made with Waymark');
    expect(one).toContain('Hecho con Waymark');
  });
});
