import { createHmac } from 'node:crypto';
import { randomFor, type Random } from '../../src/sandbox/random.ts';
import { approvePlan } from '../../src/sync/approve.ts';
import { runCourseJob } from '../../src/sync/course-job.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import type { NightReport } from '../../src/sync/night.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { SchoolFile } from '../../src/school/file.ts';
import { instant } from '../../src/time.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory-job-store.ts';
import { drawFault, type Fault } from './faults.ts';
import { firstWork, giveTicket, somebodyDoesSomething } from './people.ts';
import { COURSE, SCHOOL } from './school.ts';
import { simStore, type Decided } from './sim-store.ts';
import { stageOf, type AdapterId, type StageId, type WrongPort } from './stage.ts';
import type { Watched } from './watched.ts';
import { World, type Actor, type Policy } from './world.ts';

/** What a seed decides before anything happens. */
export interface Scenario {
  readonly seed: string;
  readonly review: 'auto' | 'teacher';
  readonly host: StageId;
  /** Chance of a fault at a point, and of somebody doing something before a step. */
  readonly faults: number;
  /** The only faults there are; null: all. */
  readonly only: readonly Fault[] | null;
  readonly deeds: number;
  readonly noisyDays: number;
  readonly quietDays: number;
  /** Chance that a night's task is delivered twice at once. */
  readonly doubles: number;
  readonly setBack: boolean;
}

/** Ways to make the product wrong on purpose; nothing of it: the product as it is. */
export interface Wrong extends WrongPort {
  readonly parts?: (parts: SyncParts, attempt: number) => SyncParts;
}

export interface Played {
  readonly scenario: Scenario;
  readonly world: World;
  readonly host: Watched;
  readonly file: SchoolFile;
  readonly store: MemoryJobStore;
  readonly decided: Decided;
  /** Points met before the quiet days. */
  readonly noisyPoints: number;
  /** Rows that wait for a person at the end. */
  readonly held: number;
  readonly reports: readonly { readonly actor: string; readonly report: NightReport; readonly quiet: boolean; readonly again: boolean }[];
}

const DAYS = ['2026-09-10', '2026-09-11', '2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'] as const;

/** What a create that is sent again does not survive. */
const LOST_ANSWERS: readonly Fault[] = ['unanswered', 'error-after', 'late', 'store-unanswered'];
/** What a lock without fencing does not survive. */
const LATE_WAKERS: readonly Fault[] = ['asleep-without-lock', 'asleep', 'lost', 'crash-before'];

/** @param adapter which real one, in place of the hosts in memory */
export function scenarioOf(seed: string, adapter: AdapterId | null = null): Scenario {
  const random = randomFor(seed, 'scenario');
  const review = random() < 0.7 ? 'auto' : 'teacher';
  const inMemory = random() < 0.6 ? 0 : 1;
  return {
    seed, review,
    host: adapter ?? inMemory,
    faults: [0, 0.01, 0.03, 0.06, 0.12][Math.floor(random() * 5)] ?? 0,
    only: [LATE_WAKERS, LOST_ANSWERS, null, null, null, null][Math.floor(random() * 6)] ?? null,
    deeds: [0, 0, 0.01, 0.03][Math.floor(random() * 4)] ?? 0,
    noisyDays: 2 + Math.floor(random() * 3),
    quietDays: 3,
    doubles: 0.25,
    setBack: random() < 0.1,
  };
}

