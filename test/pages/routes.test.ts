import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, SchoolId } from '../../src/ids.ts';
import { SCRIPTS, scriptAddress } from '../../src/pages/kit/scripts.ts';
import { createPages } from '../../src/pages/index.ts';
import type { Viewer } from '../../src/pages/kit/viewer.ts';
import { routes } from '../../src/pages/routes.ts';
import type { Session } from '../../src/store/people/sessions.ts';
import type { LogLine } from '../../src/watch/fields.ts';
import { exportSchool } from '../../src/store/export.ts';
import type { Store } from '../../src/store/types.ts';
import { boardInput, keepBoard } from '../builders/board/board.ts';
import { pageDeps, servePages, type Served } from '../builders/served/pages.ts';
import { memoryStore } from '../builders/served/store.ts';

/** Who may call each address. A route without an entry fails. */
const WHO: Readonly<Record<string, 'anyone' | Viewer['role']>> = {
  'get /': 'teacher',
  'get /slip': 'teacher',
  'get /story': 'teacher',
  'get /scorecard': 'teacher',
  'post /approve': 'teacher',
  'post /pause': 'teacher',
  'post /undo': 'teacher',
  'post /held': 'teacher',
  'post /hand': 'teacher',
  'post /note': 'teacher',
  'post /today': 'teacher',
  'post /today/changes': 'teacher',
  'get /tags': 'teacher',
  'post /tags/confirm': 'teacher',
  'get /paper': 'teacher',
  'post /paper/keep': 'teacher',
  'get /schoology/launch': 'anyone',
  'post /schoology/launch': 'anyone',
  'post /schoology/enter': 'anyone',
  'get /schoology/keys': 'anyone',
  'get /oauth/schoology': 'teacher',
  'post /oauth/schoology': 'teacher',
  'get /addon/sign-in': 'anyone',
  'get /sign-in': 'anyone',
  'get /sign-in/connect': 'anyone',
  'get /account': 'anyone',
  'get /choose-school': 'teacher',
  'get /school': 'administrator',
  'get /school/classes': 'administrator',
  'get /school/settings': 'administrator',
  'get /school/data': 'administrator',
  'post /school/classes': 'administrator',
  'post /school/settings': 'administrator',
  'post /school/act': 'administrator',
  'post /account/end': 'anyone',
  'get /setup': 'teacher',
  'post /setup/take-in': 'teacher',
  'get /setup/targets': 'teacher',
  'post /setup/targets': 'teacher',
  'get /setup/standards': 'teacher',
  'post /setup/standards': 'teacher',
  'post /setup/standards/take': 'teacher',
  'get /setup/activities': 'teacher',
  'post /setup/activities': 'teacher',
  'get /setup/rule': 'teacher',
  'post /setup/rule': 'teacher',
  'post /setup/class': 'teacher',
  'get /setup/check': 'teacher',
  'post /setup/assessment': 'teacher',
  'get /oauth/google': 'anyone',
  'post /addon/session': 'anyone',
  'get /addon/session': 'anyone',
  'post /addon/sign-out': 'anyone',
  'post /results': 'teacher',
  'get /addon/discovery': 'anyone',
  'get /addon/teacher': 'anyone',
  'get /addon/student': 'anyone',
  'get /addon/review': 'anyone',
  'get /addon/live': 'anyone',
  'post /addon/answers': 'anyone',
  'post /addon/ticket': 'anyone',
  'post /addon/attach': 'anyone',
  'post /addon/marks': 'anyone',
  'post /addon/declare': 'anyone',
  'post /addon/assign': 'anyone',
  'post /addon/mark': 'anyone',
  'post /addon/late': 'anyone',
  'post /addon/conference': 'anyone',
  'post /addon/note': 'anyone',
  'post /addon/language': 'anyone',
  'post /addon/propose': 'anyone',
  'post /addon/propose-answer': 'anyone',
  'post /addon/ask': 'anyone',
  'post /addon/ask-answer': 'anyone',
  'get /t/:ticket': 'anyone',
  'get /compose': 'anyone',
  'get /compose/link': 'anyone',
  'get /tickets': 'student',
  'get /r/:marker': 'anyone',
  'get /about': 'anyone',
  'get /privacy': 'anyone',
  'get /requests': 'anyone',
  'get /terms': 'anyone',
  'get /support': 'anyone',
  'get /healthz': 'anyone',
  'get /readyz': 'anyone',
  'get /assets/waymark.css': 'anyone',
  'get /assets/setup.css': 'anyone',
  'get /assets/ticket.css': 'anyone',
  'get /assets/ticket-room.css': 'anyone',
  'get /assets/ticket-composer.css': 'anyone',
  'get /assets/icon.svg': 'anyone',
  ...Object.fromEntries(SCRIPTS.map((script) => [`get ${scriptAddress(script)}`, 'anyone' as const])),
};

