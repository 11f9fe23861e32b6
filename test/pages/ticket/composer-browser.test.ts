import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core';
import { misfit, obstacles } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { ADDING, composing } from '../../builders/ticket/composing.ts';
import { serveComposer, type ServedComposer } from '../../builders/served/served-composer.ts';

/** A tired teacher: seconds for a key, and for looking at and choosing something. */
const KEY = 0.3;
const CHOICE = 1.5;

let served: ServedComposer;
let classroom: Server;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  served = await serveComposer(composing());
  classroom = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(
        `<!doctype html><title>Around</title><script>addEventListener('message', (e) => { document.title = e.origin + ' ' + e.data.type + ' ' + e.data.action; })</script><iframe title="Waymark" width="1000" height="700" src="${served.url}/addon/discovery"></iframe>`,
      );
  });
  await new Promise<void>((resolve) => {
    classroom.listen(0, '127.0.0.1', resolve);
  });
  browser = await openBrowser();
});

beforeEach(async () => {
  await context?.close();
  served.set(composing());
  served.answer('attached');
  served.orders.length = 0;
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/addon/attach'))
      complaints.push(message.text());
  });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await served.close();
  classroom.closeAllConnections();
  classroom.close();
});

async function open(language = 'en'): Promise<void> {
  await page.goto(`${served.url}/addon/discovery?o=x&lang=${language}`);
  await page.waitForSelector('main:not([data-live])');
}

/** The keyboard has come there: the page leads it on once what it goes to is drawn. */
async function focused(where: Locator): Promise<void> {
  await where.and(page.locator(':focus')).waitFor();
}

/** The page as it stands while its script is still on the way. */
async function openWithoutScript(): Promise<{ comes(): Promise<void> }> {
  const asked = new Promise<Route>((resolve, reject) => {
    page.route('**/assets/discovery*', resolve).catch(reject);
  });
  await page.goto(`${served.url}/addon/discovery?o=x&lang=en`, { waitUntil: 'commit' });
  await page.waitForSelector('main[data-live] #attach');
  return {
    comes: async () => {
      await (await asked).continue();
      await page.waitForSelector('main:not([data-live])');
      await page.unroute('**/assets/discovery*');
    },
  };
}

const question = (place: number): Locator => page.getByRole('group', { name: `Question ${place}`, exact: true });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

/** One whole question, so that the ticket may be sent. */
async function fillFirst(): Promise<void> {
  await page.getByRole('combobox', { name: 'Target' }).selectOption(ADDING);
  await question(1).getByRole('textbox', { name: 'Question' }).fill('Which is 1/2?');
  await question(1).getByRole('textbox', { name: 'Choice 1' }).fill('2/4');
  await question(1).getByRole('textbox', { name: 'Choice 2' }).fill('1/3');
  await question(1).getByRole('radio', { name: 'Choice 1 is right' }).check();
}

async function settled(): Promise<void> {
  await page.waitForTimeout(200);
}

it('a teacher whom an LMS sent in is told to come again from there, and no window to sign in opens', async () => {
  served.set(composing({ door: 'launch' }));
  await open();
  await fillFirst();
  const message = { en: 'Your visit is over. Open Waymark again from your class.', es: 'Tu visita terminó.' };
  await page.route('**/addon/attach', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/json',
      body: JSON.stringify({ error: 'signed-out', message }),
    }),
  );
  const send = page.getByRole('button', { name: /^(Attach|Make|Add)/ }).last();
  for (let press = 0; press < 2; press += 1) {
    await send.click();
    await page.getByRole('alert').getByText(message.en).waitFor();
  }
  expect(context.pages()).toHaveLength(1);
  expect(await page.getByRole('textbox', { name: 'Choice 1' }).inputValue()).toBe('2/4');
});

