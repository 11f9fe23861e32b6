import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CourseId, CourseworkId, LearnerId } from '../../src/ids.ts';
import { enterAs, signedInBy } from '../../src/pages/sign-in/session.ts';
import { migrate, openStore } from '../../src/store/index.ts';
import { saveRoster } from '../../src/store/people/roster.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { loadAnswers } from '../../src/store/tickets/answers.ts';
import { meetLearner } from '../../src/store/tickets/learners.ts';
import { saveOpening } from '../../src/store/tickets/openings.ts';
import { changeTicket, keepTicket, loadTicket } from '../../src/store/tickets/tickets.ts';
import type { Store } from '../../src/store/types.ts';
import type { Opening } from '../../src/sync/tickets/desk.ts';
import { idIn } from '../../src/ticket/school-in-id.ts';
import { TicketId } from '../../src/ticket/types.ts';
import { instant, SchoolDate, type Instant } from '../../src/time.ts';
import { composed, LESSON, SCHOOL } from '../builders/ticket/desk.ts';
import { pageDeps, servePages, signingInThrough } from '../builders/served/pages.ts';
import { schoolFile } from '../builders/school.ts';
import { startServer } from '../builders/served/server.ts';
import { signInDoor } from '../builders/lms/sign-in-door.ts';
import { quantile } from './board-load.ts';
import { serverCpu } from './server-cpu.ts';
import { printTable } from './table.ts';

const LEARNERS = 30;
/** Classes on one process; few at first, so that it is seen what each of them costs. */
const CLASSES = [5, 50];
/** A learner saves every 20 s: long enough for each to have saved, and the last three seconds are for looks alone. */
const SECONDS = 25;

interface Page {
  readonly person: string;
  readonly opening: string;
  readonly session: string;
}

/** Classes that fill in a ticket, as the process that plays them is told. */
export interface Lesson {
  readonly url: string;
  readonly seconds: number;
  readonly classes: readonly { readonly teacher: Page; readonly learners: readonly Page[] }[];
}

/** What came of it; milliseconds are in order, shortest first. */
export interface Lived {
  /** From the answer to a save until a look of the teacher's page shows it. */
  readonly shown: readonly number[];
  readonly saves: readonly number[];
  readonly polls: number;
  readonly errors: readonly string[];
  /** Milliseconds of processor time that asking took, in the process that asks. */
  readonly asking: number;
  /** The last value of each learner that was answered as kept. */
  readonly last: Readonly<Record<string, string>>;
}

/**
 * Classes at once on one process: every page looks at its own rhythm, every learner writes at that of a ticket. `--classes=50`: so many alone;
 * `--embedded`, `--server`: on that engine alone.
 */
export async function benchClasses(): Promise<void> {
  const rows: string[][] = [];
  const asked = Number(process.argv.find((word) => word.startsWith('--classes='))?.slice('--classes='.length));
  for (const classes of asked > 0 ? [asked] : CLASSES) {
    if (!process.argv.includes('--server')) rows.push(told(await onEmbedded(classes)));
    if (!process.argv.includes('--embedded')) rows.push(told(await onServer(classes)));
  }
  printTable(
    `classes of ${LEARNERS} at once on one process, ${SECONDS} s: from the answer to a save to the teacher's screen`,
    [
      'store',
      'classes',
      'polls',
      'saves',
      'p50',
      'p95',
      'last',
      'save p95',
      'unseen',
      'errors',
      'lost',
      'CPU a second',
      'database CPU',
      'CPU a poll',
      'asking CPU',
      'load',
    ],
    rows,
  );
}

