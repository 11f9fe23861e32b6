import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { createHash } from 'node:crypto';
import type { Wanted } from '../../../src/sandbox/schoology/lti/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import type { Store } from '../../../src/store/types.ts';
import { composed } from '../../builders/ticket/desk.ts';
import {
  formIn,
  keepSchool,
  launchSchool,
  launchWorld,
  SECTION,
  TEACHER_UID,
  tinyBrowser,
  type LaunchWorld,
  type TinyBrowser,
} from '../../builders/lms/launch.ts';
import { memoryStore } from '../../builders/served/store.ts';

const TEACHER: Wanted = { uid: TEACHER_UID, section: SECTION };
const LEARNER: Wanted = { uid: '9001', section: SECTION };
const ITEMS = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';

let store: Store;
let world: LaunchWorld;

beforeEach(async () => {
  store = await memoryStore();
  const school = launchSchool();
  const [course, ...others] = school.courses;
  const unit = { title: 'Fractions', targets: ['5.NF.A.1'] };
  await keepSchool(
    store,
    SchoolFile.parse({
      ...school,
      targets: [{ code: '5.NF.A.1', iCan: 'I can add fractions' }],
      courses: [{ ...course, units: [unit] }, ...others],
    }),
  );
  world = await launchWorld(store);
});
afterEach(async () => {
  await world.close();
  await store.close();
});

/** What a script of our pages sends. */
function tell(browser: TinyBrowser, path: string, body: object): Promise<Response> {
  return fetch(world.url + path, {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      'X-Waymark': '1',
      'Content-Type': 'application/json',
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: JSON.stringify(body),
  });
}

function openingIn(address: string): string {
  return new URL(address, world.url).searchParams.get('o') ?? '';
}

/** The teacher adds a ticket to the course; the custom parameters that the platform then sends with its link. */
async function added(): Promise<Readonly<Record<string, string>>> {
  const browser = tinyBrowser();
  const offer = await (await browser.launch(world, { ...TEACHER, choosing: true })).text();
  const address = /href="(\/compose\?o=[^"]+)"/.exec(offer)?.[1] ?? '';
  const page = await browser.get(world.url + address);
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining('frame-ancestors https://*.schoology.com'),
  ]);
  const o = openingIn(address);
  const attached = await tell(browser, '/addon/attach', { o, draft: 'draft-0000000001', ticket: composed() });
  expect([attached.status, await attached.json()]).toEqual([200, expect.objectContaining({ attachment: null })]);
  const given = await browser.get(`${world.url}/compose/link?o=${encodeURIComponent(o)}`);
  expect(given.headers.get('content-security-policy')).toContain(`form-action 'self' ${world.platform.root}`);
  const [item] = decodeJwt(formIn(await given.text()).fields['JWT'] ?? '')[ITEMS] as [
    { title: string; url: string; custom: Record<string, string> },
  ];
  expect(item).toMatchObject({ title: 'Adding fractions', url: `${world.url}/schoology/launch` });
  return item.custom;
}