describe('a teacher who composes a ticket', () => {
  it('has it attached in under two minutes, at a human pace, by the names of the controls', async () => {
    let seconds = 0;
    const type = async (box: Locator, text: string): Promise<void> => {
      await box.fill(text);
      seconds += CHOICE + text.length * KEY;
    };
    const choose = async (act: Promise<unknown>): Promise<void> => {
      await act;
      seconds += CHOICE;
    };
    await open();
    await choose(page.getByRole('radio', { name: 'Exit' }).check());
    await choose(page.getByRole('combobox', { name: 'Unit' }).selectOption('Fractions'));
    await choose(page.getByRole('combobox', { name: 'Target' }).selectOption(ADDING));
    await type(question(1).getByRole('textbox', { name: 'Question' }), 'Which is the same as 1/2?');
    await type(question(1).getByRole('textbox', { name: 'Choice 1' }), '2/4');
    await type(question(1).getByRole('textbox', { name: 'Choice 2' }), '1/3');
    await choose(question(1).getByRole('button', { name: 'Add a choice' }).click());
    await type(question(1).getByRole('textbox', { name: 'Choice 3' }), '3/5');
    await choose(question(1).getByRole('radio', { name: 'Choice 1 is right' }).check());
    await choose(button('Add a question').click());
    await type(question(2).getByRole('textbox', { name: 'Question' }), 'What is 1/2 + 1/4?');
    await choose(question(2).getByRole('combobox', { name: 'Kind of answer' }).selectOption('Number'));
    await type(question(2).getByRole('textbox', { name: 'Right answer' }), '3/4');
    await choose(button('Add a question').click());
    await type(question(3).getByRole('textbox', { name: 'Question' }), 'How did you find the common denominator?');
    await choose(question(3).getByRole('combobox', { name: 'Kind of answer' }).selectOption('One sentence'));
    await choose(button('Attach to the assignment').click());
    await page
      .getByRole('status')
      .filter({ hasText: /^Attached$/ })
      .waitFor();

    expect(seconds).toBeLessThan(120);
    expect(served.orders).toEqual([
      {
        o: 'o'.repeat(22),
        draft: expect.any(String) as unknown as string,
        ticket: {
          title: 'Exit ticket: Fractions',
          kind: 'exit',
          unit: 'Fractions',
          questions: [
            {
              kind: 'one',
              text: 'Which is the same as 1/2?',
              target: ADDING,
              choices: ['2/4', '1/3', '3/5'],
              right: [0],
            },
            { kind: 'number', text: 'What is 1/2 + 1/4?', target: ADDING, right: '3/4' },
            { kind: 'sentence', text: 'How did you find the common denominator?', target: ADDING },
          ],
        },
      },
    ]);
  });

  it('reaches everything by the keyboard, which goes on to what was just added', async () => {
    await open();
    await question(1).getByRole('button', { name: 'Add a choice' }).focus();
    await page.keyboard.press('Enter');
    await focused(question(1).getByRole('textbox', { name: 'Choice 3' }));
    await page.keyboard.type('third');
    expect(await question(1).getByRole('textbox', { name: 'Choice 3' }).inputValue()).toBe('third');
    await button('Add a question').focus();
    await page.keyboard.press('Enter');
    await focused(question(2).getByRole('textbox', { name: 'Question' }));
    await page.keyboard.type('Second?');
    expect(await question(2).getByRole('textbox', { name: 'Question' }).inputValue()).toBe('Second?');
    await button('Remove question 2').focus();
    await page.keyboard.press('Enter');
    await focused(question(1).getByRole('textbox', { name: 'Question' }));
  });

  it('attaches once on a double click', async () => {
    await open();
    await fillFirst();
    await button('Attach to the assignment').dblclick();
    await page.getByRole('status').filter({ hasText: 'Attached' }).waitFor();
    await settled();
    expect(served.orders).toHaveLength(1);
  });

  it.each(['busy', 'silent'] as const)(
    'keeps everything when the answer is %s, and tries again as the same ticket',
    async (how) => {
      await open();
      await fillFirst();
      served.answer(how);
      await button('Attach to the assignment').click();
      await page.getByRole('alert').waitFor();
      expect(await question(1).getByRole('textbox', { name: 'Choice 2' }).inputValue()).toBe('1/3');
      served.answer('attached');
      await button('Attach to the assignment').click();
      await page.getByRole('status').filter({ hasText: 'Attached' }).waitFor();
      expect(new Set(served.orders.map(({ draft }) => draft)).size).toBe(1);
      expect(served.orders.length).toBeGreaterThan(1); // a browser itself asks again on a line that was cut
    },
  );

  it('finds what was typed again after a reload, as the same ticket; an attached one makes room for a new one', async () => {
    await open();
    await fillFirst();
    served.answer('busy');
    await button('Attach to the assignment').click();
    await page.getByRole('alert').waitFor();
    served.answer('attached');
    await open();
    expect(await question(1).getByRole('textbox', { name: 'Question' }).inputValue()).toBe('Which is 1/2?');
    await button('Attach to the assignment').click();
    await page.getByRole('status').filter({ hasText: 'Attached' }).waitFor();
    expect(served.orders[1]?.draft).toBe(served.orders[0]?.draft);
    await open();
    expect(await question(1).getByRole('textbox', { name: 'Question' }).inputValue()).toBe('');
  });

  it('finds what was typed before the script came, with the keyboard where it was, and beside what was kept here before', async () => {
    for (const place of [1, 2]) {
      const script = await openWithoutScript();
      await page.getByRole('radio', { name: 'Exit' }).check();
      await page.getByRole('textbox', { name: 'Title' }).fill(`My title ${place}`);
      await page.getByRole('combobox', { name: 'Target' }).selectOption(ADDING);
      await question(1).getByRole('textbox', { name: 'Choice 1' }).fill(`choice ${place}`);
      await question(1).getByRole('radio', { name: 'Choice 1 is right' }).check();
      await question(1).getByRole('textbox', { name: 'Question' }).pressSequentially(`Typed ${place}`);
      await script.comes();
      await page.keyboard.type(' and on');
      expect(await question(place).getByRole('textbox', { name: 'Question' }).inputValue()).toBe(
        `Typed ${place} and on`,
      );
      expect(await question(place).getByRole('textbox', { name: 'Choice 1' }).inputValue()).toBe(`choice ${place}`);
      expect(await question(place).getByRole('radio', { name: 'Choice 1 is right' }).isChecked()).toBe(true);
      expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(`My title ${place}`);
      expect(await page.getByRole('combobox', { name: 'Target' }).inputValue()).toBe(ADDING);
      expect(await page.getByRole('radio', { name: 'Exit' }).isChecked()).toBe(true);
    }
    await open();
    expect(await page.getByRole('combobox', { name: 'Target', exact: true }).inputValue()).toBe(ADDING);
    expect(await page.getByRole('textbox', { name: 'Question' }).count()).toBe(2);
    expect(await question(1).getByRole('textbox', { name: 'Question' }).inputValue()).toBe('Typed 1 and on');
  });

  it('never sees what somebody else was composing on this device', async () => {
    await open();
    await fillFirst();
    served.set({ person: '8002' });
    await open();
    expect(await question(1).getByRole('textbox', { name: 'Question' }).inputValue()).toBe('');
  });

  it('reads all that is missing at once, each beside its question, and is led to the first', async () => {
    await open();
    await button('Add a question').click();
    await button('Attach to the assignment').click();
    await page.getByRole('alert').waitFor();
    expect(served.orders).toEqual([]);
    expect(await page.getByText('Choose a target.').count()).toBe(1);
    for (const place of [1, 2]) expect(await question(place).getByText('Write the question.').isVisible()).toBe(true);
    await focused(page.getByRole('combobox', { name: 'Target' }));
    await page.getByRole('combobox', { name: 'Target' }).selectOption(ADDING);
    expect(await page.getByText('Choose a target.', { exact: true }).count()).toBe(0);
  });

  it('takes a question that was asked before with one click', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Target' }).selectOption(ADDING);
    await button('From the bank').click();
    await focused(page.getByRole('region', { name: 'Asked before' }));
    await page.getByRole('button', { name: /Which is 1\/2 \+ 1\/4/ }).click();
    expect(await question(1).getByRole('radio', { name: 'Choice 2 is right' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '2/3 + 1/6' }).click();
    expect(await question(2).getByRole('textbox', { name: 'Right answer' }).inputValue()).toBe('5/6');
    await button('Close the bank').click();
    await focused(button('From the bank'));
  });

  it('is asked for the station of a station ticket, and for neither target nor right answer of a habit', async () => {
    await open();
    await page.getByRole('radio', { name: 'Station' }).check();
    await page.getByRole('textbox', { name: 'Station' }).fill('Blue table');
    await page.getByRole('radio', { name: 'Habit' }).check();
    expect(await page.getByRole('combobox', { name: 'Target' }).count()).toBe(0);
    expect(await question(1).getByRole('radio').count()).toBe(0);
    await question(1).getByRole('combobox', { name: 'Kind of answer' }).selectOption('One sentence');
    await question(1).getByRole('textbox', { name: 'Question' }).fill('What helped you today?');
    await button('Attach to the assignment').click();
    await page.getByRole('status').filter({ hasText: 'Attached' }).waitFor();
    expect(served.orders[0]?.ticket).toEqual({
      title: 'Habit ticket: Fractions',
      kind: 'habit',
      unit: 'Fractions',
      questions: [{ kind: 'sentence', text: 'What helped you today?', target: null }],
    });
  });

  it('has the frame closed once it is attached, by the page around it alone', async () => {
    const around = `http://localhost:${(classroom.address() as AddressInfo).port}`;
    served.set({ closes: ['https://classroom.example', around] });
    await context.route(`${around}/**`, (route) =>
      route.continue({ url: route.request().url().replace('localhost', '127.0.0.1') }),
    );
    await page.goto(around);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('combobox', { name: 'Target' }).selectOption(ADDING);
    await frame.getByRole('textbox', { name: 'Question' }).fill('Which?');
    await frame.getByRole('combobox', { name: 'Kind of answer' }).selectOption('One sentence');
    await frame.getByRole('button', { name: 'Attach to the assignment' }).click();
    await page.waitForFunction('document.title !== "Around"');
    expect(await page.title()).toBe(`${served.url} Classroom closeIframe`);
  });
});

describe.each([
  ['es', [1366, 320], 'too'],
  ['en', [800], 'none'],
] as const)('in %s', (language, widths, colours) => {
  it(`the page passes the accessibility check and fits widths of ${widths.join(' and ')}, whatever stands on it`, async () => {
    await open(language);
    const look = async (): Promise<void> => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 700 });
        expect([width, ...(await misfit(page))]).toEqual([width]);
      }
      expect(await obstacles(page, { colours })).toEqual([]);
    };
    await look();
    await page.locator('#kind-station').check();
    await page.locator('#add-question').click();
    await page.locator('#q2-kind').selectOption('text');
    await page.locator('#from-bank').click();
    await page.locator('#attach').click();
    await look();
    expect(complaints).toEqual([]);
  });
});
