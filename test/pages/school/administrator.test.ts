import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { RULE_FIELDS } from '../../../src/school/class/typed-numbers.ts';
import { CUT_FIELDS } from '../../../src/school/default-rule.ts';
import { noteSetupChange, OPERATOR } from '../../../src/store/setup-changes.ts';
import { loadSchoolFile, saveSchoolFile } from '../../../src/store/schools.ts';
import { runDueSchools } from '../../../src/sync/night/scheduled/due-schools.ts';
import { inviteAdministrator, listAdministrators } from '../../../src/store/people/administrators.ts';
import { schoolPause } from '../../../src/store/nights/pauses.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant, type Instant } from '../../../src/time.ts';
import {
  fieldIn,
  installation,
  linkIn,
  type Installation,
  type SigningBrowser,
} from '../../builders/served/installation.ts';
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

async function page(name = ''): Promise<string> {
  return (await browser.go(`/school${name}`)).text();
}

async function press(form: Readonly<Record<string, string>>): Promise<Response> {
  const token = fieldIn(await page(), 'token');
  return browser.go('/school/act', { at: here.file.school.id, page: 'school', lang: 'en', token, ...form });
}

const night = (): Promise<unknown> =>
  runNight(here.app.sync, { school: here.file.school.id }, { at: now, dryRun: false, acceptRoster: false });

async function comeIn(...ways: readonly string[]): Promise<void> {
  await invite(TEACHER.email);
  for (const way of ways) await browser.signIn(way, TEACHER.id);
}
const SIGN_IN = '/sign-in?back=%2Fschool';
const CONNECT = '/sign-in/connect?back=%2Fschool';

const courses = async (): Promise<unknown> =>
  (await inSchool<Awaited<ReturnType<typeof loadSchoolFile>>>(loadSchoolFile))?.courses;

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
    expect(toldBy(await press({ do: 'erase', learner: '9099', sure: 'yes' }))).toBe('unknown');

    now = instant('2026-09-14T13:11:00Z');
    expect(toldBy(await press({ do: 'export' }))).toBe('again');
    expect(toldBy(await press({ do: 'find', who: 'a' }))).toBe('again');
    expect(toldBy(await press({ do: 'erase', learner: learnerId(1), sure: 'yes' }))).toBe('again');
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect(toldBy(await press({ do: 'erase', learner: learnerId(1) }))).toBe('not-sure');
    const [course] = here.file.courses;
    const both = { learner: learnerId(1), course: course?.id ?? '' }; // a form that names two things means neither
    expect(toldBy(await press({ do: 'erase', ...both, sure: 'yes' }))).toBe('not-sure');
    expect(toldBy(await press({ do: 'erase', ...both, whole: here.file.school.id }))).toBe('not-sure');
    const receipt = await (await press({ do: 'erase', learner: learnerId(1), sure: 'yes' })).text();
    expect(receipt).toContain('Receipt of an erasure');
    expect(receipt).toContain('learners 1');
    expect(receipt).not.toContain(learnerId(1));
    expect(await inSchool((db) => db.query('select learner from learners order by learner'))).toHaveLength(2);
    expect(await page('/data')).toMatch(/Receipts.*a student/s);
  });

  it('takes no order without a token of its own page', async () => {
    await invite(TEACHER.email);
    await browser.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect(
      (
        await browser.go('/school/act', {
          at: here.file.school.id,
          page: 'school',
          lang: 'en',
          do: 'pause',
          token: 'x'.repeat(86),
        })
      ).status,
    ).toBe(403);
    expect(await inSchool(schoolPause)).toBeNull();
  });
});

