import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { compare } from '../../src/evidence/compare.ts';
import type { Observation } from '../../src/evidence/types.ts';
import { LearnerId, RunId, SourceId, TargetCode } from '../../src/ids.ts';
import { saveEvidence } from '../../src/store/results/evidence.ts';
import { migrate, openStore } from '../../src/store/index.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { instant, type Instant } from '../../src/time.ts';
import { COURSE, deskWorld, LESSON, SCHOOL, save } from '../builders/ticket/desk.ts';
import { evidence } from '../builders/evidence.ts';
import { pageDeps, servePages } from '../builders/served/pages.ts';
import { schoolFile } from '../builders/school.ts';
import { serveApp } from '../builders/served/served-app.ts';
import { startServer } from '../builders/served/server.ts';
import { quantile } from './board-load.ts';
import { median, printTable } from './table.ts';

const LEARNERS = 40;
const TARGETS = 30;
const WEEKS = 36;
const CALLS = 200;
/** Ours and the constant answer by turns, so that what else the machine does falls on both. */
const ROUNDS = 8;

/** What a ticket's pages cost beside the same express app answering a constant page of the same bytes, on both engines. */
export async function benchTickets(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  const embedded = await openStore({ databaseUrl: null, dataDir: folder });
  await onEngine('embedded', embedded);
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
  const server = await startServer();
  const settings = { databaseUrl: server.url(), dataDir: '' };
  await migrate(settings);
  const store = await openStore(settings);
  await onEngine('server', store);
  await store.close();
  await server.stop();
}

const PEOPLE = Array.from({ length: LEARNERS }, (_, n) => `s${n + 1}`);

/** Calls: milliseconds of each, and of processor time on average. */
interface Cost {
  readonly took: readonly number[];
  readonly cpu: number;
}

