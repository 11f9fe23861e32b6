import { spawn, type ChildProcess } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT, PlainGoogle } from '../../builders/lms/plain-google.ts';
import { desk, type Said } from '../../builders/served/command.ts';
import { SHORT_LIVED } from '../../builders/served/process-file.ts';
import { makeStoreIn } from '../../builders/served/store-folder.ts';
import { waymarkFile } from '../../builders/served/waymark-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-outside-'));
const data = join(folder, 'data');
const google = new PlainGoogle();
const running = new Set<ChildProcess>();
let environment: Record<string, string> = {};
let url = '';
let port = 0;
let server: ReturnType<typeof serving>;
let program = '';

const FILE = {
  school: { id: 'oak', name: 'Oak School', lms: 'google', timeZone: 'UTC', languages: ['en', 'es'] },
  courses: [
    {
      id: '700',
      teacher: 'teacher@oak.example',
      area: 'mathematics',
      grade: 5,
      units: [{ title: 'Fractions', targets: ['5.NF.A.1'] }],
    },
  ],
  targets: [
    {
      code: '5.NF.A.1',
      iCan: { en: 'I can add fractions', es: 'Puedo sumar fracciones' },
      grade: 5,
      area: 'mathematics',
    },
  ],
};
/** As the school file names the teacher, but for the case of a letter. */
const MAIL = { email: 'Teacher@oak.example', email_verified: true };
const TICKET = {
  title: 'Adding fractions',
  kind: 'entrance',
  unit: 'Fractions',
  questions: [
    { kind: 'one', text: 'Half?', target: '5.NF.A.1', choices: ['2/4', '1/3'], right: [0] },
    { kind: 'several', text: 'Which?', target: '5.NF.A.1', choices: ['a', 'b', 'c'], right: [0, 2] },
    { kind: 'number', text: '1/2 + 1/4', target: '5.NF.A.1', right: '3/4' },
    { kind: 'text', text: 'Name it', target: '5.NF.A.1', right: ['numerator'] },
    { kind: 'sentence', text: 'Why?', target: '5.NF.A.1' },
  ],
};

/** What is typed beside it needs no process of its own. */
function typed(...argv: string[]): Promise<Said> {
  return desk(environment, { folder, at: new Date().toISOString() }).run(...argv);
}

