import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CourseId } from '../../../src/ids.ts';
import { ticketsOf } from '../../../src/store/tickets/tickets.ts';
import { instant } from '../../../src/time.ts';
import { obstacles } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { classroomDay, type ClassroomDay } from '../../builders/served/classroom-day.ts';
import { COURSE, learnerId, smallSchool, TEACHER } from '../../builders/lms/sandbox.ts';

let day: ClassroomDay;
let browser: Browser;

beforeAll(async () => {
  day = await classroomDay(
    smallSchool({ learners: 4, work: [{ id: '7001', title: 'Earlier work', at: instant('2026-09-14T12:00:00Z') }] }),
    '2026-09-14T14:00:00Z',
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await day.close();
});

/** Somebody in a tab of their own, who signs in there, without another window, and is led back. */
async function enter(person: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(day.url + path);
  await page.getByRole('button', { name: 'Sign in with Google' }).click();
  await page.locator(`a[href*="authuser=${person}"]`).first().click();
  await page.waitForURL(/[?&]o=/);
  return page;
}

describe('a ticket behind a link', () => {
  it('is composed, answered and seen in tabs of their own, by the same pages', async () => {
    const composer = await enter(TEACHER.id, `/compose?course=${COURSE}`);
    await composer.getByRole('combobox', { name: 'Target' }).selectOption('5.NF.A.1');
    const question = composer.getByRole('group', { name: 'Question 1' });
    await question.getByRole('textbox', { name: 'Question', exact: true }).fill('Which is the same as 1/2?');
    await question.getByRole('textbox', { name: 'Choice 1' }).fill('2/4');
    await question.getByRole('textbox', { name: 'Choice 2' }).fill('1/3');
    await question.getByRole('radio', { name: 'Choice 1 is right' }).check();
    await composer.getByRole('button', { name: 'Make the assignment' }).click();
    await composer.getByText('It is a draft in Classwork.').waitFor();
    expect(await obstacles(composer)).toEqual([]);

    const [ticket] = await day.store.school(day.file.school.id, (db) => ticketsOf(db, CourseId.parse(COURSE)));
    const path = `/t/${ticket?.id ?? ''}`;
    const student = await enter(learnerId(1), path);
    await student.getByRole('radio', { name: '2/4' }).check();
    await student.getByRole('button', { name: "I'm done" }).click();
    await student.getByText('Saved', { exact: true }).waitFor();
    await student.reload();
    expect(await student.getByRole('radio', { name: '2/4' }).isChecked()).toBe(true);
    expect(await obstacles(student)).toEqual([]);

    const room = await composer.context().newPage(); // who is signed in already goes straight in
    await room.goto(day.url + path);
    await room.getByRole('status').filter({ hasText: '1 of 4 have answered' }).waitFor();
    await room.getByRole('button', { name: 'Grade together' }).click();
    await student.getByRole('heading', { name: 'We grade together' }).waitFor();
  });
});
