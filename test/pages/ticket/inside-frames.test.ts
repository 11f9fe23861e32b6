import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Frame, Locator } from 'playwright-core';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { classroomDay, type ClassroomDay } from '../../builders/served/classroom-day.ts';
import {
  enterFramed,
  openFramed,
  signInAs,
  startHostPage,
  takenOver,
  type Framed,
  type HostPage,
} from '../../builders/served/host-page.ts';
import { COURSE, learnerId, smallSchool, TEACHER } from '../../builders/lms/sandbox.ts';
import { instant } from '../../../src/time.ts';

const ITEM = '7001';
const TARGET = '5.NF.A.1';

let host: HostPage;
let day: ClassroomDay;
let browser: Browser;
let room: Framed;
let learner: Framed;
/** What our own addresses of the attachment carry, and what the LMS adds. */
let attached: Readonly<Record<string, string>>;

beforeAll(async () => {
  host = await startHostPage();
  day = await classroomDay(
    smallSchool({ learners: 3, work: [{ id: ITEM, title: 'Ticket of today', at: instant('2026-09-14T12:00:00Z') }] }),
    '2026-09-14T14:00:00Z',
    [host.origin],
  );
  browser = await openBrowser();
  await attach();
  room = await enterFramed(host, browser, TEACHER.id, day.frame('teacher', ITEM, attached));
  await takenOver(room);
  learner = await enterFramed(host, browser, learnerId(1), day.frame('student', ITEM, attached));
}, 30_000);

afterAll(async () => {
  await leaveBrowser(browser);
  await day.close();
  host.close();
});

async function attach(): Promise<void> {
  const addOnToken = day.sandbox.world.addons.mintToken(COURSE, ITEM, TEACHER.id);
  const composer = await enterFramed(host, browser, TEACHER.id, day.frame('discovery', ITEM, { addOnToken }));
  await takenOver(composer);
  const { page, frame } = composer;
  await frame.getByRole('combobox', { name: 'Target', exact: true }).selectOption(TARGET);
  await asked(frame, 1).getByRole('textbox', { name: 'Question', exact: true }).fill('Which is 1/2?');
  await asked(frame, 1).getByRole('textbox', { name: 'Choice 1', exact: true }).fill('2/4');
  await asked(frame, 1).getByRole('textbox', { name: 'Choice 2', exact: true }).fill('1/3');
  await asked(frame, 1).getByRole('radio', { name: 'Choice 1 is right', exact: true }).check();
  for (const place of [2, 3, 4, 5]) {
    await frame.getByRole('button', { name: 'Add a question', exact: true }).click();
    await asked(frame, place).getByRole('combobox', { name: 'Kind of answer', exact: true }).selectOption('Number');
    await asked(frame, place).getByRole('textbox', { name: 'Question', exact: true }).fill(`1/2 + 1/${place} = ?`);
    await asked(frame, place).getByRole('textbox', { name: 'Right answer', exact: true }).fill(`${place}`);
  }
  await frame.getByRole('button', { name: 'Attach to the assignment', exact: true }).click();
  await frame
    .getByRole('status')
    .filter({ hasText: /^Attached$/ })
    .waitFor();
  await page.context().close();
  const [made] = day.sandbox.world.addons.on({ course: COURSE, item: ITEM });
  if (made === undefined) throw new Error('Nothing was attached.');
  attached = { attachmentId: made.id, ticket: new URL(made.teacherView).searchParams.get('ticket') ?? '' };
}

const asked = (frame: Frame, place: number): Locator =>
  frame.getByRole('group', { name: `Question ${place}`, exact: true });
const press = (frame: Frame, name: string): Promise<void> => frame.getByRole('button', { name, exact: true }).click();

/** Pixels by which a page is wider than its frame. */
async function tooWide({ page, frame }: Framed, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 768 });
  return frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