function serving(): { child: ChildProcess; said: () => string; exited: Promise<number | null> } {
  const child = spawn(process.execPath, [...SHORT_LIVED, program, 'serve', '--port', String(port)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, said: () => said, exited };
}

async function pass(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

async function serve(): Promise<void> {
  server = serving();
  for (;;) {
    if (!running.has(server.child)) throw new Error(`it ended by itself: ${server.said()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.status === 200) return;
    await pass(50);
  }
}

beforeAll(async () => {
  const root = await google.listen();
  const free = createServer();
  await new Promise<void>((resolve) => {
    free.listen(0, '127.0.0.1', resolve);
  });
  port = (free.address() as AddressInfo).port;
  await new Promise((resolve) => {
    free.close(resolve);
  });
  url = `http://localhost:${port}`;
  environment = {
    WAYMARK_DATA_DIR: data,
    WAYMARK_BASE_URL: url,
    GOOGLE_CLIENT_ID: CLIENT,
    GOOGLE_CLIENT_SECRET: 'secret',
    GOOGLE_CLASSROOM_ROOT: `${root}/`,
    GOOGLE_TOKEN_URL: `${root}/token`,
    GOOGLE_AUTH_URL: `${root}/auth`,
    GOOGLE_JWKS_URL: `${root}/certs`,
    GOOGLE_ISSUER: 'https://issuer.example',
    LOG_LEVEL: process.env['OUTSIDE_LOG'] ?? 'silent',
    NODE_OPTIONS: '',
  };
  await writeFile(join(folder, 'school.json'), JSON.stringify(FILE));
  await makeStoreIn(data);
  const applied = await typed('apply', join(folder, 'school.json'));
  if (applied.exit !== 0) throw new Error(applied.err);
  program = await waymarkFile();
  await serve();
}, 60_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  google.close();
  await rm(folder, { recursive: true, force: true });
});

interface Person {
  readonly id: string;
  readonly cookie: string;
  readonly token: string;
}

/** Signs in as the frame and its pop-up do together; what does not come to a hand-over is given back as it was. */
async function comeBack(
  id: string,
  frame: string,
  hint: string,
  claims: object = {},
): Promise<{ back: Response; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({ for: frame, hint, challenge: hash('sha256', verifier, 'base64url') });
  const left = await fetch(`${url}/addon/sign-in?${query.toString()}`, { redirect: 'manual' });
  const start = left.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const to = new URL(left.headers.get('location') ?? '');
  const code = google.consent(to, id, claims);
  const query2 = new URLSearchParams({
    code,
    state: to.searchParams.get('state') ?? '',
    scope: 'openid',
    authuser: '0',
    hd: 'x',
  });
  const back = await fetch(`${url}/oauth/google?${query2.toString()}`, {
    headers: { cookie: start },
    redirect: 'manual',
  });
  return { back, verifier };
}

async function signIn(id: string, frame = 'student', hint = id, claims: object = {}): Promise<Person> {
  const { back, verifier } = await comeBack(id, frame, hint, claims);
  const page = await back.text();
  expect([back.status, page]).toEqual([200, expect.stringContaining('data-code')]);
  const code = /data-code="([^"]+)"/.exec(page)?.[1] ?? '';
  const session = await post('/addon/session', null, { code, verifier });
  expect(session.status).toBe(200);
  const { token } = (await session.json()) as { token: string };
  return { id, token, cookie: session.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const OURS = { 'content-type': 'application/json', 'x-waymark': '1', 'sec-fetch-site': 'same-origin' };

function post(
  path: string,
  who: Person | null,
  body: object,
  headers: Record<string, string> = OURS,
): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { ...headers, ...(who === null ? {} : { cookie: who.cookie }) },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
}

function get(path: string, who: Person | null, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + path, {
    headers: { ...headers, ...(who === null ? {} : { cookie: who.cookie }) },
    redirect: 'manual',
  });
}

function frame(name: string, hint: string, more: Record<string, string> = {}): string {
  return `/addon/${name}?${new URLSearchParams({ courseId: '700', itemId: '9', itemType: 'courseWork', login_hint: hint, ...more }).toString()}`;
}

async function open(name: string, who: Person, more: Record<string, string>): Promise<string> {
  const response = await get(frame(name, who.id, more), who);
  expect([name, response.status, response.headers.get('location')]).toEqual([
    name,
    303,
    expect.stringMatching(new RegExp(`^/addon/${name}\\?o=[^&]+$`)),
  ]);
  return new URL(response.headers.get('location') ?? '', url).searchParams.get('o') ?? '';
}

