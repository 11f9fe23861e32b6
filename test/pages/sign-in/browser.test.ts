import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { createPages } from '../../../src/pages/index.ts';
import type { Route } from '../../../src/pages/kit/route.ts';
import { scriptRoutes } from '../../../src/pages/kit/scripts.ts';
import { assetRoutes } from '../../../src/pages/look/assets/route.ts';
import { askToSignIn } from '../../../src/pages/sign-in/ask.ts';
import { signInRoutes } from '../../../src/pages/sign-in/route.ts';
import { signedInBy } from '../../../src/pages/sign-in/session.ts';
import type { Store } from '../../../src/store/types.ts';
import { obstacles } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { pageDeps, signingInThrough } from '../../builders/served/pages.ts';
import { signInDoor } from '../../builders/lms/sign-in-door.ts';
import { memoryStore } from '../../builders/served/store.ts';

/** The LMS's own page around ours; the browser is told what stands there. */
const LMS = 'https://classroom.example/work/7001';

/** A page of a frame: for whoever is signed in, and for nobody whom the LMS does not have before it. Its script shows what is unseen. */
const framePage: Route = {
  method: 'get',
  path: '/addon/student',
  for: 'anyone',
  framed: 'addon',
  scripted: true,
  async answer(asked, deps) {
    const { login_hint: hint, o } = asked.query;
    const who = await signedInBy(deps, asked, deps.now(), typeof hint === 'string' ? hint : null);
    if (who === null || (hint === undefined && o === undefined)) return askToSignIn;
    if (o === undefined) return { kind: 'redirect', to: '/addon/student?o=1' };
    return {
      kind: 'page',
      html: `<!doctype html><html lang="es"><head><title>Ticket</title><script type="module" src="/assets/hand-over.js"></script></head><body><main><h1>${who.person.name}</h1><p id="lost" hidden>The script ran</p></main></body></html>`,
    };
  },
};

let store: Store;
let server: Server;
let url: string;
/** Where people sign in: another site. */
let elsewhere: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Frames keep no cookies: what they ask comes without. */
let cookieless: boolean;
/** The window stays where people sign in, or comes back at once. */
let stays: boolean;
let sessionsAsked: number;

beforeAll(async () => {
  store = await memoryStore();
  server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  elsewhere = url.replace('localhost', '127.0.0.1');
  const door = signInDoor({
    address: ({ state }) => (stays ? `${elsewhere}/accounts` : `${url}/oauth/google?code=c1&state=${state}`),
  });
  const pages = createPages(
    pageDeps(store, {
      baseUrl: url,
      frames: { launch: [], addon: [new URL(LMS).origin] },
      signingIn: signingInThrough(door, store),
    }),
    [framePage, ...signInRoutes, ...scriptRoutes, ...assetRoutes],
  );
  server.on('request', (request, response) => {
    if (request.method === 'POST' && request.url === '/addon/session') sessionsAsked += 1;
    if (cookieless && /^\/addon\/(session|student)/.test(request.url ?? '')) delete request.headers.cookie;
    if (request.url === '/accounts') response.end('Sign in');
    else pages(request, response);
  });
  browser = await openBrowser();
});
beforeEach(async () => {
  [cookieless, stays, sessionsAsked] = [false, false, 0];
  await context?.close();
  context = await browser.newContext();
  page = await context.newPage();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  await store.close();
});

