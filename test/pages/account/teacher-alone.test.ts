import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCredential } from '../../../src/store/people/credentials.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant } from '../../../src/time.ts';
import {
  fieldIn,
  installation,
  linkIn,
  type Installation,
  type SigningBrowser,
} from '../../builders/served/installation.ts';
import { learnerId, TEACHER } from '../../builders/lms/sandbox.ts';

const AT = instant('2026-09-14T13:00:00Z');
let here: Installation;

beforeAll(async () => {
  here = await installation(() => AT);
});
afterAll(() => here.close());

describe('a teacher alone, outside the LMS', () => {
  let teacher: SigningBrowser;
  beforeAll(() => {
    teacher = here.browser();
  });

  it('is offered to sign in, and comes back to the page they wanted', async () => {
    const out = await teacher.go('/?lang=es');
    expect(out.status).toBe(403);
    const way = linkIn(await out.text(), /^\/sign-in\?/);
    expect(way).toBe('/sign-in?back=%2F%3Flang%3Des');

    expect(await teacher.signIn(way, TEACHER.id)).toBe('/?lang=es');
  });

  it('sees that the class is not connected, and connects it by one press and a consent', async () => {
    const board = await (await teacher.go('/')).text();
    expect(board).toContain('not connected to this class yet');
    const way = linkIn(board, /^\/sign-in\/connect/);

    expect(await teacher.signIn(way, TEACHER.id)).toBe('/account?tried=1');
    const answer = await (await teacher.go('/account?tried=1')).text();
    expect(answer).toContain('Done: every class can be read');
    expect(answer).toContain('Waymark was allowed everything it asked for.');
    expect(await (await teacher.go('/account?tried=1&lang=es')).text()).toContain('se puede leer');
    here.sandbox.fail({ method: 'classroom.courses.get', kind: 'error', code: 404, effect: false, times: 9 });
    const ended = await (await teacher.go('/account?tried=1')).text();
    expect(ended).toContain('cannot be read');
    expect(ended).not.toContain('Done: every class');
    here.sandbox.heal();

    const credential = await here.app.store.school(here.file.school.id, (db) =>
      loadCredential(db, 'google', TEACHER.email),
    );
    expect(credential).toMatchObject({ state: 'ok' });
    const { courses } = await runNight(
      here.app.sync,
      { school: here.file.school.id },
      { at: AT, dryRun: false, acceptRoster: false },
    );
    expect(courses).toMatchObject([{ learners: 3, unfinished: false }]);
    const after = await (await teacher.go('/')).text();
    expect(after).toContain('Last run');
    expect(after).not.toContain('not connected');
  });

  it('cannot connect with another account than the one that signed in', async () => {
    expect(await teacher.signIn('/sign-in/connect?back=%2F', learnerId(1))).toBeNull();
  });

  it('sees on their own page where they are signed in, ends another browser there, and signs out', async () => {
    const elsewhere = here.browser();
    await elsewhere.signIn('/sign-in?back=%2F', TEACHER.id);
    const page = await (await teacher.go('/account')).text();
    expect(page).toContain('Signed in as Tara Reed');
    expect(page).toContain('Connected: in the night');
    expect(page).not.toContain(TEACHER.email);
    const token = fieldIn(page, 'token');
    const session = fieldIn(page, 'session');

    await teacher.go('/account/end', { lang: 'en', token, session });
    expect((await elsewhere.go('/')).status).toBe(403);
    expect((await teacher.go('/')).status).toBe(200);

    expect((await teacher.go('/account/end', { lang: 'en', token: 'x'.repeat(86) })).status).toBe(403);
    await teacher.go('/account/end', { lang: 'en', token });
    expect((await teacher.go('/')).status).toBe(403);
    expect((await teacher.go('/account')).status).toBe(401);
  });
});

describe('somebody whom no school file names', () => {
  let learner: SigningBrowser;
  beforeAll(() => {
    learner = here.browser();
  });

  it('is told so, and sees no class, also not to connect one', async () => {
    await learner.signIn('/sign-in?back=%2F', learnerId(1));
    const page = await learner.go('/');
    expect(page.status).toBe(403);
    const text = await page.text();
    expect(text).toContain('No class names this account');
    expect(linkIn(text, /^\/account/)).toBe('/account');
    expect(await (await learner.go('/account')).text()).toContain('No school file names this account');
    expect((await learner.go(`/story?course=6001&learner=${learnerId(2)}`)).status).toBe(403);
  });
});
