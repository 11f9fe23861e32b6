import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { perLms } from '../../../src/lms/known.ts';
import type { Wanted } from '../../../src/sandbox/schoology/lti/index.ts';
import { frameSources } from '../../../src/lms/schoology/own-host.ts';
import type { Store } from '../../../src/store/types.ts';
import { vaultIn } from '../../builders/memory/vault.ts';
import type { Imported } from '../../../src/sync/acts/import-results.ts';
import { misfit, obstacles, type Look } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { boardSchool } from '../../builders/board/board-school.ts';
import {
  DEPLOYMENT,
  keepSchool,
  launchWorld,
  SECTION,
  TEACHER_UID,
  tinyBrowser,
  type LaunchWorld,
} from '../../builders/lms/launch.ts';
import { memoryStore } from '../../builders/served/store.ts';

/** The LMS's own page around ours; the browser is told what stands there. */
const LMS = 'https://bell.schoology.com/course/6001';
const AUTHORIZE = 'https://bell.schoology.com/oauth/authorize?oauth_token=r1';
const TEACHER: Wanted = { uid: TEACHER_UID, section: SECTION };

const UNKNOWN_COLUMNS: Imported = {
  ok: false,
  header: ['Wer', 'Was', 'Richtig'],
  problems: ['no column says which question (question)'],
};
const TAKEN: Imported = {
  ok: true,
  coursework: [],
  leftOut: [{ line: 3, why: 'nobody enrolled has this name' }],
  unscored: 2,
  schoolIds: false,
};

let store: Store;
let world: LaunchWorld;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let imported: Imported;

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput({}, 5));
  const school = boardSchool();
  const file = {
    ...school,
    school: { ...school.school, lms: 'schoology' as const, deployment: DEPLOYMENT },
    courses: school.courses.map((course) => ({ ...course, teacher: TEACHER_UID })),
  };
  await keepSchool(store, file);
  const vault = vaultIn(store);
  world = await launchWorld(store, {
    frames: { launch: frameSources(null, 'https://schoology.schoology.com'), addon: [] },
    connecting: {
      ...perLms(() => null),
      schoology: {
        days: 90,
        grant: async () => null,
        consent: {
          lms: 'schoology',
          begin: async () => ({ to: AUTHORIZE, token: 'r1', secret: 's' }),
          finish: async () => 'x',
        },
        seal: {
          close: (id, user, secret) => vault.seal(secret, { lms: 'schoology', school: id, user, purpose: 'consent' }),
          open: (id, user, sealed) => vault.open(sealed, { lms: 'schoology', school: id, user, purpose: 'consent' }),
        },
      },
    },
    results: { takenFor: () => true, take: async () => imported },
  });
  browser = await openBrowser();
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext();
  page = await context.newPage();
});

afterAll(async () => {
  await leaveBrowser(browser);
  await world.close();
  await store.close();
});

/** Somebody opens Waymark in the LMS: its page with our frame in it. */
async function open(wanted: Wanted): Promise<FrameLocator> {
  return frameOf(world.platform.startAddress(wanted).replaceAll('&', '&amp;'));
}

