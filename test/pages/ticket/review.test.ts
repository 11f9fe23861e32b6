import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { reviewPage } from '../../../src/pages/ticket/review/page.tsx';
import type { Live } from '../../../src/ticket/live.ts';
import { misfit, obstacles } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { serveRoom, type ServedRoom } from '../../builders/served/served-room.ts';
import { reviewPageData } from '../../builders/ticket/ticket-room.ts';

const NAME = 'Emmanuel Baptiste-Laurent';
/** The column beside the grade box of Classroom. */
const COLUMN = { width: 312, height: 768 };

describe('the review of one learner', () => {
  it('is headed by their name, which is not in its title', () => {
    const page = reviewPage(reviewPageData(), 'en');
    expect(page).toContain(`<h1>${NAME}</h1>`);
    expect(page).not.toMatch(new RegExp(`<title>[^<]*${NAME}`));
  });

  it.each([
    ['en', 'Draft grade 1.5 of 2', 'No grade yet'],
    ['es', 'Nota provisional 1,5 de 2', 'Sin nota todavía'],
  ] as const)('says in %s the draft grade that was given, or that there is none', (language, given, none) => {
    const review = { targets: [], notes: [], grade: { points: 1.5, of: 2 }, gradeWaits: null };
    expect(reviewPage(reviewPageData({ review }), language)).toContain(given);
    expect(reviewPage(reviewPageData({ review: { ...review, grade: null } }), language)).toContain(none);
  });

  it('says why a draft grade that is due is not in the gradebook', () => {
    const review = { targets: [], notes: [], grade: null, gradeWaits: 'theirs' as const };
    expect(reviewPage(reviewPageData({ review }), 'en')).toContain('You wrote another grade in Classroom');
    expect(reviewPage(reviewPageData({ review }), 'es')).toContain('Usted escribió otra calificación en Classroom');
  });

  it('leads nowhere, and has nothing that turns work in', () => {
    const page = reviewPage(reviewPageData(), 'en');
    expect(page).not.toMatch(/<a |<select|Turn in/i);
  });

  it('says before the marking nothing of right and wrong', () => {
    const page = reviewPage(reviewPageData({ state: 'open', shown: [] }), 'en').replace(/ data-live="[^"]*"/, '');
    expect(page).not.toMatch(/machine:|Key:/);
  });
});

describe('in the column beside the grade box', () => {
  let served: ServedRoom;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    served = await serveRoom(reviewPageData());
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: COLUMN })).newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('409')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await leaveBrowser(browser);
    await served.close();
  });

  beforeEach(() => {
    served.written.length = 0;
    served.answer(200);
    served.set(reviewPageData());
  });

  async function open(language = 'en'): Promise<void> {
    await page.goto(`${served.url}/addon/review?lang=${language}`);
    await page.locator('main[data-live]').waitFor({ state: 'detached' });
  }

  it.each(['en', 'es'])('passes the accessibility check in %s, light and dark, and fits', async (language) => {
    await open(language);
    for (const [colorScheme, colours] of [
      ['light', 'too'],
      ['dark', 'alone'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, ...(await obstacles(page, { colours })), ...(await misfit(page))]).toEqual([colorScheme]);
    }
  });

  it('a note is sent by the keyboard, once, and the page says so when it has arrived', async () => {
    await open();
    served.answer(200, noted);
    await page.getByRole('textbox', { name: `Note to ${NAME}` }).fill('You drew the bars first.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Sent').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    expect(await page.evaluate('document.activeElement.id')).toBe('send');
    expect(served.written).toEqual([
      {
        address: '/addon/note',
        body: {
          o: 'opening',
          learner: 's1',
          text: 'You drew the bars first.',
          key: expect.stringMatching(/^[\w-]{16,64}$/),
        },
      },
    ]);
  });

  it('a note that did not arrive stays in the box, with the reason beside the button', async () => {
    await open();
    served.answer(409);
    await page.getByRole('textbox').fill('You drew the bars first.');
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByRole('alert').getByText('The class is further on.').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('You drew the bars first.');
    expect(await page.getByRole('status').textContent()).toBe('');
    served.answer(200, noted);
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByRole('status').getByText('Sent').waitFor();
    expect(served.written[1]?.body['key']).toBe(served.written[0]?.body['key']);
  });

  it('an empty note is not sent', async () => {
    await open();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByRole('alert').getByText('Write a sentence first.').waitFor();
    expect(served.written).toEqual([]);
  });

  it('what is typed outlives what arrives meanwhile', async () => {
    await open();
    await page.getByRole('textbox').fill('Half a sentence');
    served.set(
      reviewPageData({ v: 2, review: { targets: [], notes: [], grade: { points: 2, of: 2 }, gradeWaits: null } }),
    );
    await page.getByText('Draft grade 2 of 2').waitFor({ timeout: 10_000 });
    expect(await page.getByRole('textbox').inputValue()).toBe('Half a sentence');
  });

  it('the teacher’s own mark is one press', async () => {
    await open();
    await page
      .getByRole('group', { name: `Your mark for ${NAME}, question 2` })
      .getByRole('button', { name: 'Partly' })
      .click();
    await page.locator('[aria-disabled="true"]').first().waitFor({ state: 'detached' });
    expect(served.written).toEqual([
      { address: '/addon/mark', body: { o: 'opening', learner: 's1', question: 2, share: 0.5 } },
    ]);
  });

  it('the browser had nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});

function noted(live: Live): Live {
  return live;
}
