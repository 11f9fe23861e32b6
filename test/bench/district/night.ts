import { createHmac, randomUUID } from 'node:crypto';
import { createHttp } from '../../../src/http/index.ts';
import { createQuota } from '../../../src/http/quota.ts';
import { createSharedQuota } from '../../../src/http/shared-quota.ts';
import type { Ask } from '../../../src/http/shares.ts';
import type { World } from '../../../src/http/types.ts';
import { jobs, running, type JobParts } from '../../../src/jobs/jobs.ts';
import type { CourseId, SchoolId } from '../../../src/ids.ts';
import { LIMITS } from '../../../src/lms/google/limits.ts';
import { quotasOf } from '../../../src/lms/google/quotas.ts';
import { inProcessQueue } from '../../../src/queue/in-process.ts';
import type { CourseTask } from '../../../src/queue/types.ts';
import { randomFor } from '../../../src/sandbox/shell/random.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import { instant } from '../../../src/time.ts';
import { memoryJobStore, type MemoryJobStore } from '../../builders/memory/memory-job-store.ts';
import { sharedRows } from '../../builders/lms/fleet.ts';
import { virtualTime, type VirtualTime } from '../virtual-time.ts';
import { openHost, type Host } from './host.ts';
import { replayedCourse } from './replayed-course.ts';
import { districtOf } from './schools.ts';

const FIRST = Date.parse('2026-09-14T07:05:00Z');
const DAY = 24 * 3_600_000;
/** The scheduler's trigger. */
const TRIGGER = 15 * 60_000;
/** Courses that one worker holds at once, as src/app.ts bounds them. */
const AT_ONCE = 16;
/** Seconds of a task. */
const SECONDS = 1800;
const CLOCKS_APART = 2_000;

export interface District {
  readonly store: MemoryJobStore;
  readonly files: readonly SchoolFile[];
  readonly courses: number;
}

export interface NightOptions {
  /** 0: the first. */
  readonly day: number;
  readonly workers: number;
  /** Calls of each course. */
  readonly calls: number;
  /** Share of the calls that the host answers with 503. */
  readonly failing?: number;
  /** A school whose host answers nothing for so many milliseconds from the beginning on. */
  readonly outage?: { readonly school: string; readonly milliseconds: number };
  readonly seed: string;
  /** Weighs what is held once the store is emptied. */
  readonly weigh?: () => number;
}

export interface NightFigures {
  readonly began: number;
  /** When no task waited any more for a worker to take it. */
  readonly lastBegun: number;
  /** When each call arrived at the host, in order. */
  readonly arrivals: Float64Array;
  readonly refused: number;
  /** Courses that made all their calls, and those that did more than once. */
  readonly had: number;
  readonly twice: number;
  /** When the last course of each school had. */
  readonly ends: ReadonlyMap<SchoolId, number>;
  /** Bytes that the workers, their gates and the queue hold when all is done, in the process that ran them; absent: nobody asked. */
  readonly kept?: number;
}

/** Schools and their store, ready for their nights. */
export async function openDistrict(courses: number): Promise<District> {
  const store = memoryJobStore();
  const files = districtOf(courses);
  const at = instant(new Date(FIRST - DAY).toISOString());
  for (const file of files) await store.school(file.school.id, (records) => records.saveSchoolFile(file, at));
  return { store, files, courses };
}

/**
 * A night of every school, from the scheduler's first trigger on: the real jobs, queue, gate and quotas, on a clock that only waiting moves. What is
 * not real: a course is its calls (replayed-course.ts), the rows that all workers share and the store are maps, and a worker is not a process.
 */
