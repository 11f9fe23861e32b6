import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wireApp, type App } from '../../src/app.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../src/config.ts';
import { createHttp } from '../../src/http/index.ts';
import type { Http } from '../../src/http/types.ts';
import { createSchoology } from '../../src/lms/schoology/index.ts';
import { createProbes } from '../../src/lms/schoology/probes.ts';
import { creditsOf } from '../../src/lms/schoology/quotas.ts';
import {
  startSchoologySandbox,
  type SchoologySandbox,
  type SchoologySchool,
} from '../../src/sandbox/schoology/index.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { openStore } from '../../src/store/index.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { NIGHT } from './school.ts';
import { gradedSections } from './schoology-school.ts';
import { printTable } from './table.ts';
import { virtualTime } from './virtual-time.ts';

const ROWS_A_PAGE = 200;
/** What the host allows: credits in any so many milliseconds (lms/schoology/FACTS.md 7.1). */
const CREDITS = 50;
const WINDOW = 5000;
/** Not on this machine, so that calls are paced; the network below takes it to the sandbox. */
const API = 'https://api.schoology.example';

/** Calls and credits per section of the sandbox school, beside the least; and a night over 50 sections against the host's limit. */
export async function benchSchoologyCalls(): Promise<void> {
  await perSection();
  await fiftySections();
}

async function perSection(): Promise<void> {
  const school = await open(null, null);
  const night = { at: NIGHT, dryRun: false, acceptRoster: false };
  const lines: string[][] = [];
  try {
    for (const { id } of school.file.courses) {
      const least = leastOf(school.sandbox, id);
      for (const which of ['first', 'unchanged']) {
        const [calls, credits] = [total(school.sandbox.calls), total(school.sandbox.credits)];
        await runNight(school.app.sync, { course: id }, night);
        lines.push([
          id,
          which,
          String(total(school.sandbox.calls) - calls),
          String(total(school.sandbox.credits) - credits),
          String(least.lists),
          least.of,
        ]);
      }
    }
  } finally {
    await school.close();
  }
  printTable(
    'Schoology: calls and credits per section',
    ['section', 'night', 'calls', 'credits', 'least calls', 'of which'],
    lines,
  );
}

/** The least reads of a section: itself, pages of people, of items, of grades, and of the submissions of each item that has some. */
function leastOf({ world }: SchoologySandbox, id: string): { readonly lists: number; readonly of: string } {
  const section = world.state.sections.get(id);
  if (section === undefined) return { lists: 0, of: 'no such section' };
  const cells = [...section.cells.values()].reduce((sum, item) => sum + item.size, 0);
  const handedIn = [...section.items.values()].filter(
    (item) => item.published && !item.cloud && item.allowDropbox && (section.revisions.get(item.id)?.size ?? 0) > 0,
  ).length;
  const lists = 1 + pages(section.enrollments.size) + pages(section.items.size) + pages(cells);
  return { lists: lists + handedIn, of: `${lists} lists + ${handedIn} items with submissions` };
}

const FIFTY = { sections: 50, teachers: 10, learners: 26, items: 12 };

