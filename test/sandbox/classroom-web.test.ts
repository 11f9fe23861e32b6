import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startClassroomWeb, type ClassroomWeb } from '../../src/sandbox/google/classroom/index.ts';
import { openSandbox, type OpenSandbox } from '../../src/sandbox/google/index.ts';
import { Instant } from '../../src/time.ts';
import { misfit, obstacles } from '../accessible.ts';
import { leaveBrowser, openBrowser } from '../browser.ts';
import { smallSchool } from '../builders/lms/sandbox.ts';

const COURSE = '6001';
const TEACHER = '8001';
const USERINFO = 'https://www.googleapis.com/auth/userinfo.email';

/** What the add-on was asked for, newest last. */
const asked: URL[] = [];
let sandbox: OpenSandbox;
let addon: Server;
let setupUri: string;
let web: ClassroomWeb;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  addon = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://addon.test');
    asked.push(url);
    response.writeHead(200, { 'Content-Type': 'text/html' });
    const origins = JSON.stringify(web.origins);
    response.end(
      `<!doctype html><html lang="en"><title>Add-on</title><main><h1>${url.pathname}</h1><button onclick='for (const origin of ${origins}) parent.postMessage({ type: "Classroom", action: "closeIframe" }, origin)'>Attach</button></main></html>`,
    );
  });
  await new Promise<void>((resolve) => {
    addon.listen(0, '127.0.0.1', resolve);
  });
  setupUri = `http://localhost:${(addon.address() as AddressInfo).port}/addon/discovery`;
  browser = await openBrowser();
});

beforeEach(async () => {
  await context?.close();
  await web?.close();
  sandbox?.close();
  asked.length = 0;
  sandbox = openSandbox({
    today: () => Instant.parse('2026-09-14T13:00:00Z'),
    school: smallSchool({ learners: 5, work: [] }),
  });
  web = await startClassroomWeb({ world: sandbox.world, setupUri });
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  page = await context.newPage();
});

afterAll(async () => {
  await leaveBrowser(browser);
  await web.close();
  sandbox.close();
  addon.closeAllConnections();
  addon.close();
});

/** A page of the add-on. */
function at(view: string): string {
  return new URL(`/addon/${view}?ticket=t1`, setupUri).href;
}

/** The add-on attaches a page of its own to an item. */
function attach(item: string): string {
  const id = sandbox.world.nextId();
  sandbox.world.record({
    kind: 'attached',
    course: COURSE,
    item,
    attachment: {
      id,
      project: 'waymark-sandbox',
      title: 'Exit ticket',
      teacherView: at('teacher'),
      studentView: at('student'),
      review: at('review'),
      maxPoints: 2,
      due: null,
      copyHistory: [],
    },
  });
  return id;
}

function made(): string {
  return sandbox.world.createWork(COURSE, { title: 'Fractions', maxPoints: 100 });
}

const parameters = (): Record<string, string> => Object.fromEntries(asked.at(-1)?.searchParams ?? []);

