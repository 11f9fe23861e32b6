import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createHttp } from '../../../src/http/index.ts';
import { CourseId } from '../../../src/ids.ts';
import { createProbes } from '../../../src/lms/schoology/probes.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { openSandbox, type OpenSandbox, type SandboxSchool } from '../../../src/sandbox/google/index.ts';
import {
  openSchoologySandbox,
  type OpenSchoologySandbox,
  type SchoologySchool,
  type Unsettled,
} from '../../../src/sandbox/schoology/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { approvePlan, type Approved } from '../../../src/sync/acts/approve.ts';
import { runNight, type NightOptions } from '../../../src/sync/night/night.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import type { CourseResult } from '../../../src/sync/night/sync-course.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { httpWorld } from '../lms/http-world.ts';
import { fetchInto } from '../lms/in-process.ts';
import { googleInside, schoologyInside } from '../lms/inside.ts';
import { memoryJobStore, type MemoryJobStore } from './memory-job-store.ts';

/** A school at night without an engine and without a socket: the real adapter, the strict stand-in, everything in this process. */
export interface MemoryNights<Box> {
  readonly box: Box;
  readonly store: MemoryJobStore;
  readonly file: SchoolFile;
  readonly parts: SyncParts;
  /** Moves the clock of the stand-in and of the runs that follow. */
  readonly moveTo: (at: string) => void;
  sync(options?: Partial<NightOptions>): Promise<CourseResult>;
  approve(): Promise<Approved>;
}

/** What stands between the adapter and the stand-in; absent: nothing. */
export type Between = (inside: typeof fetch) => typeof fetch;

const KEY = 'memory nights';

export async function googleMemoryNights(
  school: SandboxSchool,
  at: string,
  between: Between = (inside) => inside,
  hintsTopic?: string,
): Promise<MemoryNights<OpenSandbox>> {
  const clock = clockAt(at);
  const box = openSandbox({ today: clock.now, school });
  const http = quickHttp(clock, between(fetchInto(box.answers)));
  return nightsOver(box, clock, (name) => googleInside(box, name, http, hintsTopic));
}

export async function schoologyMemoryNights(
  school: SchoologySchool,
  at: string,
  between: Between = (inside) => inside,
  unsettled: Partial<Unsettled> = {},
): Promise<MemoryNights<OpenSchoologySandbox>> {
  const clock = clockAt(at);
  const box = openSchoologySandbox({ today: clock.now, school, allowance: null, unsettled });
  const rest = {
    http: quickHttp(clock, between(fetchInto(box.answers))),
    now: () => Date.parse(clock.now()),
    nonce: () => randomBytes(16).toString('hex'),
    probes: createProbes(),
  };
  return nightsOver(box, clock, (name) => schoologyInside(box, name, rest));
}

interface Clock {
  readonly now: () => Instant;
  readonly moveTo: (at: string) => void;
}

function clockAt(at: string): Clock {
  let now = instant(at);
  return {
    now: () => now,
    moveTo: (to) => {
      now = instant(to);
    },
  };
}

/** No wait takes time. */
function quickHttp({ now }: Clock, through: typeof fetch): ReturnType<typeof createHttp> {
  return createHttp({
    ...httpWorld({ start: Date.parse(now()) }),
    timeLimit: () => new AbortController().signal,
    fetch: through,
  });
}

async function nightsOver<Box extends { readonly schoolFile: unknown }>(
  box: Box,
  clock: Clock,
  open: (school: string) => Lms,
): Promise<MemoryNights<Box>> {
  const store = memoryJobStore();
  const file = SchoolFile.parse(box.schoolFile);
  const { id: school } = file.school;
  const course = CourseId.parse(file.courses[0]?.id);
  await store.school(school, (records) => records.saveSchoolFile(file, clock.now()));
  const parts: SyncParts = {
    store,
    connect: async () => open(school),
    disconnected: async () => {},
    keyedHash: (...said) => createHmac('sha256', KEY).update(JSON.stringify(said)).digest('hex'),
    newId: randomUUID,
    noteFault: ({ error, at }) => {
      throw new Error(`${error}\n${at.join('\n')}`);
    },
    courses: 1,
  };
  return {
    box,
    store,
    file,
    parts,
    moveTo: clock.moveTo,
    async sync(more = {}) {
      const [report] = (
        await runNight(parts, { course, school }, { at: clock.now(), dryRun: false, acceptRoster: false, ...more })
      ).courses;
      if (report === undefined) throw new Error('the course was not selected');
      return report;
    },
    approve: () => approvePlan(parts, { course, school }, clock.now()),
  };
}