describe('a ticket among the materials of a course', () => {
  it('is composed where the teacher adds it, and its link carries its id', async () => {
    expect(await added()).toMatchObject({
      ticket: expect.stringMatching(/^[\w-]{22}\.\w+$/),
      domain: '$com.schoology.Launch.domain',
    });
  });

  it('is a learner’s own page and a teacher’s room, framed by that LMS alone', async () => {
    const custom = await added();
    for (const [wanted, heading] of [
      [LEARNER, "I'm done"],
      [TEACHER, 'have answered'],
    ] as const) {
      const browser = tinyBrowser();
      const launched = await browser.launch(world, { ...wanted, custom });
      const to = launched.headers.get('location') ?? '';
      expect([launched.status, to]).toEqual([303, expect.stringContaining(`/t/${custom['ticket']}?o=`)]);
      const page = await browser.get(world.url + to);
      expect([page.status, page.headers.get('content-security-policy')]).toEqual([
        200,
        expect.stringContaining('frame-ancestors https://*.schoology.com'),
      ]);
      expect(await page.text()).toContain(heading);
    }
  });

  it('is in the language that was chosen on it, for a browser that keeps no cookie of it too', async () => {
    const custom = await added();
    const browser = tinyBrowser();
    const to = (await browser.launch(world, { ...LEARNER, custom })).headers.get('location') ?? '';
    const told = await tell(browser, '/addon/language', { o: openingIn(to), language: 'es' });
    expect([told.status, await told.json()]).toEqual([200, { language: 'es' }]);
    expect(await (await browser.get(world.url + to)).text()).toContain('<html lang="es"');
  });

  it('takes answers, and stands among what is open now', async () => {
    const custom = await added();
    const browser = tinyBrowser();
    const to = (await browser.launch(world, { ...LEARNER, custom })).headers.get('location') ?? '';
    const key = createHash('sha256').update('one').digest('hex').slice(0, 20);
    const saved = await tell(browser, '/addon/answers', {
      o: openingIn(to),
      saves: [{ question: 1, value: 1, base: 0, key, at: world.at }],
    });
    expect(await saved.json()).toMatchObject({ saved: [{ status: 'saved' }], state: 'open' });

    const classmate = tinyBrowser();
    await classmate.launch(world, { ...LEARNER, uid: '9002' });
    const list = await (await classmate.get(`${world.url}/tickets`)).text();
    expect(list).toContain('Adding fractions');
    const link = /href="(\/t\/[^"]+)"/.exec(list)?.[1] ?? '';
    expect((await classmate.get(world.url + link)).headers.get('location')).toContain(`${link}?o=`);
    expect((await classmate.get(world.url + to)).status).toBe(403); // somebody else's page
  });

  it('is nothing to a parent, to another class, and to who is not in any more', async () => {
    const custom = await added();
    const parent = await tinyBrowser().launch(world, { ...TEACHER, role: 'parent', custom });
    expect([parent.status, await parent.text()]).toEqual([403, expect.not.stringContaining('Adding fractions')]);

    const forged = tinyBrowser();
    const launched = await forged.launch(world, { ...LEARNER, custom: { ticket: `${'a'.repeat(22)}.YmVsbA` } });
    expect(launched.status).toBe(403);
    expect(forged.cookies.has('__Host-waymark')).toBe(false);

    const over = tinyBrowser();
    const to = (await over.launch(world, { ...LEARNER, custom })).headers.get('location') ?? '';
    await store.school(launchSchool().school.id, (db) => db.query('delete from sessions'));
    const page = await over.get(world.url + to);
    expect([page.status, await page.text()]).toEqual([401, expect.stringContaining('again from your class')]);
    const live = await over.get(`${world.url}/addon/live?o=${encodeURIComponent(openingIn(to))}`);
    const told = await tell(over, '/addon/answers', { o: openingIn(to), saves: [] });
    for (const answer of [live, told])
      expect([answer.status, await answer.json()]).toEqual([
        401,
        expect.objectContaining({
          error: 'signed-out',
          message: expect.objectContaining({ en: 'Your visit is over. Open Waymark again from your class.' }),
        }),
      ]);
  });

  it('opens in a window of its own where the browser keeps no cookies in frames', async () => {
    const custom = await added();
    const page = await (await tinyBrowser(false).launch(world, { ...LEARNER, custom })).text();
    expect(page).toContain('Open the ticket');
    const { to, fields } = formIn(page);
    const window = tinyBrowser();
    const entered = await window.post(world.url + to, fields);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, expect.stringContaining('/t/')]);
    expect((await window.get(world.url + (entered.headers.get('location') ?? ''))).status).toBe(200);
    expect((await tinyBrowser().post(world.url + to, fields)).status).toBe(403); // once
  });

  it('cannot be composed by a learner, nor seen in a frame of the add-on', async () => {
    const custom = await added();
    const browser = tinyBrowser();
    const to = (await browser.launch(world, { ...LEARNER, custom })).headers.get('location') ?? '';
    expect((await browser.get(`${world.url}/compose?course=${SECTION}`)).status).toBe(403);
    expect((await browser.get(`${world.url}/addon/student?o=${encodeURIComponent(openingIn(to))}`)).status).toBe(404);
  });
});
