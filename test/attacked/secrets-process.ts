import { randomBytes } from 'node:crypto';
import { wireApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { startSandbox } from '../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { serveAll } from '../../src/serve.ts';
import { NOBODYS } from '../../src/store/people/sign-ins.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import type { SchoolDb } from '../../src/store/types.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { instant } from '../../src/time.ts';
import { hurriedHttp } from '../builders/lms/hurried-http.ts';
import { plant, plantedIn } from '../builders/lms/planted.ts';
import { quiz, smallSchool, TEACHER } from '../builders/lms/sandbox.ts';
import { serveApp } from '../builders/served/served-app.ts';
import { memoryStore } from '../builders/served/store.ts';

/** What this process has seen and sent, on its standard output; its log is its standard error. */
export interface Seen {
  /** Names, addresses and titles of people. */
  readonly planted: readonly string[];
  /** What opens something. */
  readonly secrets: readonly string[];
  /** Where pages led to. */
  readonly addresses: readonly string[];
  /** Answers of 400 and more. */
  readonly refusals: readonly string[];
  /** The tables that hold tokens, as a thief of the database reads them. */
  readonly dump: string;
}

const CLASS = 60;
const NOW = instant('2026-09-09T08:00:00Z');

const school = smallSchool({
  learners: CLASS,
  work: Array.from({ length: 30 }, (_, n) => ({
    id: `w${n}`,
    title: plant('Title', n),
    quiz: quiz(`f${n}`, [{}, {}]),
  })),
});
const planted = [
  ...Array.from({ length: CLASS }, (_, n) => [
    plant('Given', n + 1),
    plant('Family', n + 1),
    plant('mail', n + 1).toLowerCase(),
  ]).flat(),
  ...Array.from({ length: 30 }, (_, n) => plant('Title', n)),
  ...Array.from({ length: 30 }, (_, n) => plant('Sent', n)),
];

const sandbox = await startSandbox({ today: () => NOW, school: plantedIn(school) });
const { clientId, clientSecret, root, tokenUrl, authUrl, jwksUrl } = sandbox;
const key = randomBytes(32);
const settings = loadConfig({ LOG_LEVEL: 'trace', WAYMARK_LIMITS: '0', WAYMARK_BASE_URL: 'http://localhost:9' });
const google = { clientId, clientSecret, tokenUrl, authUrl, jwksUrl, classroomRoot: root, formsRoot: root };
const store = await memoryStore();
const app = wireApp(
  { ...settings, google: { ...settings.google, ...google } },
  store,
  localSecrets(key),
  () => NOW,
  hurriedHttp(),
);
const file = SchoolFile.parse(sandbox.schoolFile);
const { id: cedar } = file.school;
await store.school(cedar, (db) => saveSchoolFile(db, file, NOW));
const served = await serveApp(serveAll(app, () => null));

const secrets = new Set<string>([clientSecret, key.toString('base64'), key.toString('hex')]);
const addresses: string[] = [];
const refusals: string[] = [];
const cookies = new Map<string, string>();

async function go(
  path: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const response = await fetch(served.url + path, {
    redirect: 'manual',
    ...init,
    headers: {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
      ...init.headers,
    },
  });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    cookies.set(name, value);
    if (value.length > 20) secrets.add(value);
  }
  const to = response.headers.get('location');
  if (to?.startsWith('/') === true) addresses.push(to);
  if (response.status >= 400) refusals.push(await response.clone().text());
  return response;
}

async function signIn(): Promise<void> {
  const way = new URL((await go('/sign-in?back=%2F')).headers.get('location') ?? '');
  way.searchParams.set('authuser', TEACHER.id);
  const back = new URL((await fetch(way, { redirect: 'manual' })).headers.get('location') ?? '');
  for (const name of ['code', 'state']) secrets.add(back.searchParams.get(name) ?? clientSecret);
  await go(back.pathname + back.search);
}

// a teacher comes, connects, and has nights: one that goes well, one whose LMS refuses, one that ends in an exception with a name in it
await signIn();
for (const { refreshToken } of sandbox.teachers) {
  secrets.add(refreshToken);
  await app.grant(cedar, 'google', TEACHER.email, refreshToken, NOW);
}
const night = (parts = app.sync): Promise<unknown> =>
  runNight(parts, { school: cedar }, { at: NOW, dryRun: false, acceptRoster: false });
await night();
sandbox.fail({ method: 'classroom.courses.students.list', kind: 'error', code: 403 });
await night();
await night({
  ...app.sync,
  connect: () => Promise.reject(new TypeError(`no such learner: ${plant('Given', 1)}\n    at ${plant('Family', 1)}`)),
});

// its pages, the acts on them, and what strangers send
for (const path of ['/', '/account', '/scorecard', '/slip', '/story?learner=9001', '/paper', '/results'])
  await go(path);
const board = await (await go('/')).text();
for (const [, address = '', fields = ''] of board.matchAll(/<form method="post" action="([^"]+)"([^]*?)<\/form>/g)) {
  const hidden = [...fields.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  await go(address, { method: 'POST', body: new URLSearchParams([...hidden, ['text', plant('Sent', 0)]]) });
}
for (let n = 1; n < 30; n += 1) {
  const said = plant('Sent', n);
  await go(`/t/${said}?hint=${said}`);
  await go(`/oauth/google?code=${said}&state=${said}`);
  await go(`/addon/student?courseId=${said}&itemId=${said}&addOnToken=${said}`);
  await go('/approve', { method: 'POST', body: new URLSearchParams({ course: said, token: said }) });
  await go('/addon/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-waymark': '1' },
    body: `{"o":"${said}`,
  });
  await go('/schoology/launch', { method: 'POST', body: new URLSearchParams({ id_token: said, state: said }) });
  await go('/jobs/course', { method: 'POST', headers: { authorization: `Bearer ${said}.b.c` }, body: said });
  const job = { method: 'POST', body: JSON.stringify({ school: said, course: said, learner: said }) };
  refusals.push(await (await fetch(`${served.url}/jobs/course`, job)).text()); // as a program on this machine
}
await signIn();

const TABLES = ['credentials', 'consents', 'hand_overs', 'sign_ins', 'sessions', 'openings', 'school_keys'];
const held = async (db: SchoolDb): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for (const table of TABLES) rows.push(...(await db.query(`select * from ${table}`)));
  return rows;
};
const dump = JSON.stringify([await store.school(cedar, held), await store.school(NOBODYS, held)]);
await served.close();
await app.close();
await sandbox.close();
process.stdout.write(JSON.stringify({ planted, secrets: [...secrets], addresses, refusals, dump } satisfies Seen), () =>
  process.exit(),
); // an engine in memory would keep it going
