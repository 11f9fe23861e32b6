import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { saveRoster } from '../../../src/store/people/roster.ts';
import type { Store } from '../../../src/store/types.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { NOW } from '../../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';
import type { Browser } from 'playwright-core';
import { leaveBrowser, openBrowser } from '../../browser.ts';

let store: Store;
let served: Served;
let browser: Browser;
const input = boardInput();
const PILE = input.decisions.learners.slice(0, 28).toReversed(); // a pile lies in no order of the list

/** A teacher's pace: seconds a key, seconds a choice or a tap. */
const A_KEY = 0.3;
const A_TAP = 1.5;

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, input);
  await store.school(input.school.school.id, (db) =>
    saveRoster(db, CourseId.parse('6001'), input.decisions.learners, NOW),
  );
  served = await servePages(pageDeps(store));
  browser = await openBrowser();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await served.close();
  await store.close();
});

describe('28 cards of three questions', () => {
  it('are typed in under two minutes at a human pace, each under the right name', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}/paper?course=6001`);
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    };
    for (const [place, { name }] of PILE.entries()) {
      for (const letter of shortest(name)) await press(letter);
      await press('Enter');
      for (const key of place % 2 === 0 ? '110' : '015') await press(key);
    }
    expect(await page.locator('#count').textContent()).toBe('28 cards filled in');
    for (const [place, { id }] of PILE.entries()) {
      const cells = page.locator(`tr[data-learner="${id}"] td:visible input`);
      expect(await cells.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value).join(''))).toBe(
        place % 2 === 0 ? '110' : '015',
      );
    }
    await page.getByRole('button', { name: 'Keep the cards' }).click();
    await page.getByText('28 cards are kept.').waitFor();
    expect(keys * A_KEY + A_TAP).toBeLessThan(120);
    await page.close();
  });
});

/** As many letters as tell the name from all others of the class. */
function shortest(name: string): string {
  const all = input.decisions.learners.map((learner) => plain(learner.name));
  for (let length = 1; length < name.length; length += 1) {
    const start = plain(name).slice(0, length);
    if (all.filter((each) => each.startsWith(start)).length === 1) return start;
  }
  return plain(name);
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
