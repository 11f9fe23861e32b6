import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { PageDeps } from '../../src/pages/index.ts';
import { galleryRoute } from '../../src/pages/look/gallery/route.ts';
import { routes } from '../../src/pages/routes.ts';
import { endPause, startPause } from '../../src/store/nights/pauses.ts';
import type { Store } from '../../src/store/types.ts';
import { openBrowser } from '../browser.ts';
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
  await browser.close();
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

/** The narrowest phone, a laptop at 200 % zoom, and a laptop: each page fits all of them; what it says to a screen reader differs by language and little by width. */
const CHECKED = new Set(['320 es', '1366 en']);

describe.each([320, 683, 1366])('at a width of %d', (width) => {
  it.each(['en', 'es'])('every page in %s fits, and passes the accessibility check', async (language) => {
    await page.setViewportSize({ width, height: 768 });
    for (const path of pages()) {
      await page.goto(`${served.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      const { violations } = CHECKED.has(`${width} ${language}`) ? await check() : { violations: [] };
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    }
  });
});

describe('everything opened, and in the dark', () => {
  it.each([`/?why=${CELL}`, '/story?learner=9003', '/look?lang=es'])(
    '%s passes the accessibility check too, and fits',
    async (path) => {
      await page.goto(`${served.url}${path}`);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await check();
        expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  );
});

describe('while the sending is paused', () => {
  const school = boardInput().school.school.id;
  beforeAll(() => store.school(school, (db) => startPause(db, COURSE, 'teacher', NOW)));
  afterAll(() => store.school(school, (db) => endPause(db, COURSE, 'teacher', NOW)));

  it.each(['light', 'dark'] as const)('passes the accessibility check too (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${served.url}/?lang=es`);
    await page.evaluate("document.querySelectorAll('.approval details').forEach((each) => { each.open = true; })");
    const { violations } = await check();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Reanudar esta clase' }).isVisible()).toBe(true);
    await page.emulateMedia({ colorScheme: 'light' });
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

/** Our pages hold no frames, so all is found in the page itself; otherwise each look would open a second page to gather what its frames found. */
function check() {
  return new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
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
