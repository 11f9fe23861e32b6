import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wireApp, type App } from '../../../src/app.ts';
import { localSecrets } from '../../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../../src/config.ts';
import { LearnerId } from '../../../src/ids.ts';
import { startSchoologySandbox, type SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { startLtiPlatform, type LtiPlatform } from '../../../src/sandbox/schoology/lti/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { servePages } from '../../../src/serve.ts';
import { loadCredential } from '../../../src/store/people/credentials.ts';
import { loadEvidence } from '../../../src/store/results/evidence.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { hurriedHttp } from '../../builders/lms/hurried-http.ts';
import { OTHER_TEACHER, SECTION, smallSchoology, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { memoryStore } from '../../builders/served/store.ts';
import { formIn, keepSchool, tinyBrowser, type TinyBrowser } from '../../builders/lms/launch.ts';

const FILE = SchoolFile.parse({
  school: {
    id: 'small',
    name: 'Small School',
    lms: 'schoology',
    deployment: '1234567-abc',
    timeZone: 'America/Chicago',
    languages: ['en', 'es'],
  },
  courses: [{ id: SECTION, teacher: TEACHER.uid, area: 'mathematics', grade: 5 }],
  targets: [
    { code: '5.NF.A.1', iCan: 'I can add fractions' },
    { code: '5.NF.A.2', iCan: 'I can solve word problems' },
  ],
  tags: [
    { coursework: '7102', target: '5.NF.A.1' },
    { form: '7102', item: '2', target: '5.NF.A.2' },
  ],
});
const SCHOOL = FILE.school.id;

let now: Instant = instant('2026-09-14T15:00:00Z');
let sandbox: SchoologySandbox;
let platform: LtiPlatform;
let app: App;
let url: string;
let close: () => Promise<void>;
let browser: TinyBrowser;

/** A teacher's first day: nothing is given but the school file and the settings of the app. */
beforeAll(async () => {
  sandbox = await startSchoologySandbox({
    today: () => now,
    allowance: null,
    timestampSlack: null,
    school: smallSchoology({
      items: [{ id: '7102', title: 'Fractions quiz', type: 'assessment', maxPoints: 2, grades: { 1: 1, 2: 2 } }],
    }),
  });
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  platform = await startLtiPlatform({
    toolUrl: url,
    now: () => now,
    sections: () => [
      {
        id: SECTION,
        title: 'Mathematics 5',
        people: [
          { uid: TEACHER.uid, name: 'Tara Reed', schoolUid: 'T-1', role: 'teacher' },
          ...[1, 2, 3].map((n) => ({
            uid: uidOf(n),
            name: `Learner Number ${n}`,
            schoolUid: `S-${n}`,
            role: 'learner' as const,
          })),
        ],
      },
    ],
  });
  const config = loadConfig({
    WAYMARK_BASE_URL: url,
    LOG_LEVEL: 'silent',
    SCHOOLOGY_API_ROOT: sandbox.root,
    SCHOOLOGY_WEB_ROOT: sandbox.domain,
    SCHOOLOGY_CONSUMER_KEY: sandbox.consumerKey,
    SCHOOLOGY_CONSUMER_SECRET: sandbox.consumerSecret,
    SCHOOLOGY_LTI_CLIENT_ID: platform.tool.clientId,
    SCHOOLOGY_LTI_ISSUER: platform.issuer,
    SCHOOLOGY_LTI_AUTH_URL: platform.authUrl,
    SCHOOLOGY_LTI_TOKEN_URL: platform.tokenUrl,
    SCHOOLOGY_LTI_JWKS_URL: platform.jwksUrl,
  });
  app = wireApp(config, await memoryStore(), localSecrets(randomBytes(32)), () => now, hurriedHttp());
  await keepSchool(app.store, FILE);
  server.on(
    'request',
    servePages(app, () => null),
  );
  browser = tinyBrowser();
  close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await app.close();
    await platform.close();
    await sandbox.close();
  };
});

afterAll(() => close());

async function board(): Promise<string> {
  return (await browser.get(`${url}/?course=${SECTION}`)).text();
}

/** Presses connect, and decides at the LMS as this account. */
async function connectAs(uid: string, decision = 'approve'): Promise<Response> {
  const page = await board();
  const { to, fields } = formIn(page.slice(page.indexOf('id="connection"')));
  const onwards = await (await browser.post(url + to, fields)).text();
  const address = (/content="0;url=([^"]+)"/.exec(onwards)?.[1] ?? '').replaceAll('&amp;', '&');
  const asked = new URL(address);
  expect(asked.origin).toBe(sandbox.domain);
  const decided = await fetch(asked.origin + asked.pathname, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...Object.fromEntries(asked.searchParams), uid, decision }),
  });
  return browser.get(decided.headers.get('location') ?? '');
}