describe('what an administrator does on the pages of a school', () => {
  beforeEach(() => comeIn(SIGN_IN, CONNECT));

  it('is told first what to do, and that all is well when there is nothing', async () => {
    await inSchool((db) => db.query('delete from credentials'));
    await night();
    const before = await page();
    expect(before).toContain('Do this first');
    expect(before).toContain('One teacher has not connected yet');
    expect(before).toContain('waymark grant google'); // what to do about the class the night could not read

    await browser.signIn(CONNECT, TEACHER.id);
    await invite(learnerEmail(2));
    now = instant('2026-09-15T13:00:00Z');
    await browser.signIn(SIGN_IN, TEACHER.id);
    await night();
    const after = await page();
    expect(after).toContain('All is well');
    expect(after).not.toContain('Do this first');
  });

  it('pauses one class and lets it go on', async () => {
    const course = here.file.courses[0]?.id ?? '';
    expect(toldBy(await press({ do: 'pause', course }))).toBe('paused');
    expect(await inSchool(schoolPause)).toBeNull();
    expect(await page()).toContain('End the pause');
    expect(toldBy(await press({ do: 'resume', course }))).toBe('resumed');
    expect(toldBy(await press({ do: 'resume', course }))).toBe('same');
  });

  it('leaves a class out without losing what was set up, sees it in the LMS’s list, and takes it in again', async () => {
    await night();
    const [course] = here.file.courses;
    if (course === undefined) throw new Error('no class');
    expect(toldBy(await press({ do: 'leave-out', course: course.id }))).toBe('left-out');
    expect(await courses()).toEqual([]);
    expect(await page()).toContain('No class is in yet. Choose which.');
    const classes = await page('/classes');
    expect(classes).toContain(`name="take.${course.id}"`);
    expect(classes).toContain('Take in again');

    expect(toldBy(await press({ do: 'take-in', course: course.id, teacher: course.teacher }))).toBe('taken-in');
    expect(await courses()).toEqual(here.file.courses);
    expect(toldBy(await press({ do: 'take-in', course: course.id, teacher: course.teacher }))).toBe('same');
  });

  it('compares with the school’s own records, and takes in what it left ticked', async () => {
    const [course] = here.file.courses;
    if (course === undefined) throw new Error('no class');
    await press({ do: 'leave-out', course: course.id });
    const name = await className(course.id);
    const files = {
      classes: `sourcedId,status,title\nc1,active,${name}\nc2,active,Welding\nc3,tobedeleted,Latin\n`,
      enrollments: 'classSourcedId,userSourcedId,role\nc1,u1,teacher\nc2,u2,teacher\nc1,u3,student\n',
      users: `sourcedId,email\nu1,${TEACHER.email.toUpperCase()}\nu2,w@cedar.example\nu3,child@cedar.example\n`,
    };
    const compared = await (await send('compare', files)).text();
    expect(compared).toContain('1 of the classes above is ticked');
    expect(compared).toMatch(new RegExp(`name="take.${course.id}"[^>]*checked`));
    expect(compared).toContain('Welding');
    expect(compared).not.toContain('Latin');
    expect(compared).not.toContain('child@cedar.example');
    expect(await (await send('compare', { ...files, users: 'id,mail\n' })).text()).toContain(
      'users.csv lacks sourcedId, email',
    );

    expect(await courses()).toEqual([]);
    await send('take-ticked', { [`take.${course.id}`]: 'somebody@else.example' });
    expect(await courses()).toEqual([]);
    expect(toldBy(await send('take-ticked', { [`take.${course.id}`]: course.teacher }))).toBe('taken-in');
    expect(await courses()).toHaveLength(1);
  });

  it('decides about a class list that was held: for exactly that list, and once it is another one, not any more', async () => {
    await night();
    for (const n of [1, 2]) here.sandbox.world.leave(here.file.courses[0]?.id ?? '', learnerId(n));
    now = instant('2026-09-15T13:00:00Z');
    await browser.signIn(SIGN_IN, TEACHER.id);
    await night();
    const held = await page();
    expect(held).toContain('3 students were known, the list now has 1: 2 would leave the class');
    expect(held).toContain('One class list lost more than half');
    const form = { course: here.file.courses[0]?.id ?? '', leaving: fieldIn(held, 'leaving') };
    expect(toldBy(await press({ do: 'accept', ...form, leaving: 'made up' }))).toBe('gone');
    expect(toldBy(await press({ do: 'refuse', ...form }))).toBe('refused');
    expect(await page()).toContain('You said it is wrong');
    expect(toldBy(await press({ do: 'accept', ...form }))).toBe('accepted');

    now = instant('2026-09-16T13:00:00Z');
    await night();
    await browser.signIn(SIGN_IN, TEACHER.id);
    expect(await page()).not.toContain('Class lists that were held');
  });

  it('reads the whole rule in words with who set each number of it, and sets them', async () => {
    const before = await page('/settings');
    expect(before).toContain('Mastered is 80% or more');
    expect(before).toContain('The numbers of the method itself are Waymark’s own');
    expect(before.split('Waymark’s own default; nobody set it.')).toHaveLength(9);
    expect(before).toContain('One with no note under it is Waymark’s own.');
    expect(toldBy(await setDefaults({ threshold: '85', review: 'auto' }))).toBe('set');
    expect(toldBy(await setDefaults({}))).toBe('same');
    expect(await inSchool(loadSchoolFile)).toMatchObject({ review: 'auto', rule: { threshold: 0.85 } });
    const after = await page('/settings');
    expect(after).toContain('Mastered is 85% or more');
    expect(after.split(`Set here by ${TEACHER.email}`)).toHaveLength(3);
    expect(await page()).toMatch(/set a default of the school \(mastered from\)/);

    await inSchool((db) => noteSetupChange(db, { course: null, part: 'file', who: OPERATOR, at: AT, changes: [] }));
    await inSchool((db) =>
      saveSchoolFile(db, { ...here.file, rule: { method: 'canvas-weighted', weight: 0.7, windowDays: 9 } }, AT),
    );
    const loaded = await page('/settings');
    expect(loaded).toContain('Set in the school file, last loaded on ');
    expect(loaded).toContain('The school file also sets numbers of the method itself');
  });

  it('is told what another set meanwhile, with what they typed still there, and what is no number', async () => {
    const shown = await page('/settings');
    await setDefaults({ windowDays: '10' }, shown);
    const clash = await (await setDefaults({ windowDays: '12', threshold: '90' }, shown)).text();
    expect(clash).toContain('Somebody else changed the same rows. Nothing was saved');
    expect(clash).toContain(`${TEACHER.email} saved`);
    expect(valueIn(clash, 'windowDays')).toBe('12');
    expect(toldBy(await setDefaults({ windowDays: '12', threshold: '90' }, clash))).toBe('set');
    expect(await inSchool(loadSchoolFile)).toMatchObject({ rule: { windowDays: 12, threshold: 0.9 } });
    const wrong = await (await setDefaults({ windowDays: 'ten' })).text();
    expect(wrong).toMatch(/A chance stays open \(days\)<\/a> is no number that fits here/);
    const forged = [{ key: 'threshold', value: 'x' }];
    expect((await setDefaults({}, shown, { shown: JSON.stringify(forged) })).status).toBe(403);
  });

  it('tries other defaults on a class first: how many would change, and no student’s name', async () => {
    const on = here.file.courses[0]?.id ?? '';
    const asked = { do: 'try', on };
    expect(await (await setDefaults({ threshold: '95' }, undefined, asked)).text()).toContain('Nobody of this class');
    await night();
    const tried = await (await setDefaults({ threshold: '95' }, undefined, asked)).text();
    expect(tried).toMatch(/Mastered is 95% or more.*\d+ of \d+ levels would change/s);
    expect(tried).toContain('Nothing is saved yet.');
    for (const { name } of await inSchool<{ name: string }[]>((db) => db.query('select name from learners')))
      expect(tried).not.toContain(name);
    expect(await inSchool(loadSchoolFile)).toEqual(here.file);
    expect((await setDefaults({}, undefined, { ...asked, on: '9999' })).status).toBe(403);
  });

  it('chooses the method and moves a limit of the levels, tried on a class first, with who did it beside each and in the record', async () => {
    await night();
    const typed = { method: 'latest', 'cuts.slippedPart': '95' };
    const asked = { do: 'try', on: here.file.courses[0]?.id ?? '' };
    const tried = await (await setDefaults(typed, undefined, asked)).text();
    expect(tried).toMatch(/the newest result is the estimate.*\d+ of \d+ levels would change/s);
    expect(tried).toContain('<option value="latest" selected');
    expect(await inSchool(loadSchoolFile)).toEqual(here.file);
    const parts = /stays so down to (\d+)%/.exec(tried.slice(tried.indexOf('id="tried"')));
    expect(parts?.[1]).toBe('76');

    expect(toldBy(await setDefaults(typed))).toBe('set');
    expect(await inSchool(loadSchoolFile)).toMatchObject({ rule: { method: 'latest', cuts: { slippedPart: 0.95 } } });
    const after = await page('/settings');
    expect(after).toContain('the newest result is the estimate');
    expect(after.split(`Set here by ${TEACHER.email}`)).toHaveLength(3);
    expect(await page()).toMatch(/set a default of the school \(the method of mastery\)/);
  });

  it.each([
    [
      'en',
      '“Chance up to which a target is not yet (%)” has to lie below “Chance from which a target is mastered (%)”, or nothing would lie',
    ],
    [
      'es',
      '«Probabilidad hasta la que un objetivo es todavía no (%)» tiene que ser menor que «Probabilidad desde la que un objetivo está dominado',
    ],
  ])('reads in %s which two limits cannot hold together, and which numbers one may be', async (lang, words) => {
    for (const order of [{}, { do: 'try', on: here.file.courses[0]?.id ?? '' }])
      expect(await (await setDefaults({ 'cuts.notYet': '50' }, undefined, { lang, ...order })).text()).toContain(words);
    const wrong = await (
      await setDefaults({ 'cuts.lapseDays': '0', 'cuts.mastered': '120' }, undefined, { lang })
    ).text();
    expect(wrong).toMatch(lang === 'en' ? /from 1 to 3650/ : /de 1 a 3650/);
    expect(wrong).toMatch(lang === 'en' ? /from 0 to 100/ : /de 0 a 100/);
    expect(await inSchool(loadSchoolFile)).toEqual(here.file);
    expect((await setDefaults({ method: 'none' })).status).toBe(403);
  });

  it('reads what Waymark may do and why, how it is installed, and what the last night cost', async () => {
    await trigger();
    const settings = await page('/settings');
    expect(settings).toContain('https://www.googleapis.com/auth/classroom.rosters.readonly');
    expect(settings).toContain('1 of 1 teacher has connected');
    expect(settings).toContain('Domain-wide delegation');
    expect(settings).toMatch(/\d+ to google, which allows 3000 in each minute/);
    expect(await page('/settings?lang=es')).toContain('Qué puede hacer Waymark, y por qué');
  });

  it('finds a student for a family who asks, hands out what is held of them alone, and reads how long everything is kept', async () => {
    await night();
    const names = await inSchool<{ learner: string; name: string }[]>((db) =>
      db.query('select learner, name from learners order by learner'),
    );
    const [first, second] = names;
    if (first === undefined || second === undefined) throw new Error('nobody is held');
    const found = await (await press({ do: 'find', who: first.name.toLowerCase() })).text();
    expect(found).toContain('One student.');
    expect(found).toContain(first.learner);
    expect(found).not.toContain(second.name);
    expect(await (await press({ do: 'find', who: '%' })).text()).toContain('Nobody of that name');
    const held = await (await press({ do: 'export', learner: first.learner })).text();
    expect(held).toContain(first.name);
    expect(held).not.toContain(second.name);
    const data = await page('/data');
    expect(data).toContain('within 45 days');
    expect(data).toContain('ticket_answers');
  });

  it('erases a class, then the whole school, each with a receipt, and is nobody there any more', async () => {
    await night();
    const course = here.file.courses[0]?.id ?? '';
    await press({ do: 'leave-out', course }); // which deletes nothing
    expect(await inSchool((db) => db.query('select learner from learners'))).toHaveLength(3);
    expect(await (await press({ do: 'erase', course, sure: 'yes' })).text()).toContain('a class');
    expect(await inSchool((db) => db.query('select learner from learners'))).toEqual([]);
    expect(await page('/classes')).toContain('No class was left out.');
    expect(toldBy(await press({ do: 'erase', whole: 'not this one' }))).toBe('not-sure');
    expect(await (await press({ do: 'erase', whole: here.file.school.id })).text()).toContain('the whole school');
    expect((await browser.go('/school')).status).toBe(403);
    expect(await here.app.store.schools()).toEqual([]);
  });
});