/** Shown inside the LMS, and nothing else ever in a frame. */
const FRAMED = new Set([
  'get /',
  'get /slip',
  'get /story',
  'get /scorecard',
  'post /approve',
  'post /pause',
  'post /undo',
  'post /held',
  'post /hand',
  'post /note',
  'post /today',
  'get /tags',
  'post /tags/confirm',
  'get /paper',
  'get /schoology/launch',
  'post /schoology/launch',
  'post /schoology/enter',
  'get /oauth/schoology',
  'post /oauth/schoology',
  'post /results',
  'get /tickets',
  ...Object.keys(WHO).filter((key) => key.includes(' /setup')),
]);

/** Shown where they hang on an assignment, in the page of another LMS's host. */
const HUNG = new Set(['get /addon/discovery', 'get /addon/teacher', 'get /addon/student', 'get /addon/review']);

/** For anyone, but not without what the LMS sends along; the answer to nothing is a refusal with nothing in it. */
const BRINGING: Readonly<Record<string, number>> = {
  'get /schoology/launch': 404,
  'post /schoology/launch': 404,
  'post /schoology/enter': 403,
  'get /schoology/keys': 404,
  'get /t/:ticket': 401,
  'get /compose': 401,
  'get /compose/link': 401,
  ...Object.fromEntries(
    Object.keys(WHO)
      .filter((key) => key.includes('/addon/'))
      .map((key) => [key, 401]),
  ),
  'get /addon/sign-in': 403,
  'get /sign-in': 403,
  'get /sign-in/connect': 403,
  'get /account': 401,
  'post /account/end': 303,
  'get /oauth/google': 404,
  'post /addon/session': 410,
  'post /addon/sign-out': 200,
  'get /addon/session': 401,
};

/** Addresses whose answer holds nothing personal and may be kept by a browser. */
const KEPT = new Set(routes.filter(({ path }) => path.startsWith('/assets/')).map(({ path }) => `get ${path}`));

/** What a script of ours sends, and what every such request bears. */
const BY_SCRIPT = new Set(routes.filter(({ form }) => form === 'json').map(({ method, path }) => `${method} ${path}`));
const SCRIPT = { 'X-Waymark': '1', 'Content-Type': 'application/json' };

/** Pages in which a script of ours runs. */
const SCRIPTED = new Set([
  'get /',
  'get /t/:ticket',
  'get /compose',
  'get /compose/link',
  'get /paper',
  'get /account',
  'get /oauth/google',
  ...Object.keys(WHO).filter((key) => /\/addon\/(?!sign|session)/.test(key)),
]);

let store: Store;
let served: Served;
let signedOut: Served;

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
  served = await servePages(
    pageDeps(store, { frames: { launch: ['https://*.lms.example'], addon: ['https://classroom.example'] } }),
  );
  signedOut = await servePages(pageDeps(store, { viewer: () => null }));
});

afterAll(async () => {
  await served.close();
  await signedOut.close();
  await store.close();
});