async function night(): Promise<void> {
  const { courses } = await runNight(app.sync, { school: SCHOOL }, { at: now, dryRun: false, acceptRoster: false });
  expect(courses[0]).toMatchObject({ unfinished: false, learners: 3 });
}

describe('from the first launch to the results of single questions', () => {
  it('the teacher comes in from the class and is told that nothing is connected yet', async () => {
    expect((await browser.launch({ platform }, { uid: TEACHER.uid, section: SECTION })).status).toBe(303);
    expect(await board()).toContain('Waymark is not connected to this class yet');
  });

  it('a consent of another account, or none, connects nobody', async () => {
    expect((await connectAs(OTHER_TEACHER.uid)).status).toBe(403);
    expect((await connectAs(TEACHER.uid, 'deny')).status).toBe(403);
    expect(await app.store.school(SCHOOL, (db) => loadCredential(db, 'schoology', TEACHER.uid))).toBeNull();
  });

  it('the teacher’s own consent connects the class, and the night can read it', async () => {
    expect((await connectAs(TEACHER.uid)).status).toBe(303);
    expect(await app.store.school(SCHOOL, (db) => loadCredential(db, 'schoology', TEACHER.uid))).toMatchObject({
      state: 'ok',
      savedAt: now,
    });
    expect(await board()).not.toContain('id="connection"');
    await night();
    expect(await board()).toContain('Question results from a file');
  });

  it('the file’s results, by the school’s own numbers, are the evidence of the next night', async () => {
    const page = await board();
    const { to, fields } = formIn(page.slice(page.indexOf('id="results"')));
    const upload = (text: string, more: Record<string, string> = {}): Promise<Response> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, coursework: '7102', dates: '', ...more }))
        form.set(name, value);
      form.set('file', new Blob([text], { type: 'text/csv' }), 'results.csv');
      return browser.post(url + to, form);
    };
    const strange = 'Pupil No.,Nr,Got,Of\nS-1,1,1,1\nS-1,2,0,1\nS-9,1,1,1\n';
    const asked = await (await upload(strange)).text();
    expect(asked).toContain('Which column is which?');
    expect(asked).toContain('<option value="Pupil No.">');

    const map = { 'map.schoolId': 'Pupil No.', 'map.question': 'Nr', 'map.points': 'Got', 'map.possible': 'Of' };
    const taken = await (await upload(strange, map)).text();
    expect(taken).toContain('2 questions; students: 1 new, 0 changed, 0 as before');
    expect(taken).toContain('Line 4');
    expect(await (await upload(strange)).text()).toContain('0 new, 0 changed, 1 as before'); // the columns are remembered

    now = instant('2026-09-15T15:00:00Z');
    await night();
    const rows = await app.store.school(SCHOOL, (db) =>
      loadEvidence(
        db,
        [1, 2].map((n) => LearnerId.parse(uidOf(n))),
      ),
    );
    expect(new Set(rows.map(({ learner, item, target, share }) => `${learner} ${item} ${target} ${share}`))).toEqual(
      new Set([`${uidOf(1)} 1 5.NF.A.1 1`, `${uidOf(1)} 2 5.NF.A.2 0`, `${uidOf(2)} null 5.NF.A.1 1`]),
    );
  });

  it('the board counts down the days of the permission', async () => {
    now = instant('2026-12-10T15:00:00Z'); // 87 days on
    await browser.launch({ platform }, { uid: TEACHER.uid, section: SECTION });
    expect(await board()).toContain('ends in 3 days');
  });

  it('a student sees none of it', async () => {
    const student = tinyBrowser();
    const launched = await student.launch({ platform }, { uid: uidOf(1), section: SECTION });
    const page = await (await student.get(url + (launched.headers.get('location') ?? ''))).text();
    expect(page).toContain('There is no ticket now');
    expect((await student.get(`${url}/?course=${SECTION}`)).status).toBe(404);
  });
});