describe('somebody who looks after two schools', () => {
  it('sees both in one list with their newest night, opens each, and acts in the one whose page it was', async () => {
    const maple = SchoolId.parse('maple');
    await comeIn(SIGN_IN);
    await here.app.store.school(maple, async (db) => {
      await saveSchoolFile(
        db,
        { ...here.file, school: { ...here.file.school, id: maple, name: 'Maple' }, courses: [] },
        AT,
      );
      await inviteAdministrator(db, TEACHER.email, 'operator', AT);
    });
    const list = await page();
    expect(list).toContain('Your schools');
    expect(list).toContain('Maple');
    expect(list).toContain('No class is in yet');
    const oak = SchoolId.parse('oak');
    await here.app.store.school(oak, async (db) => {
      await saveSchoolFile(db, { ...here.file, school: { ...here.file.school, id: oak }, courses: [] }, AT);
      await inviteAdministrator(db, TEACHER.email, 'operator', AT);
      await db.query(`update school_files set body = '{}'`);
    });
    const three = await page();
    expect(three).toContain('What this school says of itself cannot be read');
    expect(three).toContain('Maple'); // the others are shown all the same
    const way = linkIn(list, /at=maple/);
    const opened = await (await browser.go(way)).text();
    expect(opened).toContain('<h1>Maple</h1>');

    const token = fieldIn(opened, 'token');
    const pause = { do: 'pause', page: 'school', lang: 'en', token };
    expect((await browser.go('/school/act', { ...pause, at: here.file.school.id })).status).toBe(403);
    expect(toldBy(await browser.go('/school/act', { ...pause, at: 'maple' }))).toBe('paused');
    expect(await here.app.store.school(maple, schoolPause)).toBe(AT);
    expect(await inSchool(schoolPause)).toBeNull();
    expect(await (await browser.go('/school?at=bell')).text()).not.toContain('<h1>bell');
  });

  it('and teaches at both chooses on the board whose morning it is', async () => {
    const maple = SchoolId.parse('maple');
    await here.app.store.school(maple, (db) =>
      saveSchoolFile(db, { ...here.file, school: { ...here.file.school, id: maple, name: 'Maple' } }, AT),
    );
    await browser.signIn('/sign-in?back=%2F', TEACHER.id);
    const way = linkIn(await (await browser.go('/')).text(), /school=maple/);
    expect((await browser.go('/choose-school?school=bell')).status).toBe(404);
    expect((await browser.go(way)).headers.get('location')).toBe('/');
    expect(await (await browser.go('/')).text()).toMatch(/aria-current="[^"]*"[^>]*>\s*Maple/);
  });
});

