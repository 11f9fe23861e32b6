import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Consent } from '../../../src/lms/consent.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { perLms } from '../../../src/lms/known.ts';
import type { Connecting, SigningIn } from '../../../src/pages/kit/deps.ts';
import { saveCredential } from '../../../src/store/people/credentials.ts';
import type { Store } from '../../../src/store/types.ts';
import { sealedBefore, vaultIn } from '../../builders/memory/vault.ts';
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
  type TinyBrowser,
} from '../../builders/lms/launch.ts';
import { signingInThrough } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

const SECRET = 'planted-request-secret';
const AUTHORIZE = 'https://bell.schoology.com/oauth/authorize?oauth_token=r1';
const SCHOOL = launchSchool().school.id;

const begin = jest.fn<Consent['begin']>();
const finish = jest.fn<Consent['finish']>();
const grant = jest.fn<Connecting['grant']>();
const triesOf = jest.fn<SigningIn['triesOf']>();
const connecting: Connecting = {
  consent: { lms: 'schoology', begin, finish },
  grant,
  days: 90,
  seal: {
    close: (school, session, secret) =>
      vaultIn(store).seal(secret, { lms: 'schoology', school, user: session, purpose: 'consent' }),
    open: (school, session, sealed) =>
      vaultIn(store).open(sealed, { lms: 'schoology', school, user: session, purpose: 'consent' }),
  },
};

let store: Store;
let world: LaunchWorld;
let browser: TinyBrowser;

beforeAll(async () => {
  store = await memoryStore();
  await keepSchool(store, launchSchool());
});

afterAll(() => store.close());

beforeEach(async () => {
  await store.school(SCHOOL, (db) => db.query('delete from credentials'));
  begin.mockReset().mockResolvedValue({ to: AUTHORIZE, token: 'r1', secret: SECRET });
  finish.mockReset().mockResolvedValue('access\nsecret');
  grant.mockReset().mockResolvedValue(null);
  triesOf.mockReset().mockResolvedValue([
    { name: 'Mathematics 5', can: 'read', todo: null },
    { name: '6002', can: 'nothing', todo: { en: 'Let the LMS name you its teacher.', es: 'x' } },
  ]);
  world = await launchWorld(store, {
    connecting: { ...perLms(() => null), schoology: connecting },
    signingIn: signingInThrough(null, store, { triesOf }),
  });
  browser = tinyBrowser();
  await browser.launch(world, { uid: TEACHER_UID, section: SECTION, domain: 'bell.schoology.com' });
});

afterEach(() => world.close());

async function board(): Promise<string> {
  return (await browser.get(`${world.url}/?course=${SECTION}`)).text();
}

async function press(): Promise<Response> {
  const { to, fields } = formIn(await board());
  return browser.post(world.url + to, fields);
}

function comeBack(token = 'r1', as = browser): Promise<Response> {
  return as.get(`${world.url}/oauth/schoology?oauth_token=${token}`);
}