describe('the pages inside Classroom, by the names of their controls', () => {
  it('a teacher counts a late answer by "Count it"', async () => {
    await asked(learner.frame, 1).getByRole('radio', { name: '2/4', exact: true }).check();
    await learner.frame
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    await asked(learner.frame, 2).getByRole('textbox', { name: 'Your answer', exact: true }).focus();
    await press(room.frame, 'Grade together');
    await learner.frame.getByRole('heading', { name: 'We grade together', exact: true }).waitFor();
    await asked(learner.frame, 2).getByRole('textbox', { name: 'Your answer', exact: true }).fill('2');
    await press(room.frame, 'Count it');
    await room.frame.getByRole('button', { name: 'Do not count it', exact: true }).waitFor();
  }, 20_000);

  it('a room whose answers are marked has no sideways scroll', async () => {
    const over: number[] = [];
    for (const width of [312, 390, 820, 1366]) over.push(await tooWide(room, width));
    expect(over).toEqual([0, 0, 0, 0]);
  });

  it('"Projector view" keeps its name while it is on, and leaves no name of anyone in the page', async () => {
    await press(room.frame, 'Projector view');
    const button = room.frame.getByRole('button', { name: 'Projector view', exact: true, pressed: true });
    await button.waitFor();
    const html = await room.frame.evaluate(() => document.documentElement.outerHTML);
    expect([1, 2, 3].filter((n) => html.includes(`Learner Number ${n}`) || html.includes(learnerId(n)))).toEqual([]);

    await room.frame.evaluate(() => location.reload());
    await takenOver(room);
    await button.waitFor();
    await button.click();
    await room.frame.getByRole('rowheader').first().waitFor();
  });
});

describe('who is not let in', () => {
  it('with a second account is told how to open a window with one, and signs in again in the same window', async () => {
    const framed = await openFramed(
      host,
      await browser.newContext(),
      day.frame('teacher', ITEM, { ...attached, login_hint: TEACHER.id }),
    );
    const opened = framed.page.waitForEvent('popup');
    await signInAs(learnerId(1), framed);
    const popUp = await opened;
    await popUp.getByRole('heading', { level: 1, name: 'You signed in with another account', exact: true }).waitFor();
    expect(await popUp.getByText('private window').count()).toBe(1);
    await popUp.getByRole('link', { name: 'Try again', exact: true }).click();
    await popUp.locator(`a[href*="authuser=${TEACHER.id}"]`).first().click();
    await framed.frame.getByRole('heading', { level: 1, name: 'Entrance ticket: Fractions', exact: true }).waitFor();
    await framed.page.context().close();
  }, 20_000);

  it('is led from a page for teachers to the own page', async () => {
    const address = day.frame('teacher', ITEM, { ...attached, login_hint: learnerId(1) });
    const { page, frame } = await openFramed(host, learner.page.context(), address);
    await frame.getByRole('link', { name: 'Open my own page', exact: true }).click();
    await frame.getByRole('group', { name: 'Question 1', exact: true }).waitFor();
    await page.close();
  });
});

describe('a teacher whose session ended in the middle', () => {
  it('signs in again from the page, which goes on where it was', async () => {
    await room.page.context().clearCookies();
    await signInAs(TEACHER.id, room);
    await room.frame.getByRole('alert').waitFor({ state: 'detached' });
    await press(room.frame, 'Show the key');
    await asked(learner.frame, 1).getByText('Key:').waitFor();
  }, 20_000);
});

describe('where frames keep no cookies', () => {
  it('the language somebody chose is that of their page when they come again', async () => {
    day.forgetCookies(true);
    const address = day.frame('student', ITEM, attached);
    const first = await enterFramed(host, browser, learnerId(2), address);
    const told = first.page.waitForResponse((response) => response.url().endsWith('/addon/language'));
    await press(first.frame, 'Español');
    expect((await told).status()).toBe(200);
    await first.page.context().close();
    const again = await enterFramed(host, browser, learnerId(2), address);
    await again.frame.getByRole('button', { name: 'English', exact: true }).waitFor();
    expect(await again.frame.evaluate(() => document.documentElement.lang)).toBe('es');
    await again.page.context().close();
  }, 20_000);
});
