import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { SHORT_LIVED } from '../../builders/served/process-file.ts';
import { makeStoreIn } from '../../builders/served/store-folder.ts';
import { waymarkFile } from '../../builders/served/waymark-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-start-'));
let browser: Browser;
let running: ChildProcess | null = null;

/** What `npm start` runs, as a process of its own, on a store that is made already: making one is most of the work of a first start (test/store/engine). */
async function start(): Promise<{
  board: string;
  course: string;
  said: () => string;
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}> {
  let said = '';
  const child = spawn(process.execPath, [...SHORT_LIVED, await waymarkFile(), 'start', '--port', '0'], {
    env: { ...process.env, WAYMARK_DATA_DIR: folder, LOG_LEVEL: 'silent', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const board = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const found = /Morning board\s+(http:\S+)/.exec(said)?.[1];
      if (found !== undefined && said.includes('Ctrl-C')) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`it ended by itself: ${said}`)));
  });
  return {
    board,
    course: /Inside a course\s+(http:\S+)/.exec(said)?.[1] ?? '',
    said: () => said,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

describe('npm start', () => {
  beforeAll(async () => {
    await makeStoreIn(join(folder, 'sandbox'));
    browser = await openBrowser();
  });
  afterAll(async () => {
    running?.kill('SIGKILL');
    await leaveBrowser(browser);
  });

  it('serves a morning board whose approve button sends the plan, survives being killed and goes on where it was', async () => {
    const first = await start();
    const page = await browser.newPage();
    await page.goto(first.board);
    expect(await page.locator('h1').textContent()).toContain('Section A');
    await page.getByRole('button', { name: /Approve/ }).click();
    const sent = await page.getByRole('status').first().textContent();
    expect(sent).toMatch(/Sent: \d+ posts and notes/);

    await page.getByRole('navigation', { name: 'Schools' }).getByRole('link', { name: 'Bell Harbor' }).click();
    await page.getByRole('heading', { level: 1, name: /Mathematics 5/ }).waitFor(); // the other school's board has come
    await page.getByRole('button', { name: /Approve/ }).click();
    expect(await page.getByRole('status').first().textContent()).toMatch(/Sent: \d+ posts and notes/);
    expect(await page.getByRole('navigation', { name: 'Schools' }).locator('[aria-current]').textContent()).toContain(
      'Bell Harbor',
    );

    await page.goto(new URL('/look', first.board).href);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('How Waymark looks');

    await page.goto(first.course); // the LMS's page: sign-on, launch and board happen in its frame
    await page.getByRole('link', { name: 'Language Arts 5' }).click();
    await page.getByRole('heading', { level: 1, name: 'Language Arts 5' }).waitFor();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: /Approve/ }).click();
    expect(await frame.getByRole('status').first().textContent()).toMatch(/Sent: \d+ posts and notes/);
    expect(await frame.getByRole('navigation', { name: 'Schools' }).count()).toBe(0);
    await page.getByRole('link', { name: 'as a parent' }).click();
    await frame.getByRole('heading', { name: 'This place is for the class' }).waitFor();

    await page.goto(/Inside Classroom {2}(http:\S+)/.exec(first.said())?.[1] ?? ''); // another site, with our pages in its frames
    await page.getByRole('link', { name: 'Teresa Rivera on this site' }).first().click();
    await page.getByRole('button', { name: 'Create assignment' }).click();
    await page.getByRole('link', { name: 'Add Waymark' }).click();
    await frame.getByRole('button', { name: 'Sign in with Google' }).waitFor();
    await first.end('SIGKILL');

    const second = await start();
    expect(second.said()).toContain("Last night's run stands");
    expect(second.said()).toContain(`Kept in         ${join(folder, 'sandbox')} `);
    await page.goto(second.board);
    expect(await page.getByRole('button', { name: /Approve/ }).count()).toBe(0);
    expect(await second.end('SIGINT')).toBe(0);
  }, 900_000); // only against hanging forever: a whole first night of two schools, and every step waits for its turn on a busy machine
});