describe('the page that plays Classroom', () => {
  it('opens the add-on on a new assignment with what Classroom sends, and goes back when the frame says that it is done', async () => {
    await page.goto(`${web.address}as/${TEACHER}/${COURSE}`);
    await page.getByRole('button', { name: 'Create assignment' }).click();
    await page.getByRole('link', { name: 'Add Waymark' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: '/addon/discovery' }).waitFor();
    const item = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(parameters()).toEqual({
      courseId: COURSE,
      itemId: item,
      itemType: 'courseWork',
      addOnToken: expect.any(String) as unknown as string,
      login_hint: TEACHER,
    });
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe(
      'allow-popups allow-popups-to-escape-sandbox allow-forms allow-scripts allow-storage-access-by-user-activation allow-same-origin',
    );
    attach(item);
    await frame.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('link', { name: 'Exit ticket' }).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: 'Assign' }).click();
    await page.getByRole('heading', { name: 'Student work' }).waitFor();
  });

  it('shows each view with its own parameters: the work of a learner only in a review, beside their grade', async () => {
    const item = made();
    const attachment = attach(item);
    const place = { courseId: COURSE, itemId: item, itemType: 'courseWork', attachmentId: attachment, ticket: 't1' };
    await page.goto(`${web.address}as/${TEACHER}/${COURSE}/${item}`);
    await page.getByRole('link', { name: 'Exit ticket' }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: '/addon/teacher' }).waitFor();
    expect(parameters()).toEqual({ ...place, login_hint: TEACHER });
    await page.getByRole('link', { name: 'Close' }).click();
    await page.locator('.people a').first().click();
    await page.frameLocator('iframe').getByRole('heading', { name: '/addon/review' }).waitFor();
    const learner = new URL(page.url()).searchParams.get('learner') ?? '';
    const submissionId = sandbox.world.addons.submission({ course: COURSE, item, attachment, learner });
    expect(parameters()).toEqual({ ...place, submissionId, login_hint: TEACHER });
    await page.getByRole('textbox', { name: 'Draft grade' }).fill('1.5');
    await page.getByRole('button', { name: 'Keep the grade' }).click();
    expect(await page.getByRole('textbox', { name: 'Draft grade' }).inputValue()).toBe('1.5');
  });

  it('tells who a student is only once that student has allowed it', async () => {
    const item = made();
    attach(item);
    const learner = [...(sandbox.world.state.courses.get(COURSE)?.students ?? [])][0] ?? '';
    const look = async (): Promise<void> => {
      await page.goto(`${web.address}as/${learner}/${COURSE}/${item}`);
      await page.getByRole('link', { name: 'Exit ticket' }).click();
      await page.frameLocator('iframe').getByRole('heading', { name: '/addon/student' }).waitFor();
    };
    await look();
    expect(parameters()).not.toHaveProperty('login_hint');
    sandbox.world.grant(learner, 'refresh', [USERINFO]);
    await look();
    expect(parameters()).toHaveProperty('login_hint', learner);
    expect(parameters()).not.toHaveProperty('submissionId');
  });

  it('hides drafts and other classes from a student, and what only teachers may do', async () => {
    const draft = sandbox.world.createWork(COURSE, { title: 'Not yet', state: 'DRAFT' });
    const learner = [...(sandbox.world.state.courses.get(COURSE)?.students ?? [])][0] ?? '';
    for (const path of [`as/${learner}/${COURSE}/${draft}`, `as/stranger/${COURSE}`, `as/${learner}/6999`])
      expect((await page.goto(`${web.address}${path}`))?.status()).toBe(404);
    await page.goto(`${web.address}as/${learner}/${COURSE}`);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('gives a teacher and three students a site each, where what the frame keeps is parted', async () => {
    const item = made();
    attach(item);
    await page.goto(web.address);
    const links = await page
      .locator('section li > span > a')
      .evaluateAll((all) => all.map((a) => (a as { href?: string }).href ?? ''));
    const hosts = links.map((link) => new URL(link).hostname);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(hosts).toEqual(expect.arrayContaining(['teacher.localhost', 'student-1.localhost', 'student-3.localhost']));
    const kept: (string | null)[] = [];
    for (const link of links.filter((each) => each.includes('student'))) {
      await page.goto(`${link}/${item}`);
      await page.getByRole('link', { name: 'Exit ticket' }).click();
      await page.frameLocator('iframe').getByRole('heading', { name: '/addon/student' }).waitFor();
      const frame = page.frames().find((each) => each.url().startsWith('http://localhost'));
      kept.push(
        (await frame?.evaluate(
          `(() => { const was = document.cookie; document.cookie = 'k=1; Secure; SameSite=None; Partitioned; Path=/'; return was + '|' + (localStorage.k ?? '') + (localStorage.k = 'x', ''); })()`,
        )) as string,
      );
    }
    expect(kept).toEqual(['|', '|', '|']);
  });

  it('passes the accessibility check, and fits widths of 1366 and 800', async () => {
    const item = made();
    const attachment = attach(item);
    const learner = [...(sandbox.world.state.courses.get(COURSE)?.students ?? [])][0] ?? '';
    const work = `as/${TEACHER}/${COURSE}/${item}`;
    for (const path of [
      '',
      `as/${TEACHER}/${COURSE}`,
      work,
      `${work}?frame=discovery`,
      `${work}?frame=view&attachment=${attachment}`,
      `${work}?frame=review&attachment=${attachment}&learner=${learner}`,
      `as/${learner}/${COURSE}`,
    ]) {
      await page.goto(`${web.address}${path}`);
      for (const width of [1366, 800]) {
        await page.setViewportSize({ width, height: 768 });
        expect([path, width, ...(await misfit(page))]).toEqual([path, width]);
      }
      expect([path, ...(await obstacles(page))]).toEqual([path]);
    }
  });
});
