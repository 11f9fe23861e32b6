import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createHttp } from '../../../src/http/index.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { perLms } from '../../../src/lms/known.ts';
import { openDoor } from '../../../src/lms/schoology/launch/index.ts';
import { makeToolKey } from '../../../src/lms/schoology/launch/tool-key.ts';
import { readCookies } from '../../../src/pages/kit/cookies.ts';
import { createPages, type PageDeps } from '../../../src/pages/index.ts';
import { insideIn, viewerIn } from '../../../src/pages/launch/session.ts';
import { createPlatformKeys, type PlatformKeys } from '../../../src/sandbox/schoology/lti/keys.ts';
import {
  startLtiPlatform,
  type LtiPlatform,
  type LtiSection,
  type Wanted,
} from '../../../src/sandbox/schoology/lti/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { vaultIn } from '../memory/vault.ts';
import type { Store } from '../../../src/store/types.ts';
import type { TicketDesk } from '../../../src/sync/tickets/desk.ts';
import { openDesk } from '../../../src/sync/tickets/open-desk.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { NOW } from '../board/board-school.ts';
import { pageDeps } from '../served/pages.ts';
import { proveDeployment } from '../../../src/store/people/deployments.ts';

export const DEPLOYMENT = '1234567-abc';
export const SECTION = '6001';
export const TEACHER_UID = '4001';

/** A section with one of each; `learners` more of them. */
export function section(learners = 3): LtiSection {
  return {
    id: SECTION,
    title: 'Mathematics 5',
    people: [
      { uid: TEACHER_UID, name: 'T. Rivera', schoolUid: 'S-1', role: 'teacher' },
      { uid: '4002', name: 'Co Teacher', schoolUid: 'S-2', role: 'teacher' },
      { uid: '4003', name: 'A. Parent', schoolUid: 'S-3', role: 'parent' },
      ...Array.from({ length: learners }, (_none, i) => ({
        uid: String(9001 + i),
        name: `Learner ${i + 1}`,
        schoolUid: `S-${9001 + i}`,
        role: 'learner' as const,
      })),
    ],
  };
}

/** A school of the launching LMS, whose first course is that section's. */
export function launchSchool(over: { id?: string; deployment?: string | null; course?: string } = {}): SchoolFile {
  const { id = 'bell', deployment = DEPLOYMENT, course = SECTION } = over;
  return SchoolFile.parse({
    school: {
      id,
      name: 'Bell Harbor',
      lms: 'schoology',
      timeZone: 'America/Chicago',
      languages: ['en', 'es'],
      ...(deployment === null ? {} : { deployment }),
    },
    courses: [
      { id: course, teacher: TEACHER_UID, area: 'mathematics', grade: 5 },
      { id: `${course}9`, teacher: '4999' },
    ],
  });
}

/** @param proved false: the file alone names the installation, and nobody has shown that it is theirs */
export async function keepSchool(store: Store, file: SchoolFile, proved = true): Promise<void> {
  const { id, deployment } = file.school;
  await store.school(id, async (db) => {
    await saveSchoolFile(db, file, NOW);
    if (proved && deployment !== undefined) await proveDeployment(db, deployment, NOW);
  });
}

export interface LaunchWorld {
  readonly url: string;
  readonly platform: LtiPlatform;
  readonly door: ReturnType<typeof openDoor>;
  at: Instant;
  /** Milliseconds the platform's keys have aged beside the clock. */
  keyClock: number;
  /** Everything logged so far. */
  logged(): string;
  close(): Promise<void>;
}

let toolKey: Promise<string> | null = null;
let platformKeys: Promise<PlatformKeys> | null = null;