/** What stands in the fields of the defaults, with what is typed over it. */
async function setDefaults(
  typed: Readonly<Record<string, string>>,
  shown?: string,
  order: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const on = shown ?? (await page('/settings'));
  const fields = Object.fromEntries([...RULE_FIELDS, ...CUT_FIELDS].map((field) => [field, valueIn(on, field)]));
  const chosen = (name: string): string =>
    new RegExp(`<select[^>]* name="${name}".*?<option value="([\\w-]+)" selected`, 's').exec(on)?.[1] ?? '';
  const choices = { review: chosen('review'), method: chosen('method') };
  const rows = fieldIn(on, 'shown').replaceAll('&quot;', '"');
  const own = { at: here.file.school.id, page: 'settings', lang: 'en', token: fieldIn(on, 'token') };
  return browser.go('/school/settings', { ...own, do: 'set', shown: rows, ...choices, ...fields, ...typed, ...order });
}

const valueIn = (on: string, field: string): string =>
  new RegExp(`<input id="r0.${field}"[^>]* value="([^"]*)"`).exec(on)?.[1] ?? 'none';

async function className(course: string): Promise<string> {
  const found = /<label><input[^>]*name="take\.(\w+)"[^>]*\/?>\s*([^<]+?)\s*<span/g;
  const page = await (await browser.go('/school/classes')).text();
  return [...page.matchAll(found)].find(([, id]) => id === course)?.[2] ?? 'none';
}

