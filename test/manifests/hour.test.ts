import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { runCommand } from '../../src/cli/program.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/google/index.ts';
import { instant } from '../../src/time.ts';
import { COURSE, learnerId, smallSchool, TEACHER } from '../builders/lms/sandbox.ts';
import { desk, type Desk } from '../builders/served/command.ts';
import { browserOf, fieldIn, linkIn, type SigningBrowser } from '../builders/served/installation.ts';
import { freePort } from '../builders/served/server.ts';
import { tickets } from '../faults/class.ts';
import { databaseServer, done } from './installed.ts';

/** How people read, type and press. */
const WORDS_A_MINUTE = 200;
const KEYS_A_MINUTE = 200;
const PRESS_MINUTES = 5 / 60;
/** A school morning; the school's zone is Chicago's. */
const START = Date.parse('2026-09-14T13:00:00Z');

const PAGE = readFileSync(new URL('../../manifests/README.md', import.meta.url), 'utf8');

interface Step {
  readonly minutes: number;
  readonly text: string;
}

/** The steps of the administrator's hour, as the page has them. */
function steps(): Map<number, Step> {
  const rows = PAGE.matchAll(/^\| (\d+) \| (\d+) \| (.*) \|$/gm);
  return new Map([...rows].map(([, n, minutes, text = '']) => [Number(n), { minutes: Number(minutes), text }]));
}

let minutes = 0;
let server: Awaited<ReturnType<typeof databaseServer>>;
let sandbox: Sandbox;
let at: Desk;
let office: SigningBrowser;
let teacher: SigningBrowser;
let url: string;
let end: () => void = () => {};
let serving: Promise<unknown> = Promise.resolve();
const now = () => instant(new Date(START + minutes * 60_000).toISOString());
const took = new Map<number, number>();

beforeAll(async () => {
  server = await databaseServer();
  sandbox = await startSandbox({ today: now, school: smallSchool(tickets()) });
  url = `http://localhost:${await freePort()}`;
  at = desk();
});
afterAll(async () => {
  end();
  await serving;
  await sandbox.close();
  await server.stop();
  await rm(at.folder, { recursive: true });
});

/** Lets the clock go on by what a person needs for a step: reading it, what they type and press. */
function pace(n: number, { typed = '', presses = 0 }: { readonly typed?: string; readonly presses?: number }): void {
  const { text = '' } = steps().get(n) ?? {};
  const needed = text.split(/\s+/).length / WORDS_A_MINUTE + typed.length / KEYS_A_MINUTE + presses * PRESS_MINUTES;
  took.set(n, (took.get(n) ?? 0) + needed);
  minutes += needed;
  at.at = now();
}

/** A command, typed as the page says it and run. */
async function type(n: number, line: string): Promise<string> {
  pace(n, { typed: line });
  return done(at, ...line.split(' ').slice(1));
}

async function serve(): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const stdout = new PassThrough();
  const began = new Promise<void>((resolve) => {
    stdout.once('data', () => resolve());
  });
  serving = runCommand(['serve', '--port', new URL(url).port], {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    env: at.env,
    now,
    interrupted: () => ended,
  });
  await began;
}

async function page(browser: SigningBrowser, path: string): Promise<string> {
  return (await browser.go(path)).text();
}

describe("an administrator's hour", () => {
  it('goes from nothing to a first night and an approved plan, step by step as the page says', async () => {
    const file = stringify(sandbox.schoolFile);
    const { clientId, clientSecret, root, tokenUrl, authUrl, jwksUrl } = sandbox;

    pace(1, { typed: 'sh prepare.sh https://waymark.school.example' }); // played by itself in self-host.test.ts
    pace(2, { typed: `Cedar Countyhelp@cedar.example${clientId}${clientSecret}`, presses: 6 });
    at.env = {
      ...at.env,
      DATABASE_URL: server.url('waymark', 'waymark'),
      DATABASE_OWNER_URL: server.url('waymark', 'waymark_owner'),
      WAYMARK_KEY: Buffer.alloc(32, 9).toString('base64'),
      WAYMARK_BASE_URL: url,
      WAYMARK_OPERATOR: 'Cedar County',
      WAYMARK_CONTACT: 'help@cedar.example',
      GOOGLE_CLIENT_ID: clientId,
      GOOGLE_CLIENT_SECRET: clientSecret,
      GOOGLE_CLASSROOM_ROOT: root,
      GOOGLE_FORMS_ROOT: root,
      GOOGLE_TOKEN_URL: tokenUrl,
      GOOGLE_AUTH_URL: authUrl,
      GOOGLE_JWKS_URL: jwksUrl,
    };

    pace(3, { typed: 'docker compose up --build --detach', presses: 4 });
    await done(at, 'migrate');
    await serve();
    office = browserOf(url);
    teacher = browserOf(url);
    expect(await page(office, '/readyz')).toContain('"ready"');
    expect(await page(office, '/support')).toContain('help@cedar.example');

    const path = join(at.folder, 'school.yaml');
    writeFileSync(path, file);
    pace(4, { typed: file });
    await type(5, `waymark apply ${path} --check`);
    await type(5, `waymark apply ${path}`);

    // the small school has nobody in an office: its teacher looks after Waymark there too
    expect(await type(6, `waymark invite --school small --email ${TEACHER.email}`)).toContain(
      'They sign in at /school',
    );
    pace(7, { typed: '/school', presses: 3 });
    await office.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    expect(await page(office, '/school')).toContain('ask the teacher to sign in and connect');

    pace(8, { typed: '/', presses: 12 });
    await teacher.signIn('/sign-in?back=%2F', TEACHER.id);
    await teacher.signIn(linkIn(await page(teacher, '/'), /^\/sign-in\/connect/), TEACHER.id);
    expect(await page(teacher, '/account')).toContain('Connected');
    expect(await page(office, '/school')).toContain('>connected<');

    expect(await type(9, 'waymark sync --school small')).toMatch(/5 learners/);

    const board = await page(teacher, '/');
    pace(10, { typed: '', presses: 1 });
    minutes += 3; // the plan is read
    took.set(10, (took.get(10) ?? 0) + 3);
    const form = /<form method="post" action="\/approve"[^]*?<\/form>/.exec(board)?.[0] ?? '';
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect((await teacher.go('/approve', Object.fromEntries(fields) as Record<string, string>)).status).toBe(303);
    const seen = sandbox.world.seenBy(learnerId(1), COURSE);
    expect([...seen.coursework, ...seen.announcements].some(({ project }) => project !== 'web')).toBe(true);
  }, 60_000);

  it('takes no step longer than the page says, and all together less than an hour', () => {
    const told = [...steps()];
    expect(told.map(([n]) => n)).toEqual(told.map((_, n) => n + 1));
    const together = told.reduce((sum, [, step]) => sum + step.minutes, 0);
    expect(together).toBeLessThan(60);
    expect(PAGE).toContain(`Together ${together} minutes.`);
    expect([...took].filter(([n, needed]) => needed > (steps().get(n)?.minutes ?? 0))).toEqual([]);
  });

  it('ends on the next morning with a night by schedule that finished', async () => {
    minutes += 24 * 60;
    pace(11, { typed: '/school', presses: 2 });
    await fetch(`${url.replace('localhost', '127.0.0.1')}/jobs/nightly`, { method: 'POST' }); // what the timer does each minute
    await office.signIn('/sign-in?back=%2Fschool', TEACHER.id);
    const told = await page(office, '/school');
    expect(told).toContain('finished');
    expect(told).not.toContain('No night by schedule yet');
    expect(fieldIn(told, 'token')).not.toBe('none');
  });
});