async function fiftySections(): Promise<void> {
  const time = virtualTime(Date.parse(NIGHT));
  const spent: { readonly at: number; readonly credits: number }[] = [];
  let refused = 0;
  const lines: string[][] = [];
  const school = await open(gradedSections(FIFTY), (root) =>
    createHttp({
      ...time,
      fetch: (url, init) =>
        time.during(async () => {
          const credits = creditsOf(init?.method ?? 'GET');
          const at = time.now();
          // The host's own rule, on the same clock.
          if (credits + sumSince(spent, at - WINDOW) > CREDITS) {
            refused += 1;
            return new Response(null, { status: 429, headers: { 'retry-after': '5' } });
          }
          spent.push({ at, credits });
          const answer = await fetch((url instanceof Request ? url.url : url.toString()).replace(API, root), init);
          // The sandbox names its own address in links; the adapter would not follow a stranger's.
          const text = (await answer.text())
            .replaceAll(JSON.stringify(root).slice(1, -1), API)
            .replaceAll(root.replaceAll('/', '\\/'), API.replaceAll('/', '\\/'));
          return new Response(answer.status === 204 ? null : text, { status: answer.status, headers: answer.headers });
        }),
    }),
  );
  try {
    for (const which of ['first', 'unchanged']) {
      const [from, calls, busy] = [time.now(), spent.length, refused];
      const { courses } = await runNight(
        school.app.sync,
        { school: school.file.school.id },
        { at: NIGHT, dryRun: false, acceptRoster: false },
      );
      const mine = spent.slice(calls);
      const peak = mine.reduce(
        (most, { at }, index) => Math.max(most, sumSince(mine.slice(0, index + 1), at - WINDOW)),
        0,
      );
      const failed = courses.filter(({ unfinished, writes }) => unfinished || writes.failed.length > 0).length;
      const minutes = (time.now() - from) / 60_000;
      const credits = mine.reduce((sum, each) => sum + each.credits, 0);
      lines.push([
        which,
        String(mine.length),
        String(credits),
        String(courses.reduce((sum, { writes }) => sum + writes.created, 0)),
        minutes.toFixed(1),
        `${peak} of ${CREDITS}`,
        String(refused - busy),
        String(failed),
      ]);
    }
  } finally {
    await school.close();
  }
  printTable(
    `Schoology: a night over ${FIFTY.sections} sections of ${FIFTY.learners} students and ${FIFTY.items} items, one consumer key, on a clock that only waiting moves`,
    ['night', 'calls', 'credits', 'created', 'minutes', 'most in 5 s', '429', 'sections with a failure'],
    lines,
  );
}

function sumSince(spent: readonly { readonly at: number; readonly credits: number }[], after: number): number {
  let sum = 0;
  for (let at = spent.length - 1; at >= 0; at -= 1) {
    const each = spent[at];
    if (each === undefined || each.at <= after) break;
    sum += each.credits;
  }
  return sum;
}

interface BenchSchoology {
  readonly sandbox: SchoologySandbox;
  readonly app: App;
  readonly file: SchoolFile;
  close(): Promise<void>;
}

/** The sandbox (seeded, or the school given), a fresh store and its teachers; with `http`, calls leave through that one. */
async function open(school: SchoologySchool | null, http: ((root: string) => Http) | null): Promise<BenchSchoology> {
  const sandbox = await startSchoologySandbox({
    today: () => NIGHT,
    allowance: null,
    timestampSlack: null,
    ...(school === null ? {} : { school }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  const { root, consumerKey, consumerSecret } = sandbox;
  const settings = loadConfig({});
  const wired = wireApp(
    { ...settings, schoology: { ...settings.schoology, apiRoot: root, consumerKey, consumerSecret } },
    await openStore({ databaseUrl: null, dataDir: folder }),
    localSecrets(randomBytes(32)),
    () => NIGHT,
  );
  const file = SchoolFile.parse(sandbox.schoolFile);
  await wired.store.school(file.school.id, (db) => saveSchoolFile(db, file, NIGHT));
  for (const { uid, token, secret } of sandbox.teachers)
    await wired.grant(file.school.id, 'schoology', uid, `${token}\n${secret}`, NIGHT);
  const paced = http?.(root);
  const probes = createProbes();
  const sync: App['sync'] =
    paced === undefined
      ? wired.sync
      : {
          ...wired.sync,
          connect: async ({ school: { id } }, { teacher }) => {
            const grant = sandbox.teachers.find(({ uid }) => uid === teacher);
            return createSchoology({
              school: id,
              consumerKey,
              consumerSecret,
              token: grant?.token ?? '',
              tokenSecret: grant?.secret ?? '',
              apiRoot: API,
              markerRoot: 'https://waymark.example/r/',
              http: paced,
              now: () => Date.parse(NIGHT),
              nonce: () => randomBytes(16).toString('hex'),
              probes,
            });
          },
        };
  return {
    sandbox,
    file,
    app: { ...wired, sync },
    async close() {
      await wired.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function pages(rows: number): number {
  return Math.max(1, Math.ceil(rows / ROWS_A_PAGE));
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