/** The pages with a door to a platform, both on loopback. Pages and platform share one clock. */
export async function launchWorld(
  store: Store,
  over: Partial<PageDeps> = {},
  sections: () => readonly LtiSection[] = () => [section()],
): Promise<LaunchWorld> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let log = '';
  const platform = await startLtiPlatform({
    toolUrl: url,
    sections,
    now: () => world.at,
    keys: await (platformKeys ??= createPlatformKeys()),
  });
  const http = createHttp({
    now: () => Date.now(),
    sleep: async () => {},
    random: () => 0,
    timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
    fetch: (input, init) => fetch(input, init),
  });
  const door = openDoor({
    clientId: platform.tool.clientId,
    issuer: platform.issuer,
    authUrl: platform.authUrl,
    tokenUrl: platform.tokenUrl,
    jwksUrl: platform.jwksUrl,
    launchUrl: `${url}/schoology/launch`,
    domain: null,
    http,
    key: () => (toolKey ??= makeToolKey()),
    now: () => Date.parse(world.at) + world.keyClock,
  });
  const world: LaunchWorld = {
    url,
    platform,
    door,
    at: instant(NOW),
    keyClock: 0,
    logged: () => log,
    async close() {
      await platform.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  server.on(
    'request',
    createPages({
      ...pageDeps(store),
      now: () => world.at,
      viewer: (request) => viewerIn(store, readCookies(request.get('cookie')), world.at),
      doors: { ...perLms(() => null), schoology: door },
      signedIn: (shown) => insideIn(store, shown.cookies, world.at),
      desk: launchDesk(store),
      frames: { launch: ['https://*.schoology.com'], addon: [] },
      baseUrl: url,
      log: pino(
        {},
        {
          write: (line: string) => {
            log += line;
          },
        },
      ),
      ...over,
    }),
  );
  return world;
}

/** The desk of tickets, where nobody's credential is stored: whoever comes in by a launch needs none. */
function launchDesk(store: Store): TicketDesk {
  const vault = vaultIn(store);
  return openDesk({
    store,
    connect: () => Promise.reject(new LmsError('denied', 'nobody granted anything', { todo: 'Grant something.' })),
    seal: {
      close: (school, { lms, id }, secret) => vault.seal(secret, { lms, school, user: id, purpose: 'attach' }),
      open: (school, { lms, id }, sealed) => vault.open(sealed, { lms, school, user: id, purpose: 'attach' }),
    },
    subject: (school, id) => `subject of ${school} ${id}`,
    random: () => randomBytes(16),
    baseUrl: 'https://waymark.test',
    patience: 1000,
    note: () => {},
  });
}

/** A browser as far as launches need one: cookies, redirects by hand, forms. */
export interface TinyBrowser {
  readonly cookies: Map<string, string>;
  /** As somebody typed it or pressed a link. */
  get(url: string): Promise<Response>;
  /** A form: `site` is where the page stands that holds it. */
  post(
    url: string,
    fields: Readonly<Record<string, string>> | FormData,
    site?: 'same-origin' | 'cross-site',
  ): Promise<Response>;
  /** The whole way of a launch, to the answer of its end. */
  launch(world: Pick<LaunchWorld, 'platform'>, wanted: Wanted): Promise<Response>;
  /** The same up to the platform's form, which is given back instead of being sent. */
  form(
    world: Pick<LaunchWorld, 'platform'>,
    wanted: Wanted,
  ): Promise<{ readonly to: string; readonly fields: Record<string, string> }>;
}

/** @param keeps false: a browser that keeps no cookies in frames */
export function tinyBrowser(keeps = true): TinyBrowser {
  const cookies = new Map<string, string>();
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of keeps ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const self: TinyBrowser = {
    cookies,
    get: (url) => send(url, {}),
    post: (url, fields, site = 'same-origin') =>
      send(url, {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': site },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
    async form(world, wanted) {
      const begun = await self.get(world.platform.startAddress(wanted));
      const page = await (await fetch(begun.headers.get('location') ?? '')).text();
      return formIn(page);
    },
    async launch(world, wanted) {
      const { to, fields } = await self.form(world, wanted);
      return self.post(to, fields, 'cross-site');
    },
  };
  return self;
}

/** The first form of a page. */
export function formIn(page: string): { to: string; fields: Record<string, string> } {
  const [, to = ''] = /<form[^>]*\baction="([^"]*)"/.exec(page) ?? [];
  const [first = ''] = page.split('</form>');
  const fields = Object.fromEntries(
    [...first.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  return { to, fields };
}
