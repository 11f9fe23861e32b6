import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SchoolId } from '../../../src/ids.ts';
import { endPause, schoolPause, startPause } from '../../../src/store/nights/pauses.ts';
import { inviteAdministrator } from '../../../src/store/people/administrators.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { runDueSchools } from '../../../src/sync/night/scheduled/due-schools.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { misfit, obstacles } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { installation, type Installation } from '../../builders/served/installation.ts';
import { learnerEmail, learnerId, TEACHER } from '../../builders/lms/sandbox.ts';

/** Seconds a person takes to find a control and press it, and to read a word that is new to them (240 a minute). */
const [PRESS, WORD] = [1.2, 0.25];

let now: Instant;
let here: Installation;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  now = instant('2026-09-14T13:00:00Z');
  here = await installation(() => now);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  page = await context.newPage();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await here.close();
});

const inSchool = <T>(work: Parameters<Installation['app']['store']['school']>[1]): Promise<T> =>
  here.app.store.school(here.file.school.id, work) as Promise<T>;
const NAME = 'Continue as Tara Reed';

const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

async function signIn(back: string): Promise<void> {
  await page.goto(`${here.url}/sign-in?back=${encodeURIComponent(back)}`);
  await page.getByRole('link', { name: NAME }).click();
}

async function clean(name: string): Promise<void> {
  expect([name, ...(await obstacles(page)), ...(await misfit(page))]).toEqual([name]);
}

describe('a teacher who has never seen Waymark', () => {
  it('connects alone in under a minute, at a human pace: every page read whole before the press, and what the LMS answers of the classes', async () => {
    let seconds = 0;
    /** What stands there in the reader's language. */
    const read = async (what = 'main'): Promise<void> => {
      const all = await page.locator(what).first().innerText();
      const others = await page.locator(`${what} [lang="es"]`).allInnerTexts();
      seconds += (words(all) - others.reduce((sum, text) => sum + words(text), 0)) * WORD;
    };
    const press = async (name: RegExp | string): Promise<void> => {
      await read();
      seconds += PRESS;
      await page.getByRole('link', { name }).first().click();
    };
    await page.goto(here.url);
    await press('Sign in with Google');
    await press(NAME);
    await press('Connect');
    await press(NAME);
    await page.getByRole('heading', { name: 'Done: every class can be read' }).waitFor();
    await read('section[aria-labelledby="tried"]');
    await clean('connected');

    expect(Math.round(seconds)).toBeLessThan(60);
    expect(page.url()).toContain('/account?tried=1');
  });
});

describe('the pages of a school', () => {
  beforeAll(async () => {
    await inSchool((db) => inviteAdministrator(db, TEACHER.email, 'operator', now));
    await signIn('/school');
    await runDueSchools(here.app.sync, now);
  });

  const PAGES = ['/school', '/school/classes', '/school/settings', '/school/data'];

  it.each([
    ['es', [1366, 390], 'too'],
    ['en', [820], 'none'],
  ] as const)(
    'in %s fit widths of %j, opened whole, and pass the accessibility check',
    async (lang, widths, colours) => {
      for (const path of PAGES) {
        await page.goto(`${here.url}${path}?lang=${lang}`);
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          expect([path, width, ...(await misfit(page))]).toEqual([path, width]);
        }
        expect([path, ...(await obstacles(page, { colours }))]).toEqual([path]);
      }
    },
  );

  it('say in the first screen of a phone what to do first, or that all is well', async () => {
    await page.setViewportSize({ width: 390, height: 700 });
    await inSchool((db) => startPause(db, null, 'administrator', now));
    await page.goto(`${here.url}/school?lang=en`);
    expect(await page.getByRole('heading', { name: 'Do this first' }).isVisible()).toBe(true);
    const box = await page.locator('section.first p').first().boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(700);
    await clean('do this first');

    await inSchool((db) => endPause(db, null, 'administrator', now));
    await page.reload();
    expect(await page.getByRole('heading', { name: 'All is well' }).isVisible()).toBe(true);
    expect(await page.getByText('When you have a minute').isVisible()).toBe(true);
    await inSchool((db) => inviteAdministrator(db, learnerEmail(2), 'operator', now));
    await page.reload();
    await page.getByText('There is nothing for you to do.').waitFor();
    await clean('all is well');
  });

  it('are worked with the keyboard alone: the pause of the whole school', async () => {
    await page.goto(`${here.url}/school?lang=en`);
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === 'Pause the whole school') break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Paused. Nothing more is sent.').waitFor();
    expect(await inSchool(schoolPause)).toBe(now);
    await clean('paused');
  });

  it('show a held list, a student who was looked for, a receipt and the list of schools, each accessible', async () => {
    for (const n of [1, 2]) here.sandbox.world.leave(here.file.courses[0]?.id ?? '', learnerId(n));
    now = instant('2026-09-15T13:00:00Z');
    await runDueSchools(here.app.sync, now);
    await signIn('/school');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('heading', { name: 'Class lists that were held' }).waitFor();
    await clean('held list');

    await page.goto(`${here.url}/school/data?lang=en`);
    const [known] = await inSchool<{ name: string }[]>((db) => db.query('select name from learners order by name'));
    await page.getByRole('textbox', { name: 'Name or number' }).fill(known?.name ?? '');
    await page.getByRole('button', { name: 'Find a student' }).click();
    await page.getByText('One student.').waitFor();
    await clean('found');
    await page.getByText(`Erase for good: ${known?.name}`).click();
    await page.locator('li').getByRole('checkbox').check();
    await page.locator('li').getByRole('button', { name: 'Erase for good' }).click();
    await page.getByRole('heading', { name: 'Receipt of an erasure' }).waitFor();
    await clean('receipt');

    const maple = SchoolId.parse('maple');
    await here.app.store.school(maple, async (db) => {
      const school = { ...here.file.school, id: maple, name: 'Maple' };
      await saveSchoolFile(db, { ...here.file, school, courses: [] }, now);
      await inviteAdministrator(db, TEACHER.email, 'operator', now);
    });
    await page.goto(`${here.url}/school?lang=es`);
    await page.getByRole('heading', { name: 'Sus escuelas' }).waitFor();
    for (const width of [820, 1366, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, ...(await misfit(page))]).toEqual([width]);
    }
    await clean('schools');
    await page.getByRole('link', { name: 'Maple' }).click();
    await page.getByRole('heading', { name: 'Maple' }).waitFor();
  });
});
