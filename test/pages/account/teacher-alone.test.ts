import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireApp, type App } from '../../../src/app.ts';
import { loadConfig } from '../../../src/config.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { serveAll } from '../../../src/serve.ts';
import { loadCredential } from '../../../src/store/credentials.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant } from '../../../src/time.ts';
import { hurriedHttp } from '../../builders/hurried-http.ts';
import { learnerId, smallSchool, TEACHER } from '../../builders/sandbox.ts';
import { memoryStore } from '../../builders/store.ts';

const AT = instant('2026-09-14T13:00:00Z');
let sandbox: Sandbox;
let app: App;
let server: Server;
let url: string;
let file: SchoolFile;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  sandbox = await startSandbox({ today: () => AT, school: smallSchool() });
  const { clientId, clientSecret, root, tokenUrl, authUrl, jwksUrl } = sandbox;
  const settings = loadConfig({ LOG_LEVEL: 'silent' });
  const config = {
    ...settings,
    baseUrl: url,
    google: {
      ...settings.google,
      clientId,
      clientSecret,
      tokenUrl,
      authUrl,
      jwksUrl,
      classroomRoot: root,
      formsRoot: root,
    },
  };
  const store = await memoryStore();
  app = wireApp(config, store, randomBytes(32), () => AT, hurriedHttp());
  file = SchoolFile.parse(sandbox.schoolFile);
  await store.school(file.school.id, (db) => saveSchoolFile(db, file, AT));
  server.on(
    'request',
    serveAll(app, () => null),
  );
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  await app.close();
  await sandbox.close();
});

/** One browser: what it keeps, and where it is led. */
function browser() {
  const kept = new Map<string, string>();
  async function go(address: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const response = await fetch(new URL(address, url), {
      redirect: 'manual',
      headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '), origin: url },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      if (/Max-Age=0/.test(line)) kept.delete(pair.slice(0, cut));
      else kept.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return response;
  }
  /** Off to the LMS as that person, and back to where it led. */
  async function signIn(address: string, person: string): Promise<string | null> {
    const off = new URL((await go(address)).headers.get('location') ?? '');
    off.searchParams.set('authuser', person);
    const back = await fetch(off, { redirect: 'manual' });
    return (await go(back.headers.get('location') ?? '')).headers.get('location');
  }
  return { go, signIn };
}

function linkIn(page: string, path: RegExp): string {
  const found = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return found.find((href) => path.test(href)) ?? 'none';
}

function fieldIn(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? 'none';
}

describe('a teacher alone, outside the LMS', () => {
  const teacher = browser();

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

    expect(await teacher.signIn(way, TEACHER.id)).toMatch(/^\/\?course=6001/);

    const credential = await app.store.school(file.school.id, (db) => loadCredential(db, 'google', TEACHER.email));
    expect(credential).toMatchObject({ state: 'ok' });
    const { courses } = await runNight(
      app.sync,
      { school: file.school.id },
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
    const elsewhere = browser();
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
  const learner = browser();

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