/** Plays a scenario to its quiet end. Everything follows from the scenario (and the policy), so that it can be told again. */
export async function play(scenario: Scenario, options: { readonly policy?: Policy; readonly telling?: boolean; readonly wrong?: Wrong } = {}): Promise<Played> {
  const { seed, review, wrong } = { ...scenario, wrong: options.wrong ?? {} };
  const random = randomFor(seed, 'world');
  const faults = randomFor(seed, 'faults');
  const people = randomFor(seed, 'people');
  const seeded: Policy = ({ kind }) => (faults() < scenario.faults ? drawFault(faults, kind, { only: scenario.only, onWire: typeof scenario.host === 'string' }) : null);
  const world = new World({ at: instant('2026-09-10T06:00:00Z'), random, policy: options.policy ?? seeded, telling: options.telling ?? false });
  const { host, files, open, begin, overnight } = stageOf(scenario.host, world, wrong);
  const file = files[review];
  const store = memoryJobStore();
  const decided: Decided = new Map();
  const reports: Played['reports'][number][] = [];
  let ids = 0;
  let attempts = 0;
  let quiet = false;
  await store.school(SCHOOL, (records) => records.saveSchoolFile(file, world.now()));
  firstWork(host, randomFor(seed, 'class'));
  begin();

  const partsOf = (actor: Actor): SyncParts => {
    const parts: SyncParts = {
      store: simStore(world, store, decided, actor),
      connect: async () => {
        if (world.revoked) throw new LmsError('denied', 'no working credential', { todo: 'Connect again.', scope: 'credential' });
        const lms = open(actor);
        return wrong.lms?.(lms, host) ?? lms;
      },
      disconnected: async () => {},
      keyedHash,
      newId: () => `id-${(ids += 1)}`,
      noteFault: ({ error, at }) => {
        throw new Error(`${error}\n${at.join('\n')}`);
      },
      courses: 1,
    };
    return wrong.parts?.(parts, (attempts += 1)) ?? parts;
  };

  const night = (label: string, repeated = false): Actor => world.spawn(`${label} night`, async (actor) => {
    const report = await runCourseJob(partsOf(actor), { school: SCHOOL, course: COURSE }, () => world.now());
    reports.push({ actor: actor.label, report, quiet, again: repeated });
  });
  const approve = (label: string): Actor => world.spawn(`${label} approval`, async (actor) => {
    const approved = await approvePlan(partsOf(actor), { school: SCHOOL, course: COURSE }, world.now());
    if (approved.ok) reports.push({ actor: actor.label, report: approved.report, quiet, again: false });
  });

  const noisy = DAYS.slice(0, scenario.noisyDays);
  world.onStep = () => {
    if (people() < scenario.deeds) somebodyDoesSomething(host, people, world);
  };
  let kept = store.snapshot();
  for (const [n, day] of noisy.entries()) {
    world.moveTo(`${day}T07:00:00Z`);
    overnight();
    giveTicket(host, randomFor(seed, 'ticket', n), n === 2 ? 2 : n === 3 ? 3 : -1);
    await noisyNight(day, { world, night, random, doubles: scenario.doubles });
    if (review === 'teacher') {
      world.moveTo(`${day}T12:30:00Z`);
      if (random() < 0.8) approve(day);
      if (random() < 0.3) approve(`${day} second`);
      await world.run();
      if (random() < 0.3) {
        approve(`${day} third`);
        await world.run();
      }
    }
    if (scenario.setBack && n === noisy.length - 1) setBack(world, store, kept);
    else if (random() < 0.5) kept = store.snapshot();
  }

  const noisyPoints = world.points;
  quiet = true;
  world.onStep = () => {};
  world.policy = () => null;
  world.revoked = false;
  world.tell(() => 'from now on nothing goes wrong');
  world.wakeAll();
  for (const day of DAYS.slice(noisy.length, noisy.length + scenario.quietDays)) {
    world.moveTo(`${day}T07:00:00Z`);
    overnight();
    night(day);
    await world.run();
    if (review === 'teacher') {
      approve(day);
      await world.run();
    }
  }
  world.pass(5400); // strays are swept after an hour
  night('repeated', true);
  await world.run();
  const held = [...store.snapshot().get(SCHOOL)?.ledger.values() ?? []].filter((row) => row.state === 'HELD').length;
  return { scenario, world, host, file, store, decided, reports, noisyPoints, held };
}

const hashed = new Map<string, string>();

/** The same few thousand intents come again with every seed. */
function keyedHash(...parts: readonly string[]): string {
  const said = JSON.stringify(parts);
  const known = hashed.get(said) ?? createHmac('sha256', 'sim').update(said).digest('hex');
  hashed.set(said, known);
  return known;
}

/** A night as the cloud delivers it: twice at once, late, again after a death, again while the first is stopped. */
async function noisyNight(
  day: string, { world, night, random, doubles }: { world: World; night: (label: string) => Actor; random: Random; doubles: number },
): Promise<void> {
  const started = [night(day)];
  if (random() < doubles) started.push(night(`${day} doubled`));
  await world.run();
  for (let n = 2; n < 5 && (started.some((actor) => !actor.done) || random() < doubles / 2); n += 1) {
    world.pass(random() < 0.5 ? 300 : 4000);
    started.splice(0, started.length, night(`${day} delivery ${n}`));
    await world.run();
  }
}

/** The store is set back to what it held before; whoever still ran is gone with it. */
function setBack(world: World, store: MemoryJobStore, kept: ReturnType<MemoryJobStore['snapshot']>): void {
  world.tell(() => 'the store is set back to an earlier snapshot');
  for (const actor of world.actors) if (!actor.done && actor.alive) void world.kill(actor);
  store.restore(kept);
}