function call(at: Served, key: string): Promise<Response> {
  const [method = '', path = ''] = key.split(' ');
  return fetch(at.url + path.replace(/:\w+/, 'abc'), {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...(BY_SCRIPT.has(key) ? SCRIPT : {}) },
    ...(BY_SCRIPT.has(key) ? { body: '{}' } : {}),
  });
}

/** The same address with a slash more, and in capitals. */
function spelledOtherwise(key: string): { readonly path: string | undefined; readonly others: readonly string[] } {
  const [method, path] = key.split(' ');
  return {
    path,
    others: [`${key}/`, `${method} ${path?.replaceAll(/(?<![:\w])[a-z]+/g, (part) => part.toUpperCase())}`],
  };
}

describe('the table of routes', () => {
  it('names every route of the app with who may call it', () => {
    const app = createPages(pageDeps(store));
    const mounted = app.router.stack.flatMap(({ route }) =>
      route === undefined ? [] : route.stack.map((layer) => `${layer.method} ${route.path}`),
    );
    expect(mounted.toSorted()).toEqual(Object.keys(WHO).toSorted());
    expect(Object.fromEntries(routes.map((route) => [`${route.method} ${route.path}`, route.for]))).toEqual(WHO);
  });

  it.each(Object.entries(WHO))('%s is for %s', async (key, who) => {
    const response = await call(signedOut, key);
    expect(response.status).toBe(who !== 'anyone' ? 403 : (BRINGING[key] ?? 200));
  });

  it.each(Object.keys(WHO).filter((key) => !key.endsWith(' /')))(
    '%s answers at its own spelling alone, which is the one that the guards know',
    async (key) => {
      const { path = '', others } = spelledOtherwise(key);
      for (const other of others) expect([path, (await call(served, other)).status]).toEqual([path, 404]);
    },
  );

  it.each(Object.keys(WHO))('%s carries every header of safety', async (key) => {
    const { headers } = await call(served, key);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${SCRIPTED.has(key) ? "'self'" : "'none'"};`);
    expect(policy).toContain(`connect-src ${SCRIPTED.has(key) ? "'self'" : "'none'"};`);
    expect(policy).toMatch(
      FRAMED.has(key)
        ? /frame-ancestors https:\/\/\*\.lms\.example(;|$)/
        : HUNG.has(key)
          ? /frame-ancestors https:\/\/classroom\.example(;|$)/
          : /frame-ancestors 'none'/,
    );
    expect(headers.get('x-frame-options')).toBe(FRAMED.has(key) || HUNG.has(key) ? null : 'DENY');
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe(KEPT.has(key) ? 'public, no-cache' : 'no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(Object.keys(WHO))('%s says what its answer is, and in which letters', async (key) => {
    const response = await call(served, key);
    const said = response.headers.get('content-type');
    expect((await response.text()) === '' ? 'charset=utf-8' : said).toMatch(/charset=utf-8/i);
  });
});

const SIGNS_IN = new Set(['get /account', 'get /t/:ticket', 'get /compose', 'get /compose/link', ...HUNG]);

/** An answer that shows the way in is no refusal. */
function asksToSignIn(key: string, status: number): boolean {
  return status === 401 && SIGNS_IN.has(key);
}

/** The address as the code names it; of a ticket the reason. */
function whereRefused(key: string, status: number): RegExp {
  const address = key.split(' ')[1] ?? '';
  return new RegExp(`^${status} (${address}|[a-z-]+)$`);
}

describe('a refusal', () => {
  it.each([
    ['nobody known', null],
    ['a student', { role: 'student', school: SchoolId.parse('cedar'), learner: LearnerId.parse('s1') }],
  ])('of any page to %s has one line in the log: which page, and how it was refused', async (_who, viewer) => {
    const lines: LogLine[] = [];
    const info = (line: LogLine): void => void lines.push(line);
    const asked = await servePages(
      pageDeps(store, { viewer: () => viewer as Viewer | null, log: { info, error: info } }),
    );
    for (const key of Object.keys(WHO)) {
      lines.length = 0;
      const { status } = await call(asked, key);
      const told = lines
        .filter(({ event }) => event !== 'act-done')
        .map((line) => `${line.status} ${line.event === 'ticket-refused' ? line.reason : line.act}`);
      const due = status >= 400 && !asksToSignIn(key, status) ? [status] : [];
      expect([key, told]).toEqual([key, due.map(() => expect.stringMatching(whereRefused(key, status)))]);
    }
    await asked.close();
  });

  it('of a script that is none of ours has one too', async () => {
    const lines: LogLine[] = [];
    const info = (line: LogLine): void => void lines.push(line);
    const asked = await servePages(pageDeps(store, { log: { info, error: info } }));
    await fetch(`${asked.url}/addon/answers`, { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } });
    await asked.close();
    expect(lines).toEqual([{ event: 'script-refused', reference: 'ref-1', status: 403, act: '/addon/answers' }]);
  });
});

function held(): Promise<unknown> {
  return store.school(SchoolId.parse('cedar'), (db) => exportSchool(db));
}

function signedOn(viewer: Viewer): Promise<Served> {
  return servePages(pageDeps(store, { viewer: () => viewer }));
}

describe('asking for a page', () => {
  it('changes nothing in the store, whichever page and whoever asks', async () => {
    const before = await held();
    const school = SchoolId.parse('cedar');
    const asking = [
      served,
      signedOut,
      await signedOn({ role: 'administrator', school, account: 'office@cedar.example', schools: [school] }),
      await signedOn({
        role: 'student',
        school,
        learner: LearnerId.parse('s1'),
        session: { course: CourseId.parse('6001') } as Session,
      }),
    ];
    for (const at of asking)
      await Promise.all(
        Object.keys(WHO)
          .filter((key) => key.startsWith('get '))
          .map(async (key) => (await call(at, key)).arrayBuffer()),
      );
    await Promise.all(asking.slice(2).map((at) => at.close()));
    expect(await held()).toEqual(before);
  });
});

describe('somebody of the school who is no teacher', () => {
  const school = SchoolId.parse('cedar');

  it.each<[string, Viewer]>([
    [
      'a student',
      {
        role: 'student',
        school,
        learner: LearnerId.parse('s1'),
        session: { course: CourseId.parse('6001') } as Session,
      },
    ],
    ['an administrator', { role: 'administrator', school, account: 'office@cedar.example', schools: [school] }],
  ])('%s is shown nothing that is for teachers', async (_who, viewer) => {
    const asked = await servePages(pageDeps(store, { viewer: () => viewer }));
    const statuses = await Promise.all(
      Object.keys(WHO)
        .filter((key) => WHO[key] === 'teacher')
        .map(async (key) => (await call(asked, key)).status),
    );
    await asked.close();
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});

describe('where no LMS shows our pages', () => {
  it.each([...FRAMED, ...HUNG])('%s is in no frame either', async (key) => {
    const { headers } = await call(signedOut, key);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('a form that does not come from a page of ours', () => {
  it.each(Object.keys(WHO).filter((key) => key.startsWith('post ') && key !== 'post /schoology/launch'))(
    '%s is refused',
    async (key) => {
      const response = await fetch(served.url + key.slice(5), {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'cross-site' },
      });
      const said = BY_SCRIPT.has(key) ? '"error":"not-yours"' : 'Nothing was sent';
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining(said)]);
    },
  );
});

describe('an address that leads nowhere', () => {
  it('answers with a page in both languages and a reference', async () => {
    const response = await fetch(`${served.url}/nowhere`);
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('There is nothing here');
    expect(page).toContain('Aquí no hay nada');
    expect(page).toContain('ref-1');
  });
});

describe('the link in a post', () => {
  it('says the same for every marker, and nothing of it', async () => {
    const [one, other] = await Promise.all(
      ['one', 'other'].map(async (marker) => (await fetch(`${served.url}/r/${marker}`)).text()),
    );
    expect(one).toBe(other);
    expect(one).toContain('made with Waymark');
    expect(one).toContain('Hecho con Waymark');
  });
});
