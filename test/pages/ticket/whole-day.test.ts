import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { classroomDay, type ClassroomDay } from '../../builders/served/classroom-day.ts';
import { storageOf } from '../../builders/browser-storage.ts';
import { COURSE, learnerId, smallSchool, TEACHER } from '../../builders/lms/sandbox.ts';
import { plantedIn, plantedOf } from '../../builders/lms/planted.ts';
import { CourseId } from '../../../src/ids.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant } from '../../../src/time.ts';

let day: ClassroomDay;
let browser: Browser;
const ITEM = '7001';
/** So many that their names, addresses and what opens something are over two hundred. */
const CLASS = 64;

beforeAll(async () => {
  day = await classroomDay(
    plantedIn(
      smallSchool({
        learners: CLASS,
        work: [{ id: ITEM, title: 'Ticket of today', at: instant('2026-09-14T12:00:00Z') }],
      }),
    ),
    '2026-09-14T14:00:00Z',
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await day.close();
});

/** Somebody with a browser of their own, who signs in where they are asked to. */
async function enter(person: string, address: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const [popUp] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Sign in with Google' }).click(),
  ]);
  await popUp.locator(`a[href*="authuser=${person}"]`).first().click();
  await page.waitForURL(/[?&]o=/);
  return page;
}

async function attach(teacher: Page): Promise<string> {
  const o = new URL(teacher.url()).searchParams.get('o');
  const answer = await teacher.evaluate(
    async (body) => {
      const reply = await fetch('/addon/attach', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Waymark': '1' },
        body: JSON.stringify(body),
      });
      return { status: reply.status, body: (await reply.json()) as { attachment: string } };
    },
    {
      o,
      draft: 'draft-00000000000001',
      ticket: {
        title: 'Adding fractions',
        kind: 'entrance',
        unit: day.file.courses[0]?.units[0]?.title ?? 'Unit',
        questions: [
          { kind: 'one', text: 'Which is the same as 1/2?', target: '5.NF.A.1', choices: ['2/4', '1/3'], right: [0] },
          { kind: 'number', text: '1/2 + 1/4 = ?', target: '5.NF.A.1', right: '3/4' },
        ],
      },
    },
  );
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.attachment;
}

/** What a page's browser holds that opens something: its owner's sign-in and opening, which nobody else's may hold. */
async function opensSomething(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies(day.url);
  const opening = new URL(page.url()).searchParams.get('o');
  return [...cookies.map(({ value }) => value).filter((value) => value.length > 20), ...(opening ? [opening] : [])];
}

async function foundIn(page: Page, sought: readonly string[]): Promise<string[]> {
  const kept = (await storageOf(page, day.url)).toLowerCase();
  expect(kept).toContain('waymark'); // our cookie: it is this site's storage that was read
  return sought.filter((each) => kept.includes(each.toLowerCase()));
}

