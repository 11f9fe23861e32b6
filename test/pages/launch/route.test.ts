import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importJWK, jwtVerify } from 'jose';
import { perLms } from '../../../src/lms/known.ts';
import type { Twist, Wanted } from '../../../src/sandbox/schoology/lti/index.ts';
import type { Store } from '../../../src/store/types.ts';
import { daysAfter, instant } from '../../../src/time.ts';
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

const TEACHER: Wanted = { uid: TEACHER_UID, section: SECTION };
const LEARNER: Wanted = { uid: '9001', section: SECTION };

let store: Store;
let world: LaunchWorld;

beforeAll(async () => {
  store = await memoryStore();
  await keepSchool(store, launchSchool());
});

afterAll(() => store.close());

beforeEach(async () => {
  world = await launchWorld(store);
});

afterEach(() => world.close());

function reason(): string | undefined {
  return /"reason":"([^"]+)"/.exec(world.logged())?.[1];
}

describe('a teacher who opens Waymark from the class', () => {
  it('comes to the board of that class', async () => {
    const browser = tinyBrowser();
    const response = await browser.launch(world, TEACHER);

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/?course=${SECTION}`);
    const board = await browser.get(`${world.url}${response.headers.get('location')}`);
    expect(board.status).toBe(200);
    expect(await board.text()).toContain(`waymark sync --course ${SECTION}`); // their class, which had no night yet
  });

  it('sees a class they teach there though the school file names somebody else, and no other class', async () => {
    const browser = tinyBrowser();
    await browser.launch(world, { uid: '4002', section: SECTION });

    expect((await browser.get(`${world.url}/?course=${SECTION}`)).status).toBe(200);
    expect((await browser.get(`${world.url}/?course=${SECTION}9`)).status).toBe(404);
  });

  it('is out after an hour without a request', async () => {
    const browser = tinyBrowser();
    await browser.launch(world, TEACHER);
    world.at = instant('2026-05-12T12:59:00Z');
    expect((await browser.get(`${world.url}/`)).status).toBe(200);
    world.at = instant('2026-05-12T13:59:00Z');
    expect((await browser.get(`${world.url}/`)).status).toBe(403);
  });

  it('has a cookie that no script and no other site can use, and that ends after twelve hours', async () => {
    const browser = tinyBrowser();
    const response = await browser.launch(world, TEACHER);

    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-waymark='));
    expect(cookie).toMatch(/; Path=\/; Max-Age=43200; Secure; HttpOnly; SameSite=None; Partitioned$/);
    expect(cookie).not.toContain('Domain');
    for (let minute = 29; minute < 12 * 60; minute += 30) {
      world.at = instant(new Date(Date.parse('2026-05-12T12:00:00Z') + minute * 60_000).toISOString());
      expect((await browser.get(`${world.url}/`)).status).toBe(200);
    }
    world.at = instant('2026-05-13T00:00:00Z');
    expect((await browser.get(`${world.url}/`)).status).toBe(403);
  });

  it('is out at once when the session is taken away, and a cookie made up is nobody', async () => {
    const browser = tinyBrowser();
    await browser.launch(world, TEACHER);
    await store.school(launchSchool().school.id, (db) => db.query('delete from sessions'));
    expect((await browser.get(`${world.url}/`)).status).toBe(403);

    for (const value of ['x', '.bell', 'x.bell', 'x.', `${'a'.repeat(43)}.bell`]) {
      browser.cookies.set('__Host-waymark', value);
      expect((await browser.get(`${world.url}/`)).status).toBe(403);
    }
  });

  it('may start by a form as well as by an address', async () => {
    const browser = tinyBrowser();
    const start = new URL(world.platform.startAddress(TEACHER));
    const begun = await browser.post(
      `${world.url}/schoology/launch`,
      Object.fromEntries(start.searchParams),
      'cross-site',
    );
    const { to, fields } = formIn(await (await fetch(begun.headers.get('location') ?? '')).text());

    expect((await browser.post(to, fields, 'cross-site')).status).toBe(303);
  });

  it('is shown the board in the frame of the LMS, and in nobody else’s', async () => {
    const browser = tinyBrowser();
    await browser.launch(world, TEACHER);
    const { headers } = await browser.get(`${world.url}/`);

    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors https:\/\/\*\.schoology\.com(;|$)/);
    expect(headers.get('x-frame-options')).toBeNull();
  });
});

describe('a browser that keeps no cookies in frames', () => {
  it('opens the board in a window of its own, once', async () => {
    const page = await tinyBrowser(false).launch(world, TEACHER);
    const { to, fields } = formIn(await page.text());
    const window = tinyBrowser();
    const entered = await window.post(world.url + to, fields);

    expect(page.status).toBe(200);
    expect(entered.headers.get('location')).toBe(`/?course=${SECTION}`);
    expect((await window.get(`${world.url}/`)).status).toBe(200);
    expect((await tinyBrowser().post(world.url + to, fields)).status).toBe(403);
  });

  it.each([
    ['from another site', (fields: Record<string, string>) => ({ fields, site: 'cross-site' as const })],
    [
      'that was changed',
      (fields: Record<string, string>) => ({
        fields: { ticket: `x${fields['ticket']}` },
        site: 'same-origin' as const,
      }),
    ],
  ])('lets nobody in with a ticket %s', async (_how, change) => {
    const { to, fields: given } = formIn(await (await tinyBrowser(false).launch(world, TEACHER)).text());
    const { fields, site } = change(given);
    expect((await tinyBrowser().post(world.url + to, fields, site)).status).toBe(403);
  });

  it('ends in that window the session of who was there before', async () => {
    const window = tinyBrowser();
    await window.launch(world, TEACHER);
    const teachers = window.cookies.get('__Host-waymark') ?? '';
    const { to, fields } = formIn(await (await tinyBrowser(false).launch(world, LEARNER)).text());
    expect((await window.post(world.url + to, fields)).headers.get('location')).toBe('/tickets');

    window.cookies.set('__Host-waymark', teachers);
    expect((await window.get(`${world.url}/`)).status).toBe(403);
  });

  it('lets nobody in with a ticket after five minutes', async () => {
    const { to, fields } = formIn(await (await tinyBrowser(false).launch(world, TEACHER)).text());
    world.at = instant('2026-05-12T12:06:00Z');
    expect((await tinyBrowser().post(world.url + to, fields)).status).toBe(403);
  });

  it('is what another browser than the one of the start is taken for: nobody is let in without a press of a button', async () => {
    const { to, fields } = await tinyBrowser().form(world, TEACHER);
    const victim = tinyBrowser();
    await victim.form(world, TEACHER); // they have begun a launch of their own
    const response = await victim.post(to, fields, 'cross-site');

    expect(response.status).toBe(200);
    expect(victim.cookies.has('__Host-waymark')).toBe(false);
  });
});

describe('a student', () => {
  it('is led to a calm page of their own without a word about anyone, and to no board', async () => {
    const browser = tinyBrowser();
    const launched = await browser.launch(world, LEARNER);
    expect([launched.status, launched.headers.get('location')]).toEqual([303, '/tickets']);
    const response = await browser.get(`${world.url}/tickets`);
    const page = await response.text();

    expect(response.status).toBe(200);
    expect(page).toContain('There is no ticket now');
    expect(page).toContain('Ahora no hay ningún boleto');
    expect(page).not.toMatch(/9001|Learner 1|6001/);
    expect((await browser.get(`${world.url}/`)).status).toBe(404);
  });

  it('on a shared machine ends the session of the teacher who was there before', async () => {
    const browser = tinyBrowser();
    await browser.launch(world, TEACHER);
    const teachers = browser.cookies.get('__Host-waymark') ?? '';
    await browser.launch(world, LEARNER);

    expect((await browser.get(`${world.url}/`)).status).toBe(404); // a page for teachers
    browser.cookies.set('__Host-waymark', teachers);
    expect((await browser.get(`${world.url}/`)).status).toBe(403);
  });
});

describe('somebody who is neither', () => {
  it.each(['parent', 'admin', 'assistant'] as const)(
    'a %s reads what Waymark is and whom to ask, and nothing of the class',
    async (role) => {
      const response = await tinyBrowser().launch(world, { ...TEACHER, role });
      expect(response.status).toBe(403);
      const page = await response.text();
      expect(page).toContain('please ask their teacher');
      expect(page).not.toMatch(/Mathematics|6001|Learner/);
      expect(response.headers.getSetCookie().join()).not.toMatch(/__Host-waymark=[^;]/);
    },
  );
});

describe('a bad launch', () => {
  const BAD: readonly (readonly [Exclude<Twist, null>, string])[] = [
    ['wrong-audience', 'audience'],
    ['wrong-azp', 'audience'],
    ['audience-list-without-azp', 'audience'],
    ['audience-list-for-another', 'audience'],
    ['wrong-issuer', 'issuer'],
    ['old', 'old'],
    ['not-yet', 'early'],
    ['from-the-future', 'early'],
    ['without-expiry', 'claims'],
    ['wrong-nonce', 'nonce'],
    ['without-nonce', 'claims'],
    ['unknown-key', 'key'],
    ['forged-signature', 'signature'],
    ['alg-none', 'algorithm'],
    ['hs256-with-public-key', 'algorithm'],
    ['garbled', 'token'],
    ['wrong-version', 'version'],
    ['wrong-message', 'message'],
    ['without-context', 'claims'],
    ['anonymous', 'claims'],
    ['sub-without-uid', 'claims'],
  ];

  it.each(BAD)('%s is refused for its reason: %s', async (twist, why) => {
    const browser = tinyBrowser();
    const response = await browser.launch(world, { ...TEACHER, twist });

    expect([403, 404]).toContain(response.status);
    expect(reason()).toBe(why);
    expect(browser.cookies.has('__Host-waymark')).toBe(false);
    expect(await response.text()).not.toMatch(/Rivera|4001|6001/);
  });

  it('of an installation no school names is told from one of a class no school has', async () => {
    expect((await tinyBrowser().launch(world, { ...TEACHER, twist: 'other-deployment' })).status).toBe(404);
    expect(reason()).toBe('deployment');
    await world.close();
    world = await launchWorld(store);
    expect((await tinyBrowser().launch(world, { ...TEACHER, section: '7777' })).status).toBe(404);
    expect(reason()).toBe('course');
  });

  it('that was let in before is not let in again', async () => {
    const browser = tinyBrowser();
    const { to, fields } = await browser.form(world, TEACHER);
    const start = new Map(browser.cookies);
    expect((await browser.post(to, fields, 'cross-site')).status).toBe(303);
    for (const [name, value] of start) browser.cookies.set(name, value);
    expect((await browser.post(to, fields, 'cross-site')).status).toBe(403);
    expect(reason()).toBe('replay');
  });

  it('that was under way for more than ten minutes is refused', async () => {
    const browser = tinyBrowser();
    const { to, fields } = await browser.form(world, TEACHER);
    world.at = instant('2026-05-12T12:11:00Z');
    expect((await browser.post(to, fields, 'cross-site')).status).toBe(403);
    expect(reason()).toBe('state');
  });

  it.each([
    ['a state of somebody else', { state: 'eyJub25jZSI6IngifQ.forged' }, 'state'],
    ['no state', { state: '' }, 'state'],
    ['an error of the platform', { id_token: '', error: 'login_required' }, 'platform-error'],
  ])('%s is refused', async (_what, change, why) => {
    const browser = tinyBrowser();
    const { to, fields } = await browser.form(world, TEACHER);
    expect((await browser.post(to, { ...fields, ...change }, 'cross-site')).status).toBe(403);
    expect(reason()).toBe(why);
  });

  it('leaves no name, id or token in the log', async () => {
    await tinyBrowser().launch(world, { ...TEACHER, twist: 'wrong-nonce' });
    await tinyBrowser().launch(world, LEARNER);
    // the clock and the process are numbers of the machine, and may hold any digits
    const said = world.logged().replaceAll(/"(?:time|pid)":\d+,/g, '');
    expect(said).not.toMatch(/Rivera|Learner|4001|9001|eyJ/);
  });

  it.each([
    ['another issuer', { iss: 'https://elsewhere.example' }, 'issuer'],
    ['another client', { client_id: 'another' }, 'client'],
    ['another address', { target_link_uri: 'https://elsewhere.example/schoology/launch' }, 'address'],
    ['another page of ours', { target_link_uri: 'PAGES/approve' }, 'address'],
    ['nobody', { login_hint: '' }, 'fields'],
  ])('that starts for %s goes nowhere', async (_what, change, why) => {
    const start = new URL(world.platform.startAddress(TEACHER));
    for (const [name, value = ''] of Object.entries(change))
      start.searchParams.set(name, value.replace('PAGES', world.url));
    const response = await tinyBrowser().get(start.toString());

    expect(response.status).toBe(403);
    expect(response.headers.get('location')).toBeNull();
    expect(reason()).toBe(why);
  });
});

describe('what is right though unusual', () => {
  it('an audience of several that names us is let in', async () => {
    expect((await tinyBrowser().launch(world, { ...TEACHER, twist: 'audience-list' })).status).toBe(303);
  });

  it('a minute between the two clocks is let in', async () => {
    const browser = tinyBrowser();
    const { to, fields } = await browser.form(world, TEACHER);
    world.at = instant('2026-05-12T12:05:50Z'); // 50 s after the token ended
    expect((await browser.post(to, fields, 'cross-site')).status).toBe(303);
  });
});

describe('the platform’s keys', () => {
  it('are asked for once for many launches', async () => {
    for (let n = 0; n < 3; n += 1) expect((await tinyBrowser().launch(world, TEACHER)).status).toBe(303);
    expect(world.platform.calls['/lti-service/.well-known/jwks']).toBe(1);
  });

  it('are asked for again when one was rotated in', async () => {
    await tinyBrowser().launch(world, TEACHER);
    await world.platform.rotateKeys();
    world.keyClock = 31_000;
    expect((await tinyBrowser().launch(world, TEACHER)).status).toBe(303);
    expect(world.platform.calls['/lti-service/.well-known/jwks']).toBe(2);
  });

  it('are not asked for at every unknown key', async () => {
    await tinyBrowser().launch(world, TEACHER);
    world.keyClock = 31_000;
    for (let n = 0; n < 5; n += 1) await tinyBrowser().launch(world, { ...TEACHER, twist: 'unknown-key' });
    expect(world.platform.calls['/lti-service/.well-known/jwks']).toBe(2);
  });

  it('that were taken back are not believed an hour on', async () => {
    const browser = tinyBrowser();
    await browser.launch(world, TEACHER);
    const { to, fields } = await browser.form(world, TEACHER);
    await world.platform.rotateKeys();
    world.keyClock = 61 * 60_000;
    expect((await browser.post(to, fields, 'cross-site')).status).toBe(403);
    expect(reason()).toBe('key');
  });

  it('that cannot be had let nobody in, and say so', async () => {
    world.platform.keysDown = true;
    const response = await tinyBrowser().launch(world, TEACHER);
    expect(response.status).toBe(503);
    expect(reason()).toBe('keys-unreachable');
  });
});

describe('an installation that is a whole district’s', () => {
  it('leads to the school that has the class', async () => {
    const district = await memoryStore();
    const at = await launchWorld(district);
    try {
      await keepSchool(district, launchSchool({ id: 'north', course: '8000' }));
      await keepSchool(district, launchSchool({ id: 'south' }));
      const browser = tinyBrowser();
      await browser.launch(at, TEACHER);
      expect(browser.cookies.get('__Host-waymark')).toMatch(/\.south$/);
    } finally {
      await at.close();
      await district.close();
    }
  });
});

describe('a teacher who adds a link to the course', () => {
  it('sends the platform one signed link back to the launch', async () => {
    const response = await tinyBrowser().launch(world, { ...TEACHER, choosing: true });
    const policy = response.headers.get('content-security-policy') ?? '';
    const { to, fields } = formIn(await response.text());
    const answer: unknown = await (await fetch(to, { method: 'POST', body: new URLSearchParams(fields) })).json();

    expect(policy).toContain(`form-action 'self' ${world.platform.root}`);
    expect(answer).toMatchObject({
      'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiDeepLinkingResponse',
      'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'what the platform wants back',
      'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [
        {
          type: 'ltiResourceLink',
          url: `${world.url}/schoology/launch`,
          custom: { domain: '$com.schoology.Launch.domain' },
        },
      ],
    });
  });

  it('never sends it elsewhere', async () => {
    const response = await tinyBrowser().launch(world, { ...TEACHER, choosing: true, twist: 'deep-link-elsewhere' });
    expect(response.status).toBe(403);
    expect(reason()).toBe('address');
  });

  it('is no student', async () => {
    expect(await (await tinyBrowser().launch(world, { ...LEARNER, choosing: true })).text()).not.toContain('<form');
  });
});

describe('our own keys', () => {
  it('are published without their private half, under the id we sign with', async () => {
    const text = await (await fetch(`${world.url}/schoology/keys`)).text();
    const {
      keys: [key],
    } = JSON.parse(text) as { keys: Record<string, string>[] };
    const { fields } = formIn(await (await tinyBrowser().launch(world, { ...TEACHER, choosing: true })).text());

    expect(Object.keys(key ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const { protectedHeader } = await jwtVerify(fields['JWT'] ?? '', await importJWK(key ?? {}, 'RS256'), {
      currentDate: new Date(NOW),
    });
    expect(protectedHeader.kid).toBe(key?.['kid']);
  });
});

describe('without an app in the settings', () => {
  it('there is no launch', async () => {
    const closed = await launchWorld(store, { doors: perLms(() => null) });
    try {
      for (const path of ['/schoology/launch', '/schoology/keys'])
        expect((await fetch(closed.url + path)).status).toBe(404);
    } finally {
      await closed.close();
    }
  });
});

describe('what is remembered of launches', () => {
  it('is forgotten after a day', async () => {
    const school = launchSchool().school.id;
    await store.school(school, (db) => db.query('delete from spent_nonces'));
    await tinyBrowser().launch(world, TEACHER);
    world.at = daysAfter(world.at, 2);
    world.keyClock = 0;
    await tinyBrowser().launch(world, TEACHER);
    expect(await store.school(school, (db) => db.query('select count(*) as held from spent_nonces'))).toEqual([
      { held: 1 },
    ]);
  });
});
