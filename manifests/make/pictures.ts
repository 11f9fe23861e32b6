import { readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../test/browser.ts';
import { startSandbox, type RunningSandbox } from './sandbox.ts';

// `npm run pictures`: the icons, the banner and the screenshots of the listings, from the drawings and from the real pages of the sandbox.
const SCREEN = { width: 1280, height: 800 };
const ICON = new URL('../../src/pages/look/assets/icon.svg', import.meta.url);
const BANNER = new URL('../assets/banner.svg', import.meta.url);
/** Edge of the square, by the name of the file. */
const ICONS = { 'icon-128': 128, 'icon-32': 32, 'logo-120': 120 } as const;
const TEACHER = { id: '8001', course: '6001' } as const;

async function main(): Promise<void> {
  const browser = await openBrowser();
  try {
    for (const [name, edge] of Object.entries(ICONS)) await drawn(browser, ICON, name, { width: edge, height: edge });
    await drawn(browser, BANNER, 'banner-220x140', { width: 220, height: 140 });
    const sandbox = await startSandbox();
    try {
      for (const language of ['en', 'es']) await screens(browser, sandbox, language);
    } finally {
      await sandbox.close();
    }
  } finally {
    await browser.close();
  }
}

/** A drawing as a PNG of that size; what it leaves free is transparent. */
async function drawn(
  browser: Browser,
  from: URL,
  name: string,
  size: typeof SCREEN | { width: number; height: number },
) {
  const page = await browser.newPage({ viewport: size });
  const svg = (await readFile(from)).toString('base64');
  await page.setContent(
    `<body style="margin:0"><img width="${size.width}" height="${size.height}" style="display:block" src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.locator('img').evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
  await keep(page, name);
  await page.close();
}

async function screens(browser: Browser, { board, classroom }: RunningSandbox, language: string): Promise<void> {
  const context = await browser.newContext({ viewport: SCREEN, locale: language === 'es' ? 'es-US' : 'en-US' });
  const page = await context.newPage();
  await page.goto(`${board}/?lang=${language}`);
  await keep(page, `screenshot-1-board-${language}`);
  const story = await page.locator('a[href^="/story"]').first().getAttribute('href');
  await page.goto(`${board}${story}`);
  await keep(page, `screenshot-2-story-${language}`);
  await compose(page, classroom, language);
  await keep(page, `screenshot-3-ticket-${language}`);
  await context.close();
}

/** From an assignment of the sandbox's Classroom to the frame in which a ticket is composed, as its teacher. */
async function compose(page: Page, classroom: string, language: string): Promise<void> {
  await page.goto(`${classroom}/as/${TEACHER.id}/${TEACHER.course}`);
  await page.getByRole('button', { name: 'Create assignment' }).click();
  const item = page.url().split('?')[0];
  await page.goto(`${item}?frame=discovery`);
  const frame = await page.locator('iframe').first().getAttribute('src');
  if (frame === null) throw new Error('Classroom opened no frame');
  await page.goto(frame);
  const [popUp] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: /Google/ }).click()]);
  await popUp.locator(`a[href*="authuser=${TEACHER.id}"]`).first().click();
  await page.waitForURL(/[?&]o=/);
  if (language === 'es') await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('heading', { level: 1, name: language === 'es' ? /nuevo/i : /new/i }).waitFor();
  await page.locator('textarea').first().fill('3/4 + 1/8 = ?');
  for (const [n, choice] of ['7/8', '4/12'].entries()) await page.locator('input[placeholder]').nth(n).fill(choice);
  await page.locator('fieldset input[type="radio"]').last().focus();
}

async function keep(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ omitBackground: true });
  await writeFile(new URL(`../assets/${name}.png`, import.meta.url), picture);
}

await main();