describe('the ticket day inside an assignment', () => {
  it('goes from composing to two filled lists, and the night takes it up', async () => {
    const token = day.sandbox.world.addons.mintToken(COURSE, ITEM, TEACHER.id);
    const composer = await enter(TEACHER.id, day.frame('discovery', ITEM, { addOnToken: token }));
    const attachmentId = await attach(composer);
    const room = await composer.context().newPage();
    await room.goto(day.frame('teacher', ITEM, { attachmentId, login_hint: TEACHER.id }));
    await room.getByRole('heading', { level: 1, name: 'Adding fractions' }).waitFor();

    const students: Page[] = [];
    for (const n of [1, 2, 3]) {
      const page = await enter(learnerId(n), day.frame('student', ITEM, { attachmentId }));
      students.push(page);
      await page.getByRole('radio', { name: n === 3 ? '1/3' : '2/4' }).check();
      await page.getByRole('textbox', { name: 'Your answer' }).fill(n === 1 ? '0.75' : '2/6');
      await page.getByRole('button', { name: "I'm done" }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
    }
    await room
      .getByRole('status')
      .filter({ hasText: `3 of ${CLASS} have answered` })
      .waitFor();

    await room.getByRole('button', { name: 'Grade together' }).click();
    for (const page of students) await page.getByRole('heading', { name: 'We grade together' }).waitFor();
    await room.getByRole('button', { name: 'Show the key', exact: true }).click();
    for (const [index, page] of students.entries()) {
      await page.getByText('Key:').first().waitFor();
      for (const n of [1, 2]) {
        await page
          .getByRole('group', { name: `Question ${n}` })
          .getByRole('radio', { name: index === 0 ? 'I got it' : 'Not yet' })
          .check();
      }
      await page.getByRole('radio', { name: index === 0 ? 'Workshop' : 'Seminar' }).check();
      await page.getByRole('button', { name: 'Declare' }).click();
      await page.getByText(index === 0 ? 'You chose the workshop.' : 'You chose the seminar.').waitFor();
    }
    await room.getByRole('region', { name: 'Workshop' }).getByRole('listitem').first().waitFor();
    await room.getByRole('region', { name: 'Seminar 1' }).getByRole('listitem').nth(1).waitFor();
    expect(await room.getByRole('region', { name: 'Seminar 1' }).getByRole('listitem').count()).toBe(2);
    expect(await room.getByRole('region', { name: 'Not yet declared' }).getByRole('listitem').count()).toBe(CLASS - 3);

    // ready to show it, by keyboard: asked, granted in one tap, and the next ticket is proposed for it
    const [asker] = students;
    if (asker === undefined) throw new Error('nobody came');
    await asker.getByRole('button', { name: 'I am ready to show it' }).press('Enter');
    await asker.getByRole('textbox', { name: 'What makes you ready?' }).fill('I drew it with bars.');
    await asker.getByRole('button', { name: 'Ask my teacher' }).press('Enter');
    await asker.getByText('You asked. Your teacher will answer here.').waitFor();
    const checks = room.getByRole('region', { name: 'Ready to show it' });
    await checks.getByText('I drew it with bars.').waitFor();
    await checks.getByRole('button', { name: 'Yes, in the next ticket' }).click();
    await asker.getByText('Your teacher says yes: the next ticket asks you about it.').waitFor();
    await composer.reload();
    await composer.getByText('1 student asked to be checked on 5.NF.A.1:').waitFor();
    expect(await composer.getByRole('combobox', { name: 'Target' }).inputValue()).toBe('5.NF.A.1');

    // an activity of one's own: accepted, it is the first of that learner's menu
    await asker.getByRole('button', { name: 'Propose an activity of my own' }).click();
    await asker.getByRole('textbox', { name: 'I would like to learn this by ...' }).fill('Bake bread');
    await asker.getByRole('button', { name: 'Send it to my teacher' }).click();
    await room
      .getByRole('region', { name: 'Ideas for the workshop' })
      .getByRole('button', { name: 'Yes', exact: true })
      .click();
    await asker.getByRole('region', { name: 'Choice menu' }).getByText('Your own idea', { exact: true }).waitFor();
    for (const other of students.slice(1)) expect(await other.content()).not.toContain('Bake bread');

    // a draft grade, and never more, for who is done
    const grades = day.sandbox.world.seenBy(learnerId(1), COURSE);
    expect(JSON.stringify(grades)).not.toContain('assignedGrade');

    await room.getByRole('button', { name: 'Close the ticket' }).click();
    for (const page of students)
      await page
        .getByText(/closed/i)
        .first()
        .waitFor();

    // what the browsers of the day have kept: of a learner themselves at most, and nothing that opens anything at the LMS
    const pages = [...students, room, composer];
    const people = Array.from({ length: CLASS }, (_, n) => [learnerId(n + 1), ...plantedOf(n + 1)]);
    const theirs = await Promise.all(pages.map(opensSomething));
    const secrets = [token, day.key.toString('base64'), day.key.toString('hex'), day.sandbox.clientSecret];
    secrets.push(...day.sandbox.teachers.map(({ refreshToken }) => refreshToken));
    const spoken = ['Bake bread', 'I drew it with bars.', 'eyJ'];
    const names = people.flatMap(([, ...planted]) => planted);
    expect(new Set([...names, ...secrets, ...theirs.flat()]).size).toBeGreaterThan(200);
    const onScreen = (await room.content()).toLowerCase();
    for (const [, given = '', family = ''] of people)
      // they were there to be kept
      expect([given, family].filter((each) => onScreen.includes(each.toLowerCase()))).toEqual([given, family]);
    for (const [index, page] of pages.entries()) {
      const isStudent = index < students.length;
      const own = theirs[index] ?? [];
      const others = [...people.filter((_, n) => !isStudent || n !== index), ...theirs].flat();
      const sought = [...others.filter((each) => !own.includes(each)), ...secrets, ...spoken];
      expect(await foundIn(page, sought)).toEqual([]);
    }
    // what is kept is found, wherever it is
    const [mail, given] = [plantedOf(CLASS)[2], plantedOf(9)[0]];
    await room.evaluate(`sessionStorage.setItem('x', '${mail}')`);
    await asker.evaluate(`caches.open('x').then((cache) => cache.put('/x', new Response('${given}')))`);
    expect(await foundIn(room, names)).toEqual([mail]);
    expect(await foundIn(asker, names)).toEqual([given]);

    day.moveTo('2026-09-15T07:00:00Z');
    const { courses } = await runNight(
      day.app.sync,
      { course: CourseId.parse(COURSE) },
      { at: day.now(), dryRun: false, acceptRoster: false, days: true },
    );
    expect(courses[0]).toMatchObject({ unfinished: false, evidence: { new: 6 } });
    day.moveTo('2026-09-15T07:10:00Z');
    const again = await runNight(
      day.app.sync,
      { course: CourseId.parse(COURSE) },
      { at: day.now(), dryRun: false, acceptRoster: false },
    );
    expect(again.courses[0]).toMatchObject({ evidence: { new: 0, changed: 0 } });
  });
});