export async function districtNight(district: District, options: NightOptions): Promise<NightFigures> {
  const { runNightly } = await running(); // loaded before: to the clock, which only waiting moves, a job that waits for its code would be idle
  const began = FIRST + options.day * DAY;
  const time = virtualTime(began);
  const random = randomFor(options.seed, 'host');
  const { outage, failing = 0 } = options;
  const host = openHost({
    time,
    random,
    limits: LIMITS.classroom,
    failing,
    ...(outage === undefined
      ? {}
      : { outage: { school: outage.school, from: began, until: began + outage.milliseconds } }),
  });
  const made = new Map<CourseId, number[]>();
  const ends = new Map<SchoolId, number>();
  const begun = new Set<CourseId>();
  let lastBegun = began;
  const had = (school: SchoolId, course: CourseId): void => {
    made.set(course, [...(made.get(course) ?? []), time.now()]);
    ends.set(school, time.now());
  };
  const ask = sharedRows(time, () => 2 + random() * 6);
  const workers = Array.from({ length: options.workers }, (_, n) => {
    const offset = options.workers === 1 ? 0 : (n / (options.workers - 1) - 0.5) * CLOCKS_APART;
    return openWorker(district, {
      time,
      offset,
      host,
      ask,
      name: `worker-${n}`,
      random,
      had,
      calls: options.calls,
      alone: options.workers === 1,
    });
  });
  const queue = inProcessQueue({
    limit: options.workers * AT_ONCE,
    wait: (seconds) => time.sleep(seconds * 1000),
    async run(task) {
      if (!begun.has(task.course)) lastBegun = time.now();
      begun.add(task.course);
      const [free] = workers.toSorted((a, b) => a.inHand() - b.inHand());
      await free?.run(task, partsOf(free));
    },
    failed(_, error) {
      throw error; // no task of this bench is to fail
    },
  });
  const partsOf = ({ sync, now }: Worker): JobParts => ({ sync, now, queue: { into: queue, seconds: SECONDS } });
  const [first] = workers;
  if (first === undefined) throw new RangeError('nobody works');
  for (;;) {
    await runNightly(partsOf(first));
    await Promise.race([queue.idle(), time.sleep(TRIGGER)]);
    if (made.size === district.courses) break;
    if (time.now() > began + DAY) throw new Error(`${district.courses - made.size} courses were not had in a day`);
    const next = began + Math.ceil((time.now() + 1 - began) / TRIGGER) * TRIGGER;
    await time.sleep(next - time.now());
  }
  const figures = {
    began,
    lastBegun,
    arrivals: Float64Array.from(host.arrivals),
    refused: host.refused(),
    had: made.size,
    twice: [...made.values()].filter(({ length }) => length > 1).length,
    ends,
  };
  if (options.weigh === undefined) return figures;
  host.forget();
  made.clear();
  begun.clear();
  district.store.restore(new Map());
  const kept = options.weigh();
  await queue.idle(); // whoever is weighed is held until here
  return workers.length > 0 ? { ...figures, kept } : figures;
}

interface Worker extends Pick<JobParts, 'sync' | 'now'> {
  readonly inHand: () => number;
  run(task: CourseTask, parts: JobParts): Promise<void>;
}

interface WorkerOptions {
  readonly time: VirtualTime;
  /** Of its clock, from the true one. */
  readonly offset: number;
  readonly host: Host;
  readonly ask: Ask;
  readonly name: string;
  readonly random: () => number;
  readonly calls: number;
  /** It alone calls, and keeps the limits in its memory. */
  readonly alone: boolean;
  readonly had: (school: SchoolId, course: CourseId) => void;
}

function openWorker(
  { store }: District,
  { time, offset, host, ask, name, random, calls, alone, had }: WorkerOptions,
): Worker {
  const world: World = {
    now: () => time.now() + offset,
    sleep: time.sleep,
    random,
    timeLimit: () => NEVER.signal, // no answer of this host is late
    fetch: host.fetch,
  };
  const quota = alone ? createQuota(world.now) : createSharedQuota({ ...world, ask, process: name });
  const http = createHttp(world, quota);
  const now = () => instant(new Date(world.now()).toISOString());
  const sync: SyncParts = {
    store,
    async connect({ school: { id: school } }, { teacher: user }) {
      const { classroom: quotas } = quotasOf({ ...ROOTS, school, refreshToken: user, http });
      return replayedCourse({
        http,
        user,
        calls,
        terms: { kind: 'read', school, quotas, alone: null, onSend: () => undefined },
      });
    },
    disconnected: async () => undefined,
    keyedHash: (...said) => createHmac('sha256', 'bench').update(JSON.stringify(said)).digest('hex'),
    newId: randomUUID,
    noteFault: ({ error, at }) => {
      throw new Error(`${error}\n${at.join('\n')}`);
    },
    courses: AT_ONCE,
  };
  let inHand = 0;
  return {
    sync,
    now,
    inHand: () => inHand,
    async run(task, parts) {
      inHand += 1;
      const { courses } = (await jobs.course.read(task)?.(parts)) ?? { courses: [] };
      inHand -= 1;
      for (const { unfinished } of courses) if (!unfinished) had(task.school, task.course);
    },
  };
}

const NEVER = new AbortController();
const ROOTS = {
  clientId: 'client',
  clientSecret: 'client-secret',
  classroomRoot: 'https://classroom.example',
  formsRoot: 'https://forms.example',
  tokenUrl: 'https://signin.example/token',
  markerRoot: 'https://waymark.example/r/',
};