describe('a teacher who connects from the class', () => {
  it('is led to the LMS on the domain they are signed in on, and back to the board with a stored credential', async () => {
    const onwards = await press();
    const back = await comeBack();

    expect(begin).toHaveBeenCalledWith(SCHOOL, 'bell.schoology.com', `${world.url}/oauth/schoology`);
    expect(await onwards.text()).toContain(`content="0;url=${AUTHORIZE}"`);
    expect(finish).toHaveBeenCalledWith(SCHOOL, { token: 'r1', secret: SECRET });
    expect(grant).toHaveBeenCalledWith(SCHOOL, TEACHER_UID, 'access\nsecret', NOW);
    expect([back.status, back.headers.get('location')]).toEqual([303, `/?course=${SECTION}`]);
  });

  it('leaves the secret of the way in no address, page or row', async () => {
    const page = await (await press()).text();
    const rows = await store.school(SCHOOL, (db) => db.query('select * from consents'));

    expect(rows).toHaveLength(1);
    expect(page + JSON.stringify(rows)).not.toContain(SECRET);
  });

  it.each([
    ['another token', 'r2'],
    ['none', ''],
  ])('who comes back with %s is not connected, and has to begin again', async (_what, token) => {
    await press();
    expect((await comeBack(token)).status).toBe(403);
    expect((await comeBack()).status).toBe(403);
    expect(finish).not.toHaveBeenCalled();
  });

  it('who comes back twice is connected once', async () => {
    await press();
    await comeBack();
    expect((await comeBack()).status).toBe(403);
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('who comes back after half an hour has to begin again', async () => {
    await press();
    world.at = instant('2026-05-12T12:31:00Z');
    expect((await comeBack()).status).toBe(403);
  });

  it('who agreed with another account than their own is not connected, and is told so', async () => {
    grant.mockRejectedValue(new LmsError('denied', 'another account', { todo: 'x', scope: 'credential' }));
    await press();
    const back = await comeBack();
    expect([back.status, await back.text()]).toEqual([403, expect.stringContaining('another account than yours')]);
  });

  it('is told when the LMS does not answer', async () => {
    begin.mockRejectedValue(new LmsError('down', 'no answer', { todo: 'x' }));
    expect((await press()).status).toBe(503);
  });
});

async function setup(): Promise<string> {
  return (await browser.get(`${world.url}/setup?lang=en`)).text();
}

async function pressThere(): Promise<void> {
  const { to, fields } = formIn(await setup());
  await browser.post(world.url + to, fields);
}

describe('a teacher who connects where classes are set up', () => {
  it('comes back to it, and reads what the LMS answers of every class, and what to do about one that it refuses', async () => {
    await pressThere();
    const back = await comeBack();
    expect([back.status, back.headers.get('location')]).toEqual([303, '/setup?lang=en&told=connected']);

    await connected(0);
    const page = await (await browser.get(world.url + (back.headers.get('location') ?? ''))).text();
    expect(page).toContain('Mathematics 5</strong>: can be read');
    expect(page).toContain('6002</strong>: cannot be read');
    expect(page).toContain('Let the LMS name you its teacher.');
    expect(triesOf).toHaveBeenCalledWith(SCHOOL, TEACHER_UID);
    await setup();
    expect(triesOf).toHaveBeenCalledTimes(1); // the LMS is asked after a consent alone
  });

  it('is told there ten days ahead that the permission ends, and that it has ended', async () => {
    await connected(80);
    expect(await setup()).toMatch(/Your connection.*ends in 10 days.*Connect again/s);
    await connected(91);
    expect(await setup()).toMatch(/The permission for this class has ended.*Connect again/s);
    await connected(1);
    expect(await setup()).not.toContain('Your connection');
  });

  it('but is not named by the school file is told who can, and has no button', async () => {
    browser = tinyBrowser();
    await browser.launch(world, { uid: '4002', section: SECTION });
    expect(await setup()).not.toContain('action="/oauth/schoology"');
  });
});

describe('somebody else', () => {
  it('cannot end what a teacher began', async () => {
    await press();
    const other = tinyBrowser();
    await other.launch(world, { uid: '4002', section: SECTION });
    expect((await comeBack('r1', other)).status).toBe(404);
    expect((await comeBack('r1', tinyBrowser())).status).toBe(403);
    expect(grant).not.toHaveBeenCalled();
  });

  it('who teaches there but is not named has no button, and the form of another session is not theirs', async () => {
    const { to, fields } = formIn(await board());
    const other = tinyBrowser();
    await other.launch(world, { uid: '4002', section: SECTION });
    const page = await (await other.get(`${world.url}/?course=${SECTION}`)).text();

    expect(page).toContain('Only the teacher whom the school file names');
    expect(page).not.toContain('action="/oauth/schoology"');
    expect((await other.post(world.url + to, fields)).status).toBe(404);
  });

  it('from another site cannot begin it', async () => {
    const { to, fields } = formIn(await board());
    expect((await browser.post(world.url + to, fields, 'cross-site')).status).toBe(403);
    expect((await browser.post(world.url + to, { ...fields, token: 'made up' })).status).toBe(403);
    expect(begin).not.toHaveBeenCalled();
  });
});

async function connected(days: number, state: 'ok' | 'reconnect' = 'ok'): Promise<string> {
  const sealed = sealedBefore('x', { school: SCHOOL, user: TEACHER_UID, purpose: 'lms' });
  await store.school(SCHOOL, async (db) => {
    await saveCredential(db, {
      lms: 'schoology',
      user: TEACHER_UID,
      sealed,
      scopes: [],
      at: daysAfter(instant(NOW), -days),
    });
    await db.query('update credentials set state = $1', [state]);
  });
  return board();
}

describe('the board', () => {
  it('says in days how long the permission still holds, from day 75 on', async () => {
    expect(await connected(74)).not.toContain('Your connection');
    const page = await connected(80);
    expect(page).toContain('ends in 10 days');
    expect(page).toContain('Connect again');
    expect(await (await browser.get(`${world.url}/?course=${SECTION}&lang=es`)).text()).toContain('termina en 10 días');
  });

  it('says that it has ended, by time or because the LMS refused it', async () => {
    expect(await connected(90)).toContain('The permission for this class has ended');
    expect(await connected(1, 'reconnect')).toContain('The permission for this class has ended');
  });

  it('says when there is none yet', async () => {
    expect(await board()).toContain('Waymark is not connected to this class yet');
  });
});