async function onEngine(engine: string, store: Store): Promise<void> {
  const world = await deskWorld(store, { learners: PEOPLE });
  await yearOf(store);
  await world.attach();
  const pages = await servePages(
    pageDeps(store, {
      desk: world.desk,
      now: passing(),
      signedIn: async ({ bearer }) => (bearer === null ? null : world.as(bearer)),
    }),
  );
  const openings = new Map<string, string>();
  for (const person of PEOPLE) openings.set(person, (await world.open(person, 'student')).id);
  const room = (await world.open('t1', 'teacher')).id;
  const get = (path: string, person = 't1') =>
    fetch(pages.url + path, { headers: { Authorization: `Bearer ${person}` } });
  const tell = (path: string, person: string, body: object) =>
    fetch(pages.url + path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${person}`,
        'X-Waymark': '1',
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
      },
      body: JSON.stringify(body),
    });
  const saving = (person: string, question: number, value: string | number, base: number) =>
    tell('/addon/answers', person, { o: openings.get(person), saves: [save(question, value, base)] });

  const allAtOnce = await Promise.all(PEOPLE.map((person) => saving(person, 2, '1', 0)));
  const lost = allAtOnce.filter(({ status }) => status !== 200).length;
  const frame = await (await get(`/addon/teacher?o=${room}`)).text();
  const floor = await serveApp(
    express()
      .get('/page', (_request, response) => void response.type('html').send(frame))
      .get('/nothing', (_request, response) => void response.status(204).end())
      .post('/take', express.json(), (_request, response) => void response.json({ saved: [], state: 'open', v: 1 })),
  );
  const { v } = (await (await get(`/addon/live?o=${room}`)).json()) as { v: number };
  let version = 1;
  const rows: [string, Cost, Cost][] = [];
  const beside = async (name: string, ours: (n: number) => Promise<Response>, constant: () => Promise<Response>) => {
    await costOf(ours, 20);
    await costOf(constant, 20);
    const [took, least]: [Cost[], Cost[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      took.push(await costOf(ours, CALLS / ROUNDS));
      least.push(await costOf(constant, CALLS / ROUNDS));
    }
    rows.push([name, together(took), together(least)]);
  };
  await beside(
    'unchanged poll',
    () => get(`/addon/live?o=${room}&v=${v}`),
    () => fetch(`${floor.url}/nothing`),
  );
  await beside(
    'save',
    () => {
      version += 1;
      return saving('s1', 2, `${version}`, version - 1);
    },
    () =>
      fetch(`${floor.url}/take`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ saves: [save(2, '1')] }),
      }),
  );
  await beside(
    'frame, open',
    () => get(`/addon/teacher?o=${room}`),
    () => fetch(`${floor.url}/page`),
  );
  await tell('/addon/ticket', 't1', { o: room, act: 'grade-together' });
  await tell('/addon/ticket', 't1', { o: room, act: 'show-key' });
  await beside(
    'frame, with the key',
    () => get(`/addon/teacher?o=${room}`),
    () => fetch(`${floor.url}/page`),
  );
  printTable(
    `Tickets on ${engine}: ${LEARNERS} learners, ${TARGETS} targets, ${WEEKS} weeks; ${lost} of ${LEARNERS} saves at once lost`,
    ['call', 'p95 ms', 'floor ms', 'ratio', 'cpu ms', 'floor cpu ms', 'cpu ratio'],
    rows.map(([name, ours, constant]) => [
      name,
      p95(ours).toFixed(1),
      p95(constant).toFixed(1),
      (p95(ours) / p95(constant)).toFixed(1),
      ours.cpu.toFixed(2),
      constant.cpu.toFixed(2),
      (ours.cpu / constant.cpu).toFixed(1),
    ]),
  );
  await floor.close();
  await pages.close();
  await world.desk.settled();
}

/** A lesson goes on while it is measured: nobody asks as fast as a bench, and a flood is refused. */
function passing(): () => Instant {
  let calls = 0;
  return () => {
    calls += 1;
    return instant(new Date(Date.parse(LESSON) + calls * 100).toISOString());
  };
}

/** One after the other, as a page asks; asking itself is in both sides of the ratio. */
async function costOf(call: (n: number) => Promise<Response>, calls: number): Promise<Cost> {
  const took: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < calls; n += 1) {
    const start = performance.now();
    const answer = await call(n);
    await answer.arrayBuffer();
    if (answer.status >= 400) throw new Error(`answered ${answer.status}`);
    took.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { took, cpu: (user + system) / 1000 / calls };
}

/** Rounds as one. The median of them in processor time: a round in which the compiler worked is none of a lesson's. */
function together(rounds: readonly Cost[]): Cost {
  return { took: rounds.flatMap(({ took }) => took), cpu: median(rounds.map(({ cpu }) => cpu)) };
}

function p95({ took }: Cost): number {
  return (
    quantile(
      took.toSorted((a, b) => a - b),
      0.95,
    ) ?? Number.NaN
  );
}

/** A year of a class: a ticket of three questions a week on each of three targets. */
async function yearOf(store: Store): Promise<void> {
  const codes = Array.from({ length: TARGETS }, (_, n) => (n === 0 ? '5.NF.A.1' : `5.X.${n}`));
  const file = schoolFile({
    courses: [
      { id: '6001', teacher: 't1', area: 'mathematics', grade: 5, units: [{ title: 'Fractions', targets: codes }] },
    ],
    targets: codes.map((code) => ({ code, iCan: `I can do ${code}`, grade: 5, area: 'mathematics' })),
  });
  const rows = PEOPLE.flatMap((person, index) =>
    Array.from({ length: WEEKS * 3 }, (_, n): Observation => {
      const {
        id: _id,
        version: _version,
        ...row
      } = evidence({
        learner: LearnerId.parse(person),
        target: TargetCode.parse(codes[n % TARGETS] ?? ''),
        source: SourceId.parse(`ticket-${n}`),
        key: `${person}-${n}`,
        share: (index * 7 + n * 3) % 4 === 0 ? 0 : 1,
        questions: 3,
        at: instant(new Date(Date.parse(LESSON) - (WEEKS * 7 - n * 2) * 86_400_000).toISOString()),
        course: COURSE,
      });
      return row;
    }),
  );
  await store.school(SCHOOL, async (db) => {
    await saveSchoolFile(db, file, LESSON);
    await saveEvidence(db, compare({ observations: rows, withdrawn: [] }, [], LESSON), RunId.parse('run'), LESSON);
  });
}