/** The LMS's page with this in its frame; `body`: what stands at that address, where it is the LMS's own. */
async function frameOf(address: string, body = ''): Promise<FrameLocator> {
  const around = `<!doctype html><html lang="en"><title>LMS</title><h1>Class</h1><main><iframe title="Waymark" width="1200" height="700" src="${address}"></iframe></main></html>`;
  await context.route(`${new URL(LMS).origin}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: route.request().url() === LMS ? around : `<!doctype html>${body}`,
    }),
  );
  await page.goto(LMS);
  return page.frameLocator('iframe');
}

/**
 * A page of ours with this on it stands in the frame and is loaded. To be awaited after whatever leads to another page, before anything
 * is done there: a press does not wait for what it leads to in a frame, and what is done to the old document is lost with it.
 */
async function arrived(sign: Locator): Promise<void> {
  await sign.waitFor();
  await page
    .frames()
    .find((each) => each.url().startsWith(world.url))
    ?.waitForLoadState();
}

function heading(name: string): Locator {
  return page.frameLocator('iframe').getByRole('heading', { name });
}

/** What is wrong with the page in the frame, in this language, at these widths. */
async function checked(look: Look = {}, widths: readonly number[] = [1366, 800]): Promise<string[]> {
  const frame = page.frames().find((each) => each.url().startsWith(world.url));
  if (frame === undefined) return ['our page is not in the frame'];
  const wrong: string[] = [];
  for (const width of widths) {
    await page.evaluate(`document.querySelector('iframe').width = ${width - 100}`);
    await page.setViewportSize({ width, height: 768 });
    wrong.push(...(await misfit(frame)).map((each) => `at ${width}: ${each}`));
  }
  return [...wrong, ...(await obstacles(frame, look))];
}

describe('inside the LMS', () => {
  it('a teacher sees the board in the frame, and can use it there', async () => {
    const frame = await open(TEACHER);
    await arrived(heading('Mastery by target'));
    await frame.getByRole('link', { name: 'Español' }).click();
    await arrived(heading('Dominio por objetivo'));
    expect(await frame.getByRole('button', { name: 'Conectar' }).isVisible()).toBe(true);
    expect(await checked({}, [800])).toEqual([]);
  });

  it('another site that frames the board shows nothing of it', async () => {
    await open(TEACHER);
    await arrived(heading('Mastery by target'));
    const address = `${world.url}/?course=${SECTION}`;
    await context.route('https://elsewhere.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><iframe src="${address}"></iframe>` }),
    );
    await page.goto('https://elsewhere.example/');
    expect(await page.frameLocator('iframe').getByRole('heading', { name: 'Mastery by target' }).count()).toBe(0);
    expect(page.frames().some((frame) => frame.url().startsWith(world.url))).toBe(false);
  });

  it('a student sees a calm page of their own', async () => {
    await open({ uid: '9001', section: SECTION });
    await arrived(heading('There is no ticket now'));
    expect(await checked()).toEqual([]);
  });

  it('somebody with no place in the class is told so', async () => {
    await open({ ...TEACHER, role: 'parent' });
    await arrived(heading('This place is for the class'));
    expect(await checked()).toEqual([]);
  });

  it('a teacher adds a link with one press, which the platform gets', async () => {
    const frame = await open({ ...TEACHER, choosing: true });
    await arrived(heading('Add Waymark to this course'));
    expect(await checked()).toEqual([]);
    await frame.getByRole('button', { name: 'Add the link' }).click();
    await frame.getByText('LtiDeepLinkingResponse').waitFor();
  });

  it('a teacher makes a ticket in the frame and adds its link; a student answers behind it', async () => {
    const frame = await open({ ...TEACHER, choosing: true });
    await arrived(heading('Add Waymark to this course'));
    await frame.getByRole('link', { name: 'Make a ticket instead' }).click();
    await arrived(heading('New ticket'));
    await frame.getByRole('combobox', { name: 'Target' }).selectOption({ index: 1 });
    const question = frame.getByRole('group', { name: 'Question 1', exact: true });
    await question.getByRole('textbox', { name: 'Question' }).fill('Which is 1/2?');
    await question.getByRole('textbox', { name: 'Choice 1' }).fill('2/4');
    await question.getByRole('textbox', { name: 'Choice 2' }).fill('1/3');
    await question.getByRole('radio', { name: 'Choice 1 is right' }).check();
    await frame.getByRole('textbox', { name: 'Title' }).fill('A half');
    await frame.getByRole('button', { name: 'Make the ticket' }).click();
    await arrived(heading('Your ticket is ready'));
    expect(await checked({}, [800])).toEqual([]);
    await frame.getByRole('button', { name: 'Add the link' }).click();
    const answer = await frame.getByText('LtiDeepLinkingResponse').innerText();
    const [, ticket = ''] = /"ticket":"([^"]+)"/.exec(answer) ?? [];

    const students = await open({ uid: '9001', section: SECTION, custom: { ticket } });
    await arrived(heading('A half'));
    await students.getByRole('radio', { name: '2/4' }).check();
    await students.getByText('Saved', { exact: true }).waitFor();
    expect(await checked({}, [800])).toEqual([]);
    await open({ uid: '9002', section: SECTION });
    await arrived(heading('Your tickets'));
    expect(await checked()).toEqual([]);
  });

  it('where the browser keeps no cookies in frames, the board opens in a window of its own', async () => {
    const { to, fields } = await tinyBrowser().form(world, TEACHER); // the cookie of the start stayed elsewhere
    const inputs = Object.entries(fields)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
      .join('');
    const frame = await frameOf(
      '/form',
      `<form method="post" action="${to}">${inputs}</form><script>document.forms[0].submit()</script>`,
    );
    await arrived(heading('Open the morning board'));
    expect(await checked()).toEqual([]);
    const opening = context.waitForEvent('page');
    await frame.getByRole('button', { name: 'Open in a new window' }).click();
    const window = await opening;
    await window.getByRole('heading', { name: 'Mastery by target' }).waitFor();
    expect(new URL(window.url()).pathname).toBe('/');
  });
});

describe('the connect button', () => {
  it('leads to the LMS with one press, in the frame', async () => {
    const frame = await open(TEACHER);
    await arrived(heading('Mastery by target'));
    await context.route(AUTHORIZE, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>LMS</title><h1>May Waymark?</h1>' }),
    );
    await frame.getByRole('button', { name: 'Connect' }).click();
    await frame.getByRole('heading', { name: 'May Waymark?' }).waitFor();
  });
});

describe('results from a file', () => {
  it.each([
    ['en', 'too', 'Mastery by target', 'Take in the results', 'Which column is which?'],
    ['es', 'none', 'Dominio por objetivo', 'Recibir los resultados', '¿Qué columna es cuál?'],
  ] as const)(
    'are sent from the board in %s; what is not known is asked for',
    async (language, colours, board, button, question) => {
      const frame = await open(TEACHER);
      await arrived(heading('Mastery by target'));
      if (language === 'es') await frame.getByRole('link', { name: 'Español' }).click();
      await arrived(heading(board));
      const sendFile = async (): Promise<void> => {
        await frame
          .locator('#results-file')
          .setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from('Wer,Was,Richtig\n') });
        await frame.getByRole('button', { name: button }).click();
      };

      imported = UNKNOWN_COLUMNS;
      await sendFile();
      await arrived(frame.getByText(question));
      expect(await checked({ colours })).toEqual([]);

      imported = TAKEN;
      await sendFile();
      await arrived(frame.locator('#left-out'));
      expect(await checked({ colours })).toEqual([]);
    },
  );
});