async function live(o: string, who: Person): Promise<Record<string, unknown>> {
  const response = await get(`/addon/live?o=${encodeURIComponent(o)}`, who);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

let keys = 0;
function change(question: number, value: unknown, base = 0): Record<string, unknown> {
  return {
    question,
    value,
    base,
    key: `key-of-change-${(keys += 1).toString().padStart(6, '0')}`,
    at: '2026-01-02T03:04:05.000Z',
  };
}

describe('tickets of other kinds', () => {
  it('are refused where they are none, kept without a key where they ask how somebody works, and opened by nobody’s link', async () => {
    const teacher = await signIn('100', 'teacher', '100', MAIL);
    const ana = await signIn('201');
    const o = await open('discovery', teacher, { addOnToken: 'tok', itemId: '20' });
    const [one, , number] = TICKET.questions;
    for (const wrong of [
      { title: '' },
      { title: 'x'.repeat(201) },
      { kind: 'quiz' },
      { unit: 'Nowhere' },
      { questions: [] },
      { questions: Array.from({ length: 7 }, () => one) },
      { questions: [{ ...one, choices: ['a'] }] },
      { questions: [{ ...one, right: [2] }] },
      { questions: [{ ...one, target: 'X.1' }] },
      { questions: [{ ...one, right: undefined }] },
      { questions: [{ ...number, right: 'many' }] },
    ]) {
      const answer = await post('/addon/attach', teacher, { o, draft: 'd', ticket: { ...TICKET, ...wrong } });
      expect([wrong, answer.status]).toEqual([wrong, 422]);
    }
    const habit = {
      ...TICKET,
      kind: 'habit',
      questions: [{ kind: 'one', text: 'Did you plan?', choices: ['Yes', 'No'] }],
    };
    const attached = await post('/addon/attach', teacher, { o, draft: 'habit', ticket: habit });
    const { attachment: attachmentId, ...rest } = (await attached.json()) as { attachment: string };
    expect([attached.status, rest]).toEqual([200, { ticket: expect.any(String), maxPoints: null }]);
    const place = { attachmentId, itemId: '20' };
    const room = await open('teacher', teacher, place);
    const own = await open('student', ana, place);
    expect((await post('/addon/answers', ana, { o: own, saves: [change(1, 0)] })).status).toBe(200);
    for (const act of ['grade-together', 'show-key'])
      expect((await post('/addon/ticket', teacher, { o: room, act })).status).toBe(409);
    expect((await post('/addon/ticket', teacher, { o: room, act: 'close' })).status).toBe(200);
    expect(await live(own, ana)).toMatchObject({ state: 'closed', keys: {}, shown: [] });
    for (const write of [
      ['marks', { marks: [{ question: 1, share: 1 }] }],
      ['declare', { route: 'seminar' }],
    ] as const) {
      const refused = await post(`/addon/${write[0]}`, ana, { o: own, ...write[1] });
      expect([refused.status, await refused.json()]).toEqual([
        409,
        {
          error: 'state',
          state: 'closed',
          message: { en: expect.any(String), es: expect.any(String) },
          reference: expect.any(String),
        },
      ]);
    }
    for (const address of ['/t/x', `/t/${(rest as { ticket: string }).ticket}`])
      expect((await get(address, null)).status).toBe(401);
    const other = await get(frame('student', '201', { attachmentId, itemId: '9' }), ana);
    expect(other.status).toBe(404);
  });
});

describe('a school’s day with a Google that answers as little as it promises', () => {
  let teacher: Person;
  let ana: Person;
  let ben: Person;
  let attachment = '';
  let room = '';
  let own = '';

  it('lets people in whose identity token says no name, twice too', async () => {
    teacher = await signIn('100', 'discovery', '100', MAIL);
    teacher = await signIn('100', 'discovery', '100', MAIL); // no refresh token this time
    ana = await signIn('201');
    ben = await signIn('202', 'student', '');
  });

  it('leaves for Google with exactly what is promised, and comes back in that browser alone, once', async () => {
    const verifier = 'v'.repeat(43);
    const challenge = hash('sha256', verifier, 'base64url');
    const left = await get(`/addon/sign-in?for=student&hint=203&challenge=${challenge}`, null);
    const to = new URL(left.headers.get('location') ?? '');
    expect(left.status).toBe(302);
    expect(left.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    expect(left.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(left.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-waymark-start=[^;]+; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=None; Partitioned$/,
      ),
    ]);
    expect(Object.fromEntries(to.searchParams)).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: `${url}/oauth/google`,
      state: expect.any(String),
      nonce: expect.any(String),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      access_type: 'offline',
      include_granted_scopes: 'true',
      login_hint: '203',
      scope: ['openid', 'userinfo.email', 'userinfo.profile', 'classroom.addons.student']
        .map((name) => (name === 'openid' ? name : `https://www.googleapis.com/auth/${name}`))
        .join(' '),
    });
    const bare = await get(`/addon/sign-in?for=teacher&hint=&challenge=${challenge}`, null);
    const address = new URL(bare.headers.get('location') ?? '');
    expect([address.searchParams.has('login_hint'), address.searchParams.get('scope')]).toEqual([
      false,
      expect.stringContaining('classroom.addons.teacher'),
    ]);
    const state = to.searchParams.get('state') ?? '';
    const back = `/oauth/google?state=${encodeURIComponent(state)}&code=`;
    const start = left.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const other = bare.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    for (const cookie of ['', other])
      expect((await get(back + encodeURIComponent(google.consent(to, '203')), null, { cookie })).status).toBe(403);
    const handed = await get(back + encodeURIComponent(google.consent(to, '203')), null, { cookie: start });
    expect([handed.status, handed.headers.get('cross-origin-opener-policy')]).toEqual([200, 'unsafe-none']);
    const page = await handed.text();
    expect(page.match(/data-code/g)).toHaveLength(1);
    const code = /data-code="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await post('/addon/session', null, { code, verifier: 'w'.repeat(43) })).status).toBe(410);
    const session = await post('/addon/session', null, { code, verifier });
    expect([session.status, await session.json()]).toEqual([
      200,
      { user: { id: '203', name: null }, token: expect.any(String), until: expect.any(String) },
    ]);
    expect(session.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-waymark=[^;]+; Path=\/; Max-Age=43200; Secure; HttpOnly; SameSite=None; Partitioned$/,
      ),
    ]);
    const again = await post('/addon/session', null, { code, verifier });
    expect([again.status, await again.json()]).toEqual([
      410,
      {
        error: 'signed-out',
        message: { en: expect.any(String), es: expect.any(String) },
        reference: expect.any(String),
      },
    ]);
    expect((await post('/addon/session', null, { code: 7 })).status).toBe(410);
    expect((await get(`${back}x`, null, { cookie: start })).status).toBe(403);
  });

  it('shows whoever is signed out nothing but the way in', async () => {
    for (const name of ['discovery', 'teacher', 'student', 'review'])
      for (const address of [
        frame(name, '201'),
        `/addon/${name}`,
        `/addon/${name}?o=x`,
        `/addon/${name}?ticket=1&courseId=1`,
      ]) {
        const response = await get(address, null);
        expect([address, response.status]).toEqual([address, 401]);
        const page = await response.text();
        expect(page).toContain('Sign in with Google');
        expect(page).not.toMatch(/Oak|Room 12|fractions|Kid/i);
        expect(response.headers.get('content-security-policy')).toContain(
          'frame-ancestors https://classroom.google.com',
        );
        expect(response.headers.get('x-frame-options')).toBeNull();
      }
    for (const address of ['/addon/live?o=x', '/addon/session', '/readyz', '/t/x', '/nowhere', '/addon/nowhere']) {
      const response = await get(address, null);
      expect([address, response.headers.get('content-security-policy')]).toEqual([
        address,
        expect.stringContaining("frame-ancestors 'none'"),
      ]);
      expect([
        response.headers.get('referrer-policy'),
        response.headers.get('cache-control'),
        response.headers.get('x-content-type-options'),
      ]).toEqual(['no-referrer', 'no-store', 'nosniff']);
    }
    for (const path of [
      'answers',
      'ticket',
      'attach',
      'marks',
      'declare',
      'assign',
      'mark',
      'late',
      'conference',
      'note',
    ])
      expect([path, (await post(`/addon/${path}`, null, { o: 'x' })).status]).toEqual([path, 401]);
  });

  it('refuses an identity token that is for something else', async () => {
    for (const claims of [{ nonce: 'x' }, { aud: 'x' }, { iss: 'https://evil.example' }, { exp: 5 }, { sub: '999' }]) {
      const { back } = await comeBack('203', 'student', '203', claims);
      expect([claims, back.status]).toEqual([claims, 403]);
      expect(await back.text()).not.toContain('data-code');
    }
  });

  it('attaches a ticket once, however often it is said', async () => {
    const o = await open('discovery', teacher, { addOnToken: 'tok' });
    expect((await get(`/addon/discovery?o=${o}`, teacher)).status).toBe(200);
    const order = { o, draft: 'draft-1', ticket: TICKET };
    const answers = await Promise.all([1, 2].map(async () => (await post('/addon/attach', teacher, order)).json()));
    const again = await post('/addon/attach', teacher, order);
    expect(again.status).toBe(200);
    answers.push(await again.json());
    const hanging = google.attachments.filter(({ item }) => item === '9');
    attachment = hanging[0]?.id ?? '';
    expect(hanging).toHaveLength(1);
    for (const answer of answers) expect(answer).toEqual({ ticket: expect.any(String), attachment, maxPoints: 4 });
    expect(hanging[0]?.body).toEqual({
      title: 'Adding fractions',
      maxPoints: 4,
      ...Object.fromEntries(
        Object.entries({ teacherViewUri: 'teacher', studentViewUri: 'student', studentWorkReviewUri: 'review' }).map(
          ([name, path]) => [name, { uri: `${url}/addon/${path}?ticket=${(answers[0] as { ticket: string }).ticket}` }],
        ),
      ),
    });
    const list = google.calls.findIndex((call) => /GET .*addOnAttachments\?/.test(call));
    const create = google.calls.findIndex((call) => /POST .*addOnAttachments\?/.test(call));
    expect(list).toBeGreaterThan(-1);
    expect(create).toBeGreaterThan(list);
    expect(google.calls[create]).toContain('addOnToken=tok');
  });

  it('asks for an assignment where the add-on is opened on something else', async () => {
    for (const itemType of ['announcements', 'courseWorkMaterials', 'courseWorkMaterial', 'announcement']) {
      const o = await open('discovery', teacher, { addOnToken: 'tok', itemType });
      const page = await get(`/addon/discovery?o=${o}`, teacher);
      expect([itemType, page.status, await page.text()]).toEqual([itemType, 200, expect.stringMatching(/assignment/i)]);
      expect((await post('/addon/attach', teacher, { o, draft: 'd', ticket: TICKET })).status).toBeGreaterThan(399);
    }
  });

  it('opens the frames to whom they are for', async () => {
    room = await open('teacher', teacher, { attachmentId: attachment });
    expect(await live(room, teacher)).toMatchObject({ role: 'teacher', state: 'draft' });
    const preview = await open('student', teacher, { attachmentId: attachment });
    expect((await post('/addon/answers', teacher, { o: preview, saves: [change(1, 0)] })).status).toBe(403);
    own = await open('student', ana, { attachmentId: attachment, submissionId: 's202' });
    for (const name of ['teacher', 'discovery', 'review']) {
      const refused = await get(
        frame(name, '201', { attachmentId: attachment, submissionId: 's202', addOnToken: 'tok' }),
        ana,
      );
      expect([name, refused.status]).toEqual([name, 403]);
      expect(refused.headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
          "base-uri 'none'; frame-ancestors https://classroom.google.com",
      );
      expect(refused.headers.get('x-frame-options')).toBeNull();
    }
    const review = await open('review', teacher, { attachmentId: attachment, submissionId: 's201' });
    expect((await get(`/addon/review?o=${review}`, teacher)).status).toBe(200);
    expect((await get(frame('review', '100', { attachmentId: attachment, submissionId: 'sX' }), teacher)).status).toBe(
      404,
    );
    expect((await get(frame('student', '201', { attachmentId: 'A99' }), ana)).status).toBe(404);
    expect((await get(frame('student', '201', { attachmentId: attachment, courseId: '701' }), ana)).status).toBe(403);
    expect((await get(frame('student', '201', { attachmentId: attachment, itemId: '10' }), ana)).status).toBe(404);
    expect((await get(frame('discovery', '100'), teacher)).status).toBe(403);
    expect((await get(frame('teacher', '100'), teacher)).status).toBe(404);
    expect((await get(`/addon/student?o=${own}`, ana, { 'accept-encoding': 'gzip' })).status).toBe(200);
    expect((await get(`/addon/student?o=${own}`, ben)).status).toBe(403);
    expect((await get(`/addon/student?o=nonsense`, ana)).status).toBe(404);
    expect((await get(`/addon/student?o=${own}`, null, { authorization: `Bearer ${ana.token}` })).status).toBe(200);
  });

  it('tells apart how Google does not answer', async () => {
    const address = frame('student', '201', { attachmentId: attachment });
    for (const [mishap, status] of [
      [{ status: 403, message: 'The caller does not have permission' }, 403],
      [{ status: 404, message: 'Requested entity was not found.' }, 404],
      [{ status: 403, message: '@InvalidAddOnToken The add-on token is invalid.' }, 403],
      [{ status: 400, message: '@ExpiredAddOnToken The add-on token has expired.' }, 403],
      [{ status: 500, message: 'Internal error encountered.' }, 503],
    ] as const) {
      google.mishaps.set('addOnContext', mishap);
      const began = Date.now();
      const response = await get(address, ana);
      google.mishaps.clear();
      expect([mishap, response.status]).toEqual([mishap, status]);
      expect(Date.now() - began).toBeLessThan(12_000);
      expect(response.headers.has('retry-after')).toBe(status === 503);
    }
  }, 60_000);

  it('keeps every answer, with each status of its own', async () => {
    const first = change(1, 1);
    const saved = await post('/addon/answers', ana, { o: own, saves: [first] });
    expect(await saved.json()).toEqual({
      saved: [{ key: first['key'], question: 1, version: 1, status: 'saved' }],
      state: 'open',
      v: expect.any(Number),
    });
    const lost = change(1, 0, 0);
    const conflict = await post('/addon/answers', ana, { o: own, saves: [first, lost] });
    expect(await conflict.json()).toMatchObject({
      saved: [
        { version: 1, status: 'repeated' },
        { version: 1, status: 'conflict', current: { value: 1, version: 1 } },
      ],
    });
    await post('/addon/answers', ana, { o: own, saves: [change(1, 0, 1)] });
    const again = await post('/addon/answers', ana, { o: own, saves: [lost] });
    expect(await again.json()).toMatchObject({
      saved: [{ version: 1, status: 'repeated', current: { value: 1, version: 1 } }],
    });
    const odd = `a\u0000b\u202Ec\uD800d\u2066e\uDC00 ${'x'.repeat(65_000)}`;
    const raw = `{"o":${JSON.stringify(own)},"saves":[${JSON.stringify(change(5, odd))}]}`;
    const kept = await fetch(`${url}/addon/answers`, {
      method: 'POST',
      headers: { ...OURS, cookie: ana.cookie },
      body: raw,
    });
    expect(kept.status).toBe(200);
    const state = (await live(own, ana)) as { answers: { question: number; value: unknown }[] };
    expect(state.answers.find(({ question }) => question === 5)?.value).toBe(`abcde ${'x'.repeat(65_000)}`);
    for (const [question, value] of [
      [1, 2],
      [1, -1],
      [1, 0.5],
      [1, '0'],
      [1, [0]],
      [2, [2, 0]],
      [2, [0, 0]],
      [2, 0],
      [3, 4],
      [6, 0],
      [0, 0],
      [4, true],
      [4, {}],
    ] as const)
      expect([
        question,
        value,
        (await post('/addon/answers', ana, { o: own, saves: [change(question, value)] })).status,
      ]).toEqual([question, value, 422]);
    for (const value of [[0, 2], null, [], [1]]) {
      const now = (await live(own, ana)) as { answers: { question: number; version: number }[] };
      const base = now.answers.find((each) => each.question === 2)?.version ?? 0;
      expect((await post('/addon/answers', ana, { o: own, saves: [change(2, value, base)] })).status).toBe(200);
    }
    expect((await post('/addon/answers', ana, { o: own, saves: [change(4, 'x'.repeat(65_537))] })).status).toBe(413);
    expect((await post('/addon/answers', ana, { o: own, saves: [change(4, 'x'.repeat(262_144))] })).status).toBe(413);
    expect((await post('/addon/answers', ana, { o: own, saves: [], done: true })).status).toBe(200);
    expect(await live(own, ana)).toMatchObject({ done: true });
    const alone = await post('/addon/answers', ana, { o: own, done: true });
    expect([alone.status, await alone.json()]).toEqual([200, { saved: [], state: 'open', v: expect.any(Number) }]);
  });

  it('takes nothing that no page of ours sends', async () => {
    const order = { o: own, saves: [change(3, '1')] };
    const { 'x-waymark': _x, ...bare } = OURS;
    expect((await post('/addon/answers', ana, order, bare)).status).toBe(403);
    expect((await post('/addon/answers', ana, order, { ...OURS, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('/addon/answers', ana, order, { ...OURS, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    const { 'sec-fetch-site': _s, ...old } = OURS;
    // fetch of Node says cors by itself where nothing is said
    expect((await post('/addon/answers', ana, order, { ...OURS, 'content-type': 'text/plain' })).status).toBe(415);
    expect(
      (await post('/addon/answers', ana, order, { ...OURS, 'content-type': 'application/x-www-form-urlencoded' }))
        .status,
    ).toBe(415);
    expect(
      (await post('/addon/answers', ana, order, { ...OURS, 'content-type': 'application/json; charset=utf-8' })).status,
    ).toBe(200);
    expect((await post('/addon/answers', null, order)).status).toBe(401);
    const bearer = { ...OURS, authorization: `Bearer ${ana.token}` };
    expect((await post('/addon/answers', null, { o: own, saves: [] }, bearer)).status).toBe(200);
    expect((await get('/addon/answers', ana)).status).toBeGreaterThan(399);
    expect(old['x-waymark']).toBe('1');
  });

  it('shows a learner nothing of others, and no key before it is shown', async () => {
    const ownOfBen = await open('student', ben, { attachmentId: attachment });
    await post('/addon/answers', ben, { o: ownOfBen, saves: [change(1, 1), change(3, '0,75')], done: true });
    const state = await live(ownOfBen, ben);
    expect(JSON.stringify(state)).not.toMatch(/201|Kid|203/);
    expect(state).toMatchObject({ keys: {}, shown: [], route: null, notes: [] });
    expect(await live(room, teacher)).toMatchObject({
      learners: expect.arrayContaining([
        expect.objectContaining({
          id: '202',
          name: 'Kid 202',
          done: true,
          here: true,
          answers: expect.arrayContaining([{ question: 3, value: '0,75', version: 1, at: '2026-01-02T03:04:05.000Z' }]),
        }),
      ]),
    });
  });

  it('goes on where it was when the machine dies', async () => {
    server.child.kill('SIGKILL');
    await server.exited;
    await serve();
    expect(await live(own, ana)).toMatchObject({ state: 'open', done: true });
  }, 60_000);

  it('walks through the life of a ticket', async () => {
    const move = async (act: string, more: object = {}) => post('/addon/ticket', teacher, { o: room, act, ...more });
    expect((await post('/addon/ticket', ana, { o: own, act: 'close' })).status).toBe(403);
    expect((await move('show-key')).status).toBe(409);
    expect((await move('more-time')).status).toBe(200);
    expect((await move('nonsense')).status).toBe(422);
    expect((await post('/addon/declare', ana, { o: own, route: 'seminar' })).status).toBe(409);
    expect((await move('grade-together')).status).toBe(200);
    expect((await move('grade-together')).status).toBe(200);
    expect(await live(own, ana)).toMatchObject({ state: 'marking', keys: {} });
    const late = await post('/addon/answers', ana, { o: own, saves: [change(4, 'Numerator')] });
    expect(await late.json()).toMatchObject({ saved: [{ status: 'late' }], state: 'marking' });
    expect((await move('close')).status).toBe(409);
    expect((await move('more-time')).status).toBe(200);
    expect((await move('grade-together')).status).toBe(200);
    expect((await post('/addon/marks', ana, { o: own, marks: [{ question: 1, share: 1 }] })).status).toBe(409);
    expect((await move('show-key', { question: 1 })).status).toBe(200);
    expect(await live(own, ana)).toMatchObject({ state: 'key', shown: [1], keys: { 1: [0] } });
    expect((await post('/addon/marks', ana, { o: own, marks: [{ question: 2, share: 1 }] })).status).toBe(409);
    expect((await move('show-key')).status).toBe(200);
    expect((await move('more-time')).status).toBe(409);
    expect((await post('/addon/declare', ana, { o: own, route: 'seminar' })).status).toBe(409);
    const marks = [1, 2, 3, 4, 5].map((question) => ({ question, share: 1 }));
    expect((await post('/addon/marks', ana, { o: own, marks })).status).toBe(200);
    expect((await post('/addon/marks', ana, { o: own, marks: [{ question: 1, share: 0.5 }] })).status).toBe(422);
    expect((await post('/addon/declare', ana, { o: own, route: 'none' })).status).toBe(422);
    expect((await post('/addon/declare', ana, { o: own, route: 'seminar', reflection: 'drawing it' })).status).toBe(
      200,
    );
    expect((await post('/addon/assign', teacher, { o: room, learner: '201', to: 'workshop' })).status).toBe(200);
    expect((await post('/addon/assign', teacher, { o: room, learner: '404', to: 'workshop' })).status).toBe(422);
    expect((await post('/addon/mark', teacher, { o: room, learner: '201', question: 5, share: 0.5 })).status).toBe(200);
    expect((await post('/addon/late', teacher, { o: room, learner: '201', question: 4, count: true })).status).toBe(
      200,
    );
    expect(
      (await post('/addon/conference', teacher, { o: room, learner: '201', target: '5.NF.A.1', share: 0.5 })).status,
    ).toBe(200);
    expect((await post('/addon/note', teacher, { o: room, learner: '201', text: 'Well drawn.' })).status).toBe(200);
    expect(await live(own, ana)).toMatchObject({
      marks: { 1: { machine: 1, self: 1, teacher: null }, 5: { machine: null, self: 1, teacher: 0.5 } },
      route: {
        declared: { route: 'seminar', by: '201' },
        assigned: { route: 'workshop', by: 'teacher' },
        effective: 'workshop',
        why: { en: expect.any(String), es: expect.any(String) },
      },
      notes: [{ text: 'Well drawn.', at: expect.any(String) }],
    });
    expect(Object.keys(await live(own, ana)).toSorted()).toEqual([
      'answers',
      'asks',
      'done',
      'ideas',
      'keys',
      'late',
      'marks',
      'menu',
      'next',
      'notes',
      'role',
      'route',
      'shown',
      'state',
      'targets',
      'v',
    ]);
    expect(await live(room, teacher)).toMatchObject({
      room: { workshop: ['201'], undeclared: expect.arrayContaining(['202', '203']) },
    });
    for (let tries = 0; tries < 40 && google.points.size < 2; tries += 1) await pass(100);
    expect(Object.fromEntries(google.points)).toEqual({
      [`${attachment} s201`]: expect.any(Number),
      [`${attachment} s202`]: expect.any(Number),
    });
    const patch = google.calls.findIndex((call) => call.startsWith('PATCH'));
    expect(google.calls[patch]).toMatch(/updateMask=pointsEarned.*\{"pointsEarned":\d\}$/);
    expect(google.calls.slice(0, patch).some((call) => /GET .*studentSubmissions\/s20/.test(call))).toBe(true);
    expect((await move('close')).status).toBe(200);
    expect((await move('close')).status).toBe(200);
    expect((await move('more-time')).status).toBe(409);
    const after = await post('/addon/answers', ana, { o: own, saves: [change(4, 'again')] });
    expect(await after.json()).toMatchObject({ saved: [{ status: 'late' }], state: 'closed' });
  }, 60_000);

  it('gives a copy the same questions and nothing of the old, to two people at once', async () => {
    google.copied(attachment, 'C1', '9b');
    const [a, b] = await Promise.all([
      open('student', ana, { attachmentId: 'C1', itemId: '9b' }),
      open('student', ben, { attachmentId: 'C1', itemId: '9b' }),
    ]);
    expect(await live(a, ana)).toMatchObject({ state: 'open', answers: [], notes: [], shown: [] });
    await post('/addon/answers', ben, { o: b, saves: [change(1, 0)] });
    const copy = await open('teacher', teacher, { attachmentId: 'C1', itemId: '9b' });
    const { learners } = (await live(copy, teacher)) as { learners: { id: string; answers: unknown[] }[] };
    expect(learners.find(({ id }) => id === '202')?.answers).toHaveLength(1);
    expect(learners.find(({ id }) => id === '201')?.answers).toHaveLength(0);
  });

  it('ends a session at sign-out, and with another person', async () => {
    const cy = await signIn('203');
    expect((await get(frame('student', '201', { attachmentId: attachment }), cy)).status).toBe(401);
    expect((await get('/addon/session', cy)).status).toBe(401);
    expect((await post('/addon/sign-out', ben, {})).status).toBe(200);
    expect((await get('/addon/session', ben)).status).toBe(401);
  });

  it('ends in time when it is asked to, and exports what one learner did and nothing of another', async () => {
    expect((await typed('export', '--school', 'oak', '--learner', '201')).exit).toBe(1);
    const asked = Date.now();
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    const exported = await typed('export', '--school', 'oak', '--learner', '201');
    expect([exported.exit, exported.err]).toEqual([0, expect.any(String)]);
    for (const words of ['drawing it', 'Well drawn.', 'Numerator', '"declared"', '"assigned"', '0.5'])
      expect(exported.out).toContain(words);
    expect(exported.out).not.toMatch(/"202"|0,75/);
  }, 60_000);
});
