import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inviteAdministrator, listAdministrators } from '../../../src/store/people/administrators.ts';
import { schoolPause } from '../../../src/store/nights/pauses.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { fieldIn, installation, type Installation, type SigningBrowser } from '../../builders/served/installation.ts';
import { learnerEmail, learnerId, TEACHER } from '../../builders/lms/sandbox.ts';

const AT = instant('2026-09-14T13:00:00Z');
let now: Instant;
let here: Installation;
let browser: SigningBrowser;

beforeEach(async () => {
  now = AT;
  here = await installation(() => now);
  browser = here.browser();
});
afterEach(() => here.close());

const inSchool = <T>(work: Parameters<Installation['app']['store']['school']>[1]): Promise<T> =>
  here.app.store.school(here.file.school.id, work) as Promise<T>;

const invite = (email: string): Promise<boolean> => inSchool((db) => inviteAdministrator(db, email, 'operator', AT));

async function page(): Promise<string> {
  return (await browser.go('/school')).text();
}

async function press(form: Readonly<Record<string, string>>): Promise<Response> {
  return browser.go('/school/act', { lang: 'en', token: fieldIn(await page(), 'token'), ...form });
}

const toldBy = (response: Response): string | null =>
  new URL(response.headers.get('location') ?? '', here.url).searchParams.get('told');

describe("a school's own page", () => {
  it('is for whoever was invited, from the moment they sign in with that address, and for nobody else', async () => {
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect((await browser.go('/school')).status).toBe(403);

    await invite(TEACHER.email.toUpperCase());
    expect((await browser.go('/school')).status).toBe(200);
    expect(await inSchool(listAdministrators)).toMatchObject([{ email: TEACHER.email, person: TEACHER.id }]);

    const learner = here.browser();
    await learner.signIn('/sign-in?back=%2Fschool', learnerId(1));
    expect((await learner.go('/school')).status).toBe(403);
    expect((await here.browser().go('/school')).status).toBe(403);
  });

  it('tells of every class whether it is connected and read, and of the nights, and no child', async () => {
    await invite(TEACHER.email);
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect(await page()).toContain('not yet: ask the teacher to sign in and connect');

    await browser.signIn('/sign-in/connect?back=%2Fschool', TEACHER.id);
    await runNight(here.app.sync, { school: here.file.school.id }, { at: now, dryRun: false, acceptRoster: false });
    const after = await page();

    expect(after).toContain('>connected<');
    expect(after).toContain('<td>3</td>');
    expect(after).not.toContain(learnerEmail(1));
    const names = await inSchool<{ name: string }[]>((db) => db.query('select name from learners'));
    for (const { name } of names) expect(after).not.toContain(name);
  });

  it('pauses the whole school and ends the pause', async () => {
    await invite(TEACHER.email);
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);

    expect(toldBy(await press({ do: 'pause' }))).toBe('paused');
    expect(await inSchool(schoolPause)).toBe(AT);
    expect(await page()).toContain('Paused for the whole school');
    expect(toldBy(await press({ do: 'resume' }))).toBe('resumed');
    expect(await inSchool(schoolPause)).toBeNull();
  });

  it('lets its people invite others, whom nothing is sent, and keeps the last one who has come', async () => {
    await invite(TEACHER.email);
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);

    expect(toldBy(await press({ do: 'invite', email: 'not an address' }))).toBe('no-address');
    expect(toldBy(await press({ do: 'invite', email: learnerEmail(2) }))).toBe('invited');
    expect(toldBy(await press({ do: 'remove', email: TEACHER.email }))).toBe('last');

    const other = here.browser();
    await other.signIn('/sign-in?back=%2Fschool', learnerId(2));
    expect((await other.go('/school')).status).toBe(200);
    expect(toldBy(await press({ do: 'remove', email: TEACHER.email }))).toBe('removed');
    expect((await browser.go('/school')).status).toBe(403);
  });

  it("hands out and erases children's data only within ten minutes of signing in", async () => {
    await invite(TEACHER.email);
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    await browser.signIn('/sign-in/connect?back=%2Fschool', TEACHER.id);
    await runNight(here.app.sync, { school: here.file.school.id }, { at: now, dryRun: false, acceptRoster: false });

    const file = await press({ do: 'export' });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="waymark-export.json"');
    expect(((await file.json()) as { learners: unknown[] }).learners).toHaveLength(3);
    expect(toldBy(await press({ do: 'erase', learner: '9099' }))).toBe('unknown');

    now = instant('2026-09-14T13:11:00Z');
    expect(toldBy(await press({ do: 'export' }))).toBe('again');
    expect(toldBy(await press({ do: 'erase', learner: learnerId(1) }))).toBe('again');
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect(toldBy(await press({ do: 'erase', learner: learnerId(1) }))).toBe('erased');
    expect(await inSchool((db) => db.query('select learner from learners order by learner'))).toHaveLength(2);
  });

  it('takes no order without a token of its own page', async () => {
    await invite(TEACHER.email);
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect((await browser.go('/school/act', { lang: 'en', do: 'pause', token: 'x'.repeat(86) })).status).toBe(403);
    expect(await inSchool(schoolPause)).toBeNull();
  });
});
