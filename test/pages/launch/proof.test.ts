import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LearnerId, SchoolId } from '../../../src/ids.ts';
import { confirmDeployment } from '../../../src/sync/acts/confirm-deployment.ts';
import { saveErasure } from '../../../src/store/erasures.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';
import { NOW } from '../../builders/board/board-school.ts';
import {
  formIn,
  keepSchool,
  launchSchool,
  launchWorld,
  SECTION,
  TEACHER_UID,
  tinyBrowser,
  type LaunchWorld,
} from '../../builders/lms/launch.ts';
import { memoryStore } from '../../builders/served/store.ts';

const TEACHER = { uid: TEACHER_UID, section: SECTION };
const LEARNER = { uid: '9001', section: SECTION };
const BELL = SchoolId.parse('bell');
const MAPLE = SchoolId.parse('maple');

let store: Store;
let world: LaunchWorld;

beforeEach(async () => {
  store = await memoryStore();
  world = await launchWorld(store);
});
afterEach(async () => {
  await world.close();
  await store.close();
});

const codeIn = (page: string): string | null => /<strong>([0-9A-Z]{4}-[0-9A-Z]{4})<\/strong>/.exec(page)?.[1] ?? null;

async function codeFor(wanted: { uid: string; section: string }): Promise<string | null> {
  return codeIn(await (await tinyBrowser().launch(world, wanted)).text());
}

/** In whose school somebody ends who opens the class; null: nobody is let in. */
async function leadsTo(): Promise<string | undefined> {
  const browser = tinyBrowser();
  await browser.launch(world, TEACHER);
  return browser.cookies.get('__Host-waymark')?.split('.')[1];
}

const confirm = (school: SchoolId, code: string | null): ReturnType<typeof confirmDeployment> =>
  confirmDeployment(store, school, code ?? '', world.at);

describe('an installation that no school has proved to be its own', () => {
  beforeEach(() => keepSchool(store, launchSchool(), false));

  it('lets nobody in, though a school file names it, and tells a teacher what to do', async () => {
    const page = await tinyBrowser().launch(world, TEACHER);
    expect(page.status).toBe(404);
    const text = await page.text();
    expect(codeIn(text)).not.toBeNull();
    expect(text).toContain('Ask whoever looks after Waymark at your school');
    expect(text).toContain('Pida a quien se ocupa de Waymark');
    expect(await leadsTo()).toBeUndefined();
    expect(world.logged()).toContain('"reason":"deployment"');
  });

  it.each([
    ['a child', LEARNER],
    ['a parent', { uid: '4003', section: SECTION }],
  ])('shows %s no code', async (_who, wanted) => {
    expect(await codeFor(wanted)).toBeNull();
  });

  it('is the school’s whose administrator enters the code a teacher saw, at once', async () => {
    expect(await confirm(BELL, await codeFor(TEACHER))).toBe('proved');
    expect(await leadsTo()).toBe('bell');
  });

  it('is nobody’s by a code made up, spent, or over an hour old', async () => {
    expect(await confirm(BELL, 'AAAA-AAAA')).toBe('no-code');
    const code = await codeFor(TEACHER);
    world.at = instant('2026-05-12T13:01:00Z');
    expect(await confirm(BELL, code)).toBe('no-code');
    const next = await codeFor(TEACHER);
    await keepSchool(store, launchSchool({ id: 'maple', deployment: 'another' }), false);
    expect(await confirm(MAPLE, next)).toBe('other');
    expect(await confirm(BELL, next)).toBe('no-code');
    expect(await leadsTo()).toBeUndefined();
  });

  it('is no school’s of another LMS', async () => {
    const file = launchSchool({ id: 'maple' });
    await keepSchool(store, { ...file, school: { ...file.school, lms: 'google' } }, false);
    expect(await confirm(MAPLE, await codeFor(TEACHER))).toBe('other');
    expect(await leadsTo()).toBeUndefined();
  });
});

describe('a school that would take over another’s installation', () => {
  beforeEach(() => keepSchool(store, launchSchool()));

  it('gets nobody, and locks nobody out, by naming it and its class in a school file', async () => {
    await keepSchool(store, launchSchool({ id: 'alder' }), false); // comes first by name
    expect(await leadsTo()).toBe('bell');
  });

  it('sees no code from inside a class that has its school', async () => {
    expect(await codeFor(TEACHER)).toBeNull();
  });

  it('has at most what no school has taken in, even with a teacher of the district who shows it a code', async () => {
    await keepSchool(store, launchSchool({ course: '7777' }));
    const code = await codeFor(TEACHER);
    await keepSchool(store, launchSchool());
    await keepSchool(store, launchSchool({ id: 'alder' }), false);

    world.at = instant('2026-05-12T12:30:00Z');
    expect(await confirm(SchoolId.parse('alder'), code)).toBe('proved');
    expect(await leadsTo()).toBe('bell');
  });
});

describe('a learner who was erased', () => {
  it('comes in from inside the LMS no more: they are told so, and not even a session is kept', async () => {
    await keepSchool(store, launchSchool());
    const erased = LearnerId.parse('9001');
    await store.school(BELL, (db) =>
      saveErasure(db, { id: 'e1', scope: 'learner', subject: `subject of bell ${erased}`, keptOut: true, at: NOW }, {}),
    );
    const sessions = (): Promise<unknown[]> => store.school(BELL, (db) => db.query('select session from sessions'));
    const page = await tinyBrowser().launch(world, LEARNER);
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('Waymark keeps nothing about this student');
    const { to, fields } = formIn(await (await tinyBrowser(false).launch(world, LEARNER)).text());
    expect((await tinyBrowser().post(world.url + to, fields)).status).toBe(403);
    expect(await sessions()).toEqual([]);
    expect((await tinyBrowser().launch(world, { uid: '9002', section: SECTION })).status).toBe(303);
  });
});
