import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireApp, type App } from '../../../src/app.ts';
import { localSecrets } from '../../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../../src/config.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { serveAll } from '../../../src/serve.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import type { Instant } from '../../../src/time.ts';
import { hurriedHttp } from '../lms/hurried-http.ts';
import { smallSchool, type SmallSchool } from '../lms/sandbox.ts';
import { memoryStore } from './store.ts';

/** One browser: what it keeps, and where it is led. */
export interface SigningBrowser {
  go(address: string, form?: Readonly<Record<string, string>>): Promise<Response>;
  /** A form with files. */
  send(address: string, form: FormData): Promise<Response>;
  /** Off to the LMS as that person, and back to where it led. */
  signIn(address: string, person: string): Promise<string | null>;
}

/** An installation as it is served to people, over a school of the sandbox in which nobody is connected yet. */
export interface Installation {
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly file: SchoolFile;
  readonly url: string;
  browser(): SigningBrowser;
  close(): Promise<void>;
}

export async function installation(now: () => Instant, school: SmallSchool = {}): Promise<Installation> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({ today: now, school: smallSchool(school) });
  const { clientId, clientSecret, root, tokenUrl, authUrl, jwksUrl } = sandbox;
  const settings = loadConfig({ LOG_LEVEL: 'silent' });
  const google = { clientId, clientSecret, tokenUrl, authUrl, jwksUrl, classroomRoot: root, formsRoot: root };
  const store = await memoryStore();
  const app = wireApp(
    { ...settings, baseUrl: url, google: { ...settings.google, ...google } },
    store,
    localSecrets(randomBytes(32)),
    now,
    hurriedHttp(),
  );
  const file = SchoolFile.parse(sandbox.schoolFile);
  await store.school(file.school.id, (db) => saveSchoolFile(db, file, now()));
  server.on(
    'request',
    serveAll(app, () => null),
  );
  return {
    app,
    sandbox,
    file,
    url,
    browser: () => browserOf(url),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await app.close();
      await sandbox.close();
    },
  };
}

export function browserOf(url: string): SigningBrowser {
  const kept = new Map<string, string>();
  const go: SigningBrowser['go'] = (address, form) =>
    ask(address, form === undefined ? null : new URLSearchParams(form));
  async function ask(address: string, body: URLSearchParams | FormData | null): Promise<Response> {
    const response = await fetch(new URL(address, url), {
      redirect: 'manual',
      headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '), origin: url },
      ...(body === null ? {} : { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      if (/Max-Age=0/.test(line)) kept.delete(pair.slice(0, cut));
      else kept.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return response;
  }
  async function signIn(address: string, person: string): Promise<string | null> {
    const off = new URL((await go(address)).headers.get('location') ?? '');
    off.searchParams.set('authuser', person);
    const back = await fetch(off, { redirect: 'manual' });
    return (await go(back.headers.get('location') ?? '')).headers.get('location');
  }
  return { go, send: ask, signIn };
}

/** The first link of a page to an address like this. */
export function linkIn(page: string, path: RegExp): string {
  const found = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return found.find((href) => path.test(href)) ?? 'none';
}

/** What a hidden field of a page holds. */
export function fieldIn(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? 'none';
}
