import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { en } from '../../../src/pages/ticket/words/en.ts';
import { es } from '../../../src/pages/ticket/words/es.ts';
import { misfit, obstacles } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { chosen, keyShown, shownRoute, wishing } from '../../builders/served/student-page.ts';
import { StudentServer } from '../../builders/served/student-server.ts';

/** Stands for the window that comes back from Google. */
const HAND_OVER = `<script>
  opener.postMessage({ type: 'waymark', action: 'signed-in', code: 'code' }, location.origin); close();
</script>`;

let server: StudentServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([StudentServer.start(), openBrowser()]);
});

afterAll(async () => {
  await leaveBrowser(browser);
  server.close();
});

beforeEach(async () => {
  server.reset();
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterEach(() => context.close());

describe('answering', () => {
  it('sends a tick at once, and what is typed when the typing rests', async () => {
    await open();
    await page.getByRole('group', { name: 'Question 1' }).getByRole('radio', { name: '3/4' }).check();
    await told(1);
    await answerTo(2).pressSequentially('5/6', { delay: 20 });
    await standing('Saving');
    await standing('Saved');
    expect(server.answers.answers()).toMatchObject([
      { question: 1, value: 1, version: 1 },
      { question: 2, value: '5/6', version: 1 },
    ]);
    await page.reload();
    expect(await answerTo(2).inputValue()).toBe('5/6');
    expect(await page.getByRole('radio', { name: '3/4' }).isChecked()).toBe(true);
  });

  it('"I\'m done" locks nothing', async () => {
    await open();
    await page.getByRole('button', { name: "I'm done" }).click();
    await told(1);
    expect(server.told[0]?.body).toMatchObject({ saves: [], done: true });
    await answerTo(2).fill('1/2');
    await standing('Saved');
    expect(server.answers.history).toEqual(['1/2']);
  });

  it('what was typed a moment before the page is left reaches the server', async () => {
    await open();
    await answerTo(2).fill('7/8');
    await page.goto('about:blank');
    await until(() => server.answers.history.includes('7/8'));
  });
});

describe('without a network', () => {
  it('answers stay on the device, the fields stay open, and all is sent in order when it is back', async () => {
    await open();
    await context.setOffline(true);
    await answerTo(2).fill('5/6');
    await standing('Kept on this device until the network is back');
    await answerTo(3).fill('A sixth is small.');
    await page.getByRole('radio', { name: '3/4' }).check();
    expect(await answerTo(2).isEditable()).toBe(true);
    await context.setOffline(false);
    await standing('Saved');
    expect(server.answers.answers().map(({ value }) => value)).toEqual(['5/6', 'A sixth is small.', 1]);
  });

  it('what was left unsent goes out with the next opening by the same person, and by nobody else', async () => {
    await open();
    server.failing = 503;
    await answerTo(2).fill('5/6');
    await standing('Kept on this device until the network is back');
    server.over = { person: '1002' };
    await page.reload();
    server.failing = null;
    expect(await answerTo(2).inputValue()).toBe('');
    await page.waitForTimeout(300);
    expect(server.answers.history).toEqual([]);
    server.over = {};
    await page.reload();
    await until(() => server.answers.history.includes('5/6'));
    expect(await answerTo(2).inputValue()).toBe('5/6');
    await standing('Saved');
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('where the browser keeps nothing, the page says that it must stay open', async () => {
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })",
    );
    await open();
    server.failing = 503;
    await answerTo(2).fill('5/6');
    await standing('Not saved yet: keep this page open');
    server.failing = null;
    await standing('Saved');
  });

  it('a session that ended asks to sign in again, with everything still there', async () => {
    await open();
    server.failing = 401;
    await answerTo(2).fill('5/6');
    await page.getByRole('heading', { name: 'Please sign in again' }).waitFor();
    expect(await answerTo(2).inputValue()).toBe('5/6');
    expect(await page.evaluate('localStorage.length')).toBe(1);
  });

  it('signing in again in a window goes on where it was, with the token in place of the cookie', async () => {
    await open();
    server.failing = 401;
    await answerTo(2).fill('5/6');
    await context.route('**/addon/sign-in?*', (route) => route.fulfill({ contentType: 'text/html', body: HAND_OVER }));
    await page.route('**/addon/session', (route) => {
      server.failing = null;
      const body = JSON.stringify({ user: { id: '1001' }, token: 'token-of-ana', until: '' });
      return route.fulfill({ contentType: 'application/json', body });
    });
    const bearers: (string | undefined)[] = [];
    page.on('request', (request) => bearers.push(request.headers()['authorization']));
    await page.getByRole('button', { name: 'Sign in with Google' }).click();
    await standing('Saved');
    expect(server.answers.history).toEqual(['5/6']);
    expect(bearers.at(-1)).toBe('Bearer token-of-ana');
    expect(await page.getByRole('heading', { name: 'Please sign in again' }).count()).toBe(0);
  });
});

describe('two answers to one question', () => {
  it('are shown side by side, and one press says which counts', async () => {
    await open();
    const other = await context.newPage();
    await open(other);
    await answerTo(2).focus();
    await answerTo(2, other).fill('1/2');
    await until(() => server.answers.history.length === 1);
    await answerTo(2).fill('5/6');
    const group = page.getByRole('group', { name: 'Two answers to question 2' });
    await group.waitFor();
    expect(await obstacles(page)).toEqual([]);
    await group.getByRole('button', { name: 'Keep mine' }).click();
    await until(() => server.answers.answers()[0]?.value === '5/6');
    await group.waitFor({ state: 'detached' });
    await answerTo(2, other).blur();
    await until(async () => (await answerTo(2, other).inputValue()) === '5/6');
  });
});

describe('what the class does meanwhile', () => {
  it('takes neither the text nor the focus of somebody who is writing', async () => {
    await open();
    await answerTo(3).pressSequentially('Because');
    server.becomes({ state: 'marking' });
    await page.getByRole('heading', { name: 'We grade together' }).waitFor();
    await page.keyboard.type(' it is small');
    expect(await answerTo(3).inputValue()).toBe('Because it is small');
    await until(() => server.answers.history.includes('Because it is small'));
    await answerTo(3).blur();
    await answerTo(3).waitFor({ state: 'detached' });
  });

  it('is on the page within 3 seconds', async () => {
    await open();
    server.becomes({ state: 'marking' });
    await page.getByRole('heading', { name: 'We grade together' }).waitFor({ timeout: 3000 });
  });
});

describe.each([
  ['en', 'I got it', 'Not yet', 'Workshop', 'Declare', 'You chose the workshop.', 'Change my choice', 'Choice menu'],
  [
    'es',
    'Lo logré',
    'Todavía no',
    'Taller',
    'Declarar',
    'Elegiste el taller.',
    'Cambiar lo que elegí',
    'Menú de opciones',
  ],
] as const)('with the key in %s', (language, gotIt, notYet, workshop, declare, said, change, menu) => {
  it('a learner marks, chooses with a word about it, and may change the choice', async () => {
    server.reset(keyShown());
    server.language = language;
    await open();
    await page.getByRole('button', { name: declare }).click();
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    for (const [nth, name] of [gotIt, gotIt, notYet].entries()) {
      await page.getByRole('radio', { name, exact: true }).nth(nth).check();
    }
    await page.getByRole('radio', { name: workshop, exact: true }).check();
    await page.locator('#reflection').fill('Drawing it.');
    await page.getByRole('button', { name: declare }).click();
    await page.getByRole('status').filter({ hasText: said }).waitFor();
    expect(server.told.at(-1)?.body).toMatchObject({ route: 'workshop', reflection: 'Drawing it.' });
    expect(server.own.marks).toMatchObject({ 1: { self: 1 }, 2: { self: 1 }, 3: { self: 0 } });
    expect(await page.getByRole('region', { name: menu }).isVisible()).toBe(true);
    await page.getByRole('button', { name: change }).click();
    expect(await page.getByRole('button', { name: declare }).isVisible()).toBe(true);
  });
});

it('the other language is one press away, takes nothing that was typed, and is kept for the person', async () => {
  await open();
  await answerTo(2).fill('5/6');
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByText('Sin límite de tiempo').waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('es');
  expect(await page.getByRole('group', { name: 'Pregunta 2' }).getByRole('textbox').inputValue()).toBe('5/6');
  await page.reload();
  expect(await page.getByText('Sin límite de tiempo').isVisible()).toBe(true);
  server.over = { person: '1002' };
  await page.reload();
  expect(await page.getByText('No time limit').isVisible()).toBe(true);
});

it("a teacher's preview sends nothing, and asks nothing of the server", async () => {
  server.over = { preview: true };
  await open();
  await page.getByRole('radio', { name: '3/4' }).check();
  await answerTo(2).fill('5/6');
  await page.waitForTimeout(1300);
  expect(server.told).toEqual([]);
  expect(await page.getByRole('radio', { name: '3/4' }).isChecked()).toBe(true);
});

// every state in both languages, widths and lights, but not each in each: a check takes a second and says the same
describe.each([
  [390, 'en', 'dark'],
  [820, 'es', 'light'],
] as const)('at a width of %d, in %s, %s', (width, language, colorScheme) => {
  it('every state passes the accessibility check and fits', async () => {
    await page.setViewportSize({ width, height: 844 });
    const key = keyShown();
    const declared = chosen('workshop');
    const states = {
      open: { answers: [{ question: 1, value: 1, version: 1 }] },
      done: { done: true },
      marking: { ...key, state: 'marking', shown: [], keys: {}, route: null, targets: [] },
      key,
      chosen: keyShown({
        marks: {
          1: { machine: 1, self: 1, teacher: null },
          2: { machine: 1, self: 1, teacher: 1 },
          3: { machine: null, self: 0, teacher: 0.5 },
        },
        route: shownRoute({ declared, effective: 'workshop' }),
        notes: [{ text: 'Your reason was clear. Try it with thirds.', at: declared.at }],
      }),
      wishing: wishing(),
      asked: keyShown({
        route: shownRoute({ declared, assigned: chosen('seminar', { slot: 'first' }), effective: 'seminar' }),
      }),
      closed: { ...keyShown({ route: shownRoute({ declared, effective: 'workshop' }) }), state: 'closed' },
    } as const;
    await page.emulateMedia({ colorScheme });
    for (const own of Object.values(states)) {
      server.reset(own);
      server.language = language;
      await open();
      if (own === states.wishing) await openWishes(language);
      expect([...(await obstacles(page)), ...(await misfit(page))]).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

it('everything the first paint needs is under 60 KB, packed', async () => {
  const addresses = [
    '/addon/student',
    '/assets/waymark.css',
    '/assets/ticket.css',
    '/assets/icon.svg',
    '/assets/student.js',
  ];
  const bodies = await Promise.all(addresses.map(async (each) => (await fetch(server.url + each)).text()));
  expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThan(60_000);
});

it('the browser had nothing to complain of', () => {
  expect(complaints).toEqual([]);
});

async function open(where = page): Promise<void> {
  await where.goto(`${server.url}/addon/student?o=opening-of-ana`);
  await where.waitForLoadState('load');
}

function answerTo(question: number, where = page) {
  return where.getByRole('group', { name: `Question ${question}` }).getByRole('textbox', { name: 'Your answer' });
}

async function standing(text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 10_000 });
}

async function told(count: number): Promise<void> {
  await until(() => server.told.length >= count);
}

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await is()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await is()).toBe(true);
}

/** Opens the forms in which something is asked of the teacher. */
async function openWishes(language: 'en' | 'es'): Promise<void> {
  const { ready, ideas } = { en, es }[language];
  await page.getByRole('button', { name: ready.ready }).click();
  await page.getByRole('button', { name: ideas.propose }).click();
  await page.getByRole('button', { name: ideas.send }).click();
  await page.getByText(ideas.empty).waitFor();
}
