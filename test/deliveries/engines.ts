import { randomUUID } from 'node:crypto';
import { createJobs } from '../../src/jobs/index.ts';
import type { CourseId } from '../../src/ids.ts';
import type { Post } from '../../src/lms/posts.ts';
import type { Lms, Row } from '../../src/lms/types.ts';
import { cloudTasksQueue } from '../../src/queue/cloud-tasks.ts';
import { realHttp } from '../../src/http/real.ts';
import type { OpenedQueue } from '../../src/queue/open.ts';
import { startCloudTasksSandbox } from '../../src/sandbox/cloud-tasks/index.ts';
import { randomFor } from '../../src/sandbox/shell/random.ts';
import { keyedHash } from '../../src/store/secrets/names.ts';
import { beginDueNights } from '../../src/sync/night/scheduled/begin-nights.ts';
import { runDueSchools } from '../../src/sync/night/scheduled/due-schools.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { ACTOR, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';
import { serveApp } from '../builders/served/served-app.ts';
import { LEASED, throughPgBoss } from './through-pg-boss.ts';
import { FIRST, handedIn, roster, schoolFiles, tickets } from './classes.ts';

export const ENGINES = ['here', 'cloud-tasks', 'postgres'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface EngineFigures {
  readonly tasks: number;
  /** Times that somebody came with a task and found it to do. */
  readonly begun: number;
  /** Of those, how often whoever had it died in the middle. */
  readonly killed: number;
  /** Courses whose night was had, and those that are not. */
  readonly had: number;
  readonly open: number;
  /** Messages that stand twice in a class. */
  readonly duplicates: number;
  readonly attempts: number;
  readonly doubled: number;
  readonly seconds: number;
}

/** Share of the changing calls of an LMS in which the process that made it dies, before or after what it did. */
const DYING = 0.04;

class Died extends Error {}

/**
 * One night of n courses through an engine: brought twice, late, out of order, and to workers that die in the middle of a call. All of it in this
 * process, over the store in memory, by a clock of its own; only what the engine itself speaks goes over loopback.
 */
export async function deliverThrough(
  engine: EngineName,
  { n, seed }: { readonly n: number; readonly seed: string },
): Promise<EngineFigures> {
  const began = performance.now();
  const store = memoryJobStore();
  for (const file of schoolFiles(n))
    await store.school(file.school.id, (records) => records.saveSchoolFile(file, FIRST));
  const random = randomFor(seed, 'dying');
  const classes = new Map<CourseId, MemoryLms>();
  const counts = { begun: 0, killed: 0 };
  const clock = { now: (): number => Date.parse(FIRST) };
  const at = () => instant(new Date(clock.now()).toISOString());
  const key = Buffer.alloc(32, 7);
  const parts: SyncParts = {
    store,
    connect: async (_file, course) => {
      counts.begun += 1;
      const held = classes.get(course.id) ?? memoryLms({ now: at });
      classes.set(course.id, held);
      return dying(classOf(held, at), random);
    },
    disconnected: async () => undefined,
    keyedHash: (...texts) => keyedHash(key, 'writes', ...texts),
    newId: randomUUID,
    noteFault(fault) {
      if (fault.event === 'school-fault') return;
      counts.killed += 1;
      throw new Died(); // who is dead notes nothing and keeps nothing
    },
    courses: 16,
  };
  const setClock = (now: () => number): void => void (clock.now = now);
  const through = {
    here: () => throughTriggers(parts, store),
    'cloud-tasks': () => throughTasks(parts, seed, setClock),
    postgres: () => throughPgBoss(parts, seed, n, setClock),
  } satisfies Record<EngineName, () => Promise<Pick<EngineFigures, 'attempts' | 'doubled'>>>;
  const sent = await through[engine]();
  const dates = await Promise.all(
    schoolFiles(n).map(async (file) =>
      store.school(file.school.id, async (records) => {
        const nights = await Promise.all(file.courses.map(({ id }) => records.courseNight(DATE, id)));
        return nights.filter((night) => night?.had === true).length;
      }),
    ),
  );
  const had = dates.reduce((sum, each) => sum + each, 0);
  return {
    tasks: n,
    ...counts,
    had,
    open: n - had,
    duplicates: [...classes.values()].reduce((sum, { held }) => sum + standingTwice([...held.values()]), 0),
    ...sent,
    seconds: (performance.now() - began) / 1000,
  };
}

const DATE = SchoolDate.parse(FIRST.slice(0, 10));

/** The nights of one machine, triggered twice at once, until none is left; a lease has ended when the next trigger comes. */
async function throughTriggers(
  parts: SyncParts,
  store: MemoryJobStore,
): Promise<Pick<EngineFigures, 'attempts' | 'doubled'>> {
  const unleased: SyncParts = {
    ...parts,
    store: {
      ...store,
      school: (school, work) =>
        store.school(school, (records) =>
          work({
            ...records,
            claimNight: (date, run) => records.claimNight(date, run, 0),
            keepNight: async () => undefined,
          }),
        ),
    },
  };
  let attempts = 0;
  for (let quiet = false; !quiet;) {
    const both = await Promise.allSettled([runDueSchools(unleased, FIRST), runDueSchools(unleased, FIRST)]);
    attempts += 2;
    quiet = both.every((each) => each.status === 'fulfilled' && each.value.runs.length === 0);
  }
  return { attempts, doubled: attempts / 2 };
}

async function throughTasks(
  parts: SyncParts,
  seed: string,
  setClock: (clock: () => number) => void,
): Promise<Pick<EngineFigures, 'attempts' | 'doubled'>> {
  const box = await startCloudTasksSandbox({ seed, from: Date.parse(FIRST), doubles: 0.2, late: 1200, atOnce: 40 });
  setClock(() => box.now());
  const now = () => instant(new Date(box.now()).toISOString());
  const into = (url: string) =>
    cloudTasksQueue(
      {
        root: box.root,
        queue: box.queue,
        url,
        account: 'q@p.example',
        audience: 'https://jobs.example',
        seconds: 900,
        pace: 1,
      },
      {
        now,
        token: async () => box.token,
        http: realHttp(),
      },
    );
  let queue: OpenedQueue | null = null;
  const log = { info: () => undefined, error: () => undefined };
  const served = await serveApp(
    createJobs(
      { course: ['/'] },
      { refuses: async () => null, limits: null, parts: async () => ({ sync: parts, now, queue }), log },
    ),
  );
  const opened = { into: into(served.url), seconds: 900 };
  queue = opened;
  try {
    for (let [quarter, quiet] = [0, 0]; quarter < 64 && quiet < LEASED; quarter += 1) {
      const { nights } = await beginDueNights(parts, () => opened.into, now());
      await box.pass(900);
      quiet = box.waiting().size === 0 && nights.length === 0 ? quiet + 1 : 0;
    }
    return { attempts: box.counts.attempts, doubled: box.counts.doubled };
  } finally {
    await Promise.all([box.close(), served.close()]);
  }
}

function classOf(held: MemoryLms, now: () => ReturnType<typeof instant>): Lms {
  return {
    ...held,
    roster: (course) => rows(roster(course)),
    teachers: () => rows([{ id: ACTOR, name: 'Teacher', email: null }]),
    async *coursework(course) {
      yield* rows(tickets(course, now()));
      yield* held.coursework(course);
    },
    submissions: (course, only) =>
      rows(handedIn(course, now()).filter(({ coursework }) => only === undefined || only === coursework)),
    submissionsOf: (course, works) =>
      rows(handedIn(course, now()).filter(({ coursework }) => works.includes(coursework))),
  };
}

/** Its process may die in any call that changes something: half of the times the call has had its effect. */
function dying(lms: Lms, random: () => number): Lms {
  return new Proxy(lms, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !/^ensure|^me$|^course$/.test(String(name))) return value;
      return async (...args: unknown[]) => {
        const dies = random() < DYING;
        if (dies && random() < 0.5) throw new Died();
        const done: unknown = await Reflect.apply(value, target, args);
        if (dies) throw new Died();
        return done;
      };
    },
  });
}

function standingTwice(posts: readonly Post[]): number {
  const published = posts.filter(({ state }) => state === 'published').map(({ marker }) => marker);
  return published.length - new Set(published).size;
}

async function* rows<T>(values: readonly T[]): AsyncGenerator<Row<T>> {
  for (const value of values) yield { ok: true, value };
}