async function send(order: string, files: Readonly<Record<string, string>>): Promise<Response> {
  const form = new FormData();
  const token = fieldIn(await page(), 'token');
  const fields = { do: order, at: here.file.school.id, page: 'classes', lang: 'en', token };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, value] of Object.entries(files))
    form.set(name, order === 'compare' ? new File([value], `${name}.csv`, { type: 'text/csv' }) : value);
  return browser.send('/school/classes', form);
}

/** The night as the schedule has it. */
async function trigger(): Promise<void> {
  await runDueSchools(here.app.sync, now);
}

describe('one word for all teachers', () => {
  it('is given by an administrator who says that they mean it, for a school that names its domains, and is taken back', async () => {
    await comeIn(SIGN_IN);
    expect(toldBy(await press({ do: 'set-delegation', value: 'domain-wide' }))).toBe('unticked');
    expect(toldBy(await press({ do: 'set-delegation', value: 'domain-wide', sure: 'yes' }))).toBe('no-domains');

    const domain = TEACHER.email.split('@')[1] ?? '';
    await inSchool((db) =>
      saveSchoolFile(db, { ...here.file, school: { ...here.file.school, domains: [domain] } }, now),
    );
    expect(toldBy(await press({ do: 'set-delegation', value: 'domain-wide', sure: 'yes' }))).toBe('set');
    expect(await page('/settings')).toContain('On: Waymark acts for teachers');
    expect(await inSchool(loadSchoolFile)).toMatchObject({ school: { delegation: 'domain-wide' } });

    expect(toldBy(await press({ do: 'set-delegation', value: 'off' }))).toBe('set');
    expect(toldBy(await press({ do: 'set-delegation', value: 'off' }))).toBe('same');
    expect(await inSchool(loadSchoolFile)).not.toMatchObject({ school: { delegation: 'domain-wide' } });
  });
});