/** Somebody opens our page in the LMS, which does not say yet who they are. */
async function open(query = 'ticket=abc'): Promise<Frame> {
  const around = `<!doctype html><html lang="en"><title>LMS</title><iframe title="Waymark" width="900" height="600" src="${url}/addon/student?${query}"></iframe></html>`;
  await context.route(`${new URL(LMS).origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: around }),
  );
  await page.goto(LMS);
  await button().waitFor();
  const frame = page.frames().find((each) => each.url().startsWith(url));
  if (frame === undefined) throw new Error('our page is not in the frame');
  return frame;
}

function button(): ReturnType<Page['getByRole']> {
  return page.frameLocator('iframe').getByRole('button', { name: 'Sign in with Google' });
}

describe('signing in inside a frame', () => {
  it('takes one press: the window goes by itself, and the frame goes on as that person', async () => {
    const frame = await open();
    expect(await obstacles(frame)).toEqual([]);
    const [popUp] = await Promise.all([page.waitForEvent('popup'), button().click()]);
    await frame.getByRole('heading', { name: 'Ana' }).waitFor();
    expect(frame.url()).toBe(`${url}/addon/student?o=1`);
    expect(popUp.isClosed()).toBe(true);
    await page.reload(); // a frame that does not say who is before it asks anew, and throws nobody out
    await button().waitFor();
    expect((await context.cookies(url)).map(({ name }) => name)).toContain('__Host-waymark');
  });

  it('works where frames keep no cookies: the page is put in place, and its script runs', async () => {
    cookieless = true;
    const frame = await open();
    await button().click();
    await frame.getByRole('heading', { name: 'Ana' }).waitFor();
    await frame.getByText('The script ran').waitFor();
    expect(frame.url()).toBe(`${url}/addon/student?o=1`);
    expect(await frame.evaluate('document.documentElement.lang')).toBe('es');
    // the token is in the page's memory alone
    expect(await frame.evaluate('JSON.stringify([localStorage.length, sessionStorage.length])')).toBe('[0,0]');
  });

  it('leaves nothing in the address that names somebody or opens something, and goes on with it, after a reload too', async () => {
    const frame = await open('ticket=abc&login_hint=9001&addOnToken=t1&courseId=6001&itemId=w1');
    await frame.waitForURL(`${url}/addon/student?ticket=abc`);
    await frame.evaluate('location.reload()');
    await frame.waitForURL(`${url}/addon/student?ticket=abc`);
    const [start] = await Promise.all([
      context.waitForEvent('request', (request) => request.url().includes('/addon/sign-in')),
      button().click(),
    ]);
    expect(new URL(start.url()).searchParams.get('hint')).toBe('9001');
    await frame.getByRole('heading', { name: 'Ana' }).waitFor();
    expect(frame.url()).toBe(`${url}/addon/student?o=1`);
  });

  it('says when the window is blocked, and after two failures leads to a window of its own', async () => {
    const frame = await open('ticket=abc&login_hint=9001&courseId=6001&itemId=w1&itemType=courseWork&attachmentId=a1');
    await frame.evaluate('window.open = () => null');
    const newWindow = frame.getByRole('link', { name: 'Open in a new window' });
    await button().click();
    await frame.getByText('The window was blocked.').waitFor();
    expect(await newWindow.count()).toBe(0);
    await button().click();
    await newWindow.waitFor();
    expect(await newWindow.getAttribute('href')).toBe(
      '/t/abc?courseId=6001&itemId=w1&itemType=courseWork&attachmentId=a1',
    );
  });

  it('says when the window was closed, and offers the button again', async () => {
    stays = true;
    const frame = await open();
    const [popUp] = await Promise.all([page.waitForEvent('popup'), button().click()]);
    await popUp.waitForURL(`${elsewhere}/accounts`); // closing a window while it goes from one site to another can hang the browser
    await popUp.close();
    await frame.getByText('The window closed before you were signed in.').waitFor();
    stays = false;
    await button().click();
    await frame.getByRole('heading', { name: 'Ana' }).waitFor();
  });

  it('takes a code from its own window alone', async () => {
    stays = true;
    const frame = await open();
    const [popUp] = await Promise.all([page.waitForEvent('popup'), button().click()]);
    const message = `{ type: 'waymark', action: 'signed-in', code: 'planted' }`;
    await frame.evaluate(`window.postMessage(${message}, location.origin)`);
    await page.evaluate(`document.querySelector('iframe').contentWindow.postMessage(${message}, '*')`);
    await popUp.waitForURL(`${elsewhere}/accounts`);
    await popUp.evaluate(`window.opener.postMessage(${message}, '*')`);
    await frame.evaluate('new Promise((resolve) => setTimeout(resolve, 200))');
    expect(sessionsAsked).toBe(0);
  });
});