async function onEmbedded(classes: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  try {
    return await lessonOn('embedded', await openStore({ databaseUrl: null, dataDir: folder }), classes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onServer(classes: number): Promise<string[]> {
  const server = await startServer();
  try {
    const settings = { databaseUrl: server.url(), dataDir: '' };
    await migrate(settings);
    return await lessonOn('server', await openStore(settings), classes, () => serverCpu(server.pid));
  } finally {
    await server.stop();
  }
}

/** Said as soon as it is known: on a slow machine the whole takes minutes, and what was measured is not lost when it is broken off. */
function told(row: string[]): string[] {
  process.stderr.write(`${row.join('  ')}\n`);
  return row;
}

async function lessonOn(
  engine: string,
  store: Store,
  classes: number,
  databaseCpu = async (): Promise<number> => 0, // the embedded engine works in this process
): Promise<string[]> {
  const began = Date.now();
  const now = (): Instant => instant(new Date(Date.parse(LESSON) + Date.now() - began).toISOString());
  const signingIn = signingInThrough(signInDoor(), store);
  const pages = await servePages(
    pageDeps(store, {
      now,
      signingIn,
      signedIn: (shown, hint) => signedInBy({ store, signingIn }, shown, now(), hint),
    }),
  );
  const enter = async (person: string): Promise<string> => {
    const grant = { accessToken: 'access', accessEndsAt: now(), refreshToken: null, scopes: [] };
    const who = { lms: 'google', id: person, name: `Name ${person}`, email: null, domain: null } as const;
    return (await enterAs({ store, signingIn }, { cookies: new Map(), bearer: null }, { person: who, grant }, now()))
      .token;
  };
  const courses = Array.from({ length: classes }, (_, n) => CourseId.parse(String(6001 + n)));
  const [course] = schoolFile().courses;
  await store.school(SCHOOL, (db) =>
    saveSchoolFile(db, schoolFile({ courses: courses.map((id) => ({ ...course, id })) }), LESSON),
  );
  const made: Lesson['classes'][number][] = [];
  for (const id of courses) made.push(await classOf(store, id, enter));

  const child = fork(fileURLToPath(new URL('./classes-client.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  const database = await databaseCpu();
  const cpu = process.cpuUsage();
  const start = performance.now();
  child.send({ url: pages.url, seconds: SECONDS, classes: made } satisfies Lesson);
  const [lived] = (await once(child, 'message')) as [Lived];
  const { user, system } = process.cpuUsage(cpu);
  const elapsed = performance.now() - start;
  const there = (await databaseCpu()) - database;
  child.disconnect();
  let lost = 0;
  for (const id of courses) {
    const kept = await store.school(SCHOOL, (db) => loadAnswers(db, ticketOf(id)));
    const values = new Map(
      kept.filter(({ version }) => version !== null).map((each) => [String(each.learner), each.value]),
    );
    for (const { person } of made[courses.indexOf(id)]?.learners ?? [])
      // one whose answer came too late may be there all the same, and then is the newer
      if (Number(values.get(person) ?? 0) < Number(lived.last[person] ?? 0)) lost += 1;
  }
  await pages.close();
  await store.close();
  return [
    engine,
    String(classes),
    String(lived.polls),
    String(lived.saves.length),
    ms(quantile(lived.shown, 0.5)),
    ms(quantile(lived.shown, 0.95)),
    ms(lived.shown.at(-1)),
    ms(quantile(lived.saves, 0.95)),
    String(lived.saves.length - lived.shown.length),
    `${lived.errors.length}${lived.errors.length === 0 ? '' : ` (${[...new Set(lived.errors)].join(', ')})`}`,
    String(lost),
    `${((user + system) / 1000 / elapsed).toFixed(2)} s`,
    `${(there / elapsed).toFixed(2)} s`,
    `${((user + system) / 1000 / lived.polls).toFixed(2)} + ${(there / lived.polls).toFixed(2)} ms`,
    `${(lived.asking / elapsed).toFixed(2)} s`,
    loadavg()[0]?.toFixed(1) ?? '',
  ];
}

function ticketOf(course: CourseId): TicketId {
  return TicketId.parse(idIn(SCHOOL, Buffer.from(course.padStart(16, '0'))));
}

/** An open ticket of the class, and the pages that its people have open. */
async function classOf(
  store: Store,
  course: CourseId,
  enter: (person: string) => Promise<string>,
): Promise<Lesson['classes'][number]> {
  const ticket = ticketOf(course);
  const item = CourseworkId.parse(`w-${course}`);
  const learners = Array.from({ length: LEARNERS }, (_, n) => LearnerId.parse(`s${course}-${n}`));
  await store.school(SCHOOL, async (db) => {
    await saveRoster(
      db,
      course,
      learners.map((id) => ({ id, name: `Name ${id}` })),
      LESSON,
    );
    await keepTicket(db, {
      id: ticket,
      course,
      composed: composed(),
      date: SchoolDate.parse(LESSON.slice(0, 10)),
      draft: null,
      copyOf: null,
      madeBy: 't1',
      madeAt: LESSON,
    });
    const draft = await loadTicket(db, ticket);
    if (draft !== null) await changeTicket(db, draft, { state: 'open', openedAt: LESSON });
    for (const learner of learners)
      await meetLearner(db, ticket, { learner, name: null, attachment: null, submission: null }, LESSON);
  });
  const openings: Opening[] = [];
  const pageOf = async (person: string, learner: LearnerId | null): Promise<Page> => {
    const opening: Opening = {
      id: idIn(SCHOOL, Buffer.from(person.padStart(16, '0'))),
      school: SCHOOL,
      course,
      item,
      place: { course, item, kind: 'assignment' },
      attachment: null,
      submission: null,
      ticket,
      door: 'launch',
      frame: learner === null ? 'teacher' : 'student',
      role: learner === null ? 'teacher' : 'learner',
      person,
      name: null,
      learner,
    };
    openings.push(opening);
    return { person, opening: opening.id, session: await enter(person) };
  };
  const pages: Page[] = [];
  for (const learner of learners) pages.push(await pageOf(learner, learner));
  const teacher = await pageOf(`t${course}`, null);
  await store.school(SCHOOL, async (db) => {
    for (const opening of openings) await saveOpening(db, opening, null, LESSON);
  });
  return { teacher, learners: pages };
}

function ms(time: number | undefined): string {
  return `${(time ?? Number.NaN).toFixed(0)} ms`;
}
