import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { PageDeps } from '../../src/pages/index.ts';
import { galleryRoute } from '../../src/pages/look/gallery/route.ts';
import { routes } from '../../src/pages/routes.ts';
import { endPause, startPause } from '../../src/store/nights/pauses.ts';
import type { Store } from '../../src/store/types.ts';
import { misfit, obstacles, type Look } from '../accessible.ts';
import { leaveBrowser, openBrowser } from '../browser.ts';
import { boardInput, keepBoard } from '../builders/board/board.ts';
import { COURSE, NOW } from '../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../builders/served/pages.ts';
import { memoryStore } from '../builders/served/store.ts';

const approve = jest.fn<PageDeps['approve']>();
const done = { ok: true, said: { en: 'Done.', es: 'Hecho.' } };
const pause = jest.fn<PageDeps['pause']>().mockResolvedValue(done);
const decideHeld = jest.fn<PageDeps['decideHeld']>().mockResolvedValue(done);
/** Small, because the check looks at every cell; a class of 31 has the same parts. */
const CLASS = 5;
const CELL = '9003~5.NF.A.1';
/** Answered with a refusal on purpose: nothing is there, or nothing came along from the LMS. */
const REFUSED = /\/(nowhere|account|school|choose-school|schoology\/|oauth\/|addon\/|sign-in|t\/|compose|tickets)/;
/** What the browser itself complains of: a policy broken, a file missing. */
const complaints: string[] = [];

let store: Store;
let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput({}, CLASS));
  served = await servePages(pageDeps(store, { approve, pause, decideHeld }), [...routes, galleryRoute]);
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.location().url)) complaints.push(message.text());
  });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await served.close();
  await store.close();
});

/**
 * Every page of the table of routes and the gallery of components (the board with a cell's reasons open), the empty board and a failure. What the LMS leads to
 * is looked at where the LMS leads there: launch/browser.test.ts.
 */
function pages(): string[] {
  const plain = [...routes, galleryRoute].filter(
    (route) =>
      route.method === 'get' &&
      !route.path.startsWith('/assets/') &&
      !route.path.endsWith('z') &&
      !/^\/(schoology|oauth)\//.test(route.path) &&
      !/^\/addon\/(live|session)$/.test(route.path) && // plain data
      !/^\/addon\/(teacher|student|review)$/.test(route.path), // the same page to sign in on as the fourth; what stands behind it: ticket/
  );
  const paths = plain.map((route) => route.path.replace(':marker', 'abc'));
  const asking = new Map([
    ['/', `/?why=${CELL}`],
    ['/story', '/story?learner=9003'],
  ]);
  return [...paths.map((path) => asking.get(path) ?? path), '/look?page=message', '/?course=6002', '/nowhere'];
}

/** The narrowest phone, a laptop at 200 % zoom, and a laptop. */
const WIDTHS = [320, 683, 1366];
/** Pages with much to open, and all the colours there are: in the dark only the colours change. */
const TELLING = new Set([`/?why=${CELL}`, '/story?learner=9003', '/look']);

// what a page says to a screen reader differs by language and little by width; its colours by neither
describe.each([
  ['en', 'as it comes', 1366, 'none'],
  ['es', 'everything opened', 320, 'too'],
] as const)('in %s, %s,', (language, opened, looked, colours) => {
  it('every page passes the accessibility check, and fits every width', async () => {
    for (const path of pages()) {
      await page.goto(`${served.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      if (opened === 'everything opened') await openAll('details');
      for (const width of [...WIDTHS.filter((each) => each !== looked), looked]) {
        await page.setViewportSize({ width, height: 768 });
        expect([path, width, ...(await misfit(page))]).toEqual([path, width]);
      }
      const found = await obstacles(page, { colours });
      const dark = colours === 'too' && TELLING.has(path) ? await inTheDark() : [];
      expect([path, ...found, ...dark]).toEqual([path]);
    }
  });
});

describe('while the sending is paused', () => {
  const school = boardInput().school.school.id;
  beforeAll(() => store.school(school, (db) => startPause(db, COURSE, 'teacher', NOW)));
  afterAll(() => store.school(school, (db) => endPause(db, COURSE, 'teacher', NOW)));

  it('passes the accessibility check too, light and dark', async () => {
    await page.goto(`${served.url}/?lang=es`);
    await openAll('.approval details');
    expect(await obstacles(page, { within: '.approval' })).toEqual([]);
    expect(await inTheDark({ within: '.approval' })).toEqual([]);
    expect(await page.getByRole('button', { name: 'Reanudar esta clase' }).isVisible()).toBe(true);
  });
});

describe('with the keyboard alone', () => {
  it('the plan is approved by tabbing to the button and pressing Enter', async () => {
    approve.mockResolvedValue({ ok: true, said: { en: '16 sent.', es: '16 enviados.' } });
    await page.goto(`${served.url}/?lang=en`);
    await tabTo('Approve and send');
    await page.keyboard.press('Enter');
    await page.waitForURL(/receipt=/);
    expect(approve).toHaveBeenCalledTimes(1);
    expect(await page.getByRole('status').textContent()).toContain('16 sent.');
  });

  it('sending is paused in two steps: opening what it does, then the button', async () => {
    await page.goto(`${served.url}/?lang=en`);
    await tabTo('Pause sending');
    expect(await page.getByRole('button', { name: 'Pause this class' }).isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Pause this class');
    await page.keyboard.press('Enter');
    await page.waitForURL(/receipt=/);
    expect(pause.mock.calls).toEqual([['cedar', '6001', 'pause']]);
    expect(await page.getByRole('status').textContent()).toContain('Paused');
  });

  it('a held note is decided with one press', async () => {
    await page.goto(`${served.url}/?lang=es`);
    await page.getByRole('button', { name: /^Enviarlo de nuevo/ }).press('Enter');
    await page.waitForURL(/receipt=/);
    expect(decideHeld.mock.calls).toEqual([['cedar', '6001', 'note-b', 'anew']]);
  });

  it('the first stop leads past the top of the page', async () => {
    await page.goto(served.url);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the board');
    await page.keyboard.press('Enter');
    await page.waitForFunction("document.activeElement.id === 'board'"); // the browser goes there when it finds the time
  });

  it('a cell of the grid opens its reasons, and closing leads back to it', async () => {
    await page.goto(`${served.url}/?lang=en`);
    await page.locator(`[id="c-${CELL}"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/why=/);
    expect(await page.getByRole('heading', { name: 'Lucía Fernández' }).isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Close, back to the grid' }).press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('why'));
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#c-${CELL}`);
  });

  it('a name in a group opens the reasons', async () => {
    await page.goto(`${served.url}/?lang=en`);
    const person = page.locator('#p-9001');
    await person.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await person.getByText('What would change it').isVisible()).toBe(true);
  });
});

it('the browser had nothing to complain of', () => {
  expect(complaints).toEqual([]);
});

async function openAll(details: string): Promise<void> {
  await page.evaluate(`document.querySelectorAll('${details}').forEach((each) => { each.open = true; })`);
}

async function inTheDark(look: Look = {}): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await obstacles(page, { ...look, colours: 'alone' });
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function tabTo(text: string): Promise<void> {
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused()) === text) return;
  }
  throw new Error(`${text} is not within 30 stops`);
}

async function focused(): Promise<string> {
  return page.evaluate('document.activeElement.textContent.trim()');
}
