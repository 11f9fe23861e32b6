import { createHmac } from 'node:crypto';
import { LmsError } from '../../src/lms/errors.ts';
import { pick, randomFor, type Random } from '../../src/sandbox/shell/random.ts';
import type { approvePlan } from '../../src/sync/acts/approve.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { Acts, type Orders, type Reported } from './acts.ts';
import { Chronicle } from './judge/chronicle.ts';
import { watchedPort } from './judge/eyes.ts';
import { drawFault } from './faults.ts';
import { Guards } from './guards.ts';
import { firstWork, giveTicket, somebodyDoesSomething } from './people.ts';
import type { Room } from './room.ts';
import type { Scenario } from './scenario.ts';
import { simStore } from './sim-store.ts';
import { stageOf, type WrongPort } from './stage.ts';
import { STEERS, steered, type Steer } from './steers.ts';
import { World, type Actor, type Policy } from './world.ts';

/** Ways to make the product wrong on purpose; nothing of it: the product as it is. */
export interface Wrong extends WrongPort {
  readonly parts?: (parts: SyncParts, attempt: number) => SyncParts;
  readonly approves?: typeof approvePlan;
}

export interface Played {
  readonly scenario: Scenario;
  readonly world: World;
  readonly rooms: readonly Room[];
  readonly store: MemoryJobStore;
  readonly chronicle: Chronicle;
  readonly guards: Guards;
  /** The store was set back at one step to what it held at an earlier one. */
  readonly setBack: { readonly kept: number; readonly at: number } | null;
  readonly orders: Orders;
  /** Points met before the quiet days. */
  readonly noisyPoints: number;
  /** Rows that wait for a person at the end. */
  readonly held: number;
  readonly reports: readonly Reported[];
  /** The steps at which a quiet day was over. */
  readonly rests: readonly number[];
}

const DAYS = [
  '2026-09-10',
  '2026-09-11',
  '2026-09-14',
  '2026-09-15',
  '2026-09-16',
  '2026-09-17',
  '2026-09-18',
] as const;
/** What people order in one play at most. */
const MOST_ACTS = 8;

/** Plays a scenario to its quiet end. Everything follows from the scenario (and the policy), so that it can be told again. */
export async function play(
  scenario: Scenario,
  options: { readonly policy?: Policy; readonly telling?: boolean; readonly wrong?: Wrong } = {},
): Promise<Played> {
  const { seed, review, wrong } = { ...scenario, wrong: options.wrong ?? {} };
  const steer: Steer | null = scenario.steer === null ? null : STEERS[scenario.steer];
  const random = randomFor(seed, 'world');
  const people = randomFor(seed, 'people');
  const hands = randomFor(seed, 'hands');
  const asks = randomFor(seed, 'asks');
  const world = new World({
    at: instant('2026-09-10T06:00:00Z'),
    random,
    policy: options.policy ?? seeded(scenario, steer),
    telling: options.telling ?? false,
  });
  const { classes, files, open, begin, overnight } = stageOf(scenario.host, scenario.places, world, wrong);
  const [chronicle, guards, store] = [new Chronicle(), new Guards(), memoryJobStore()];
  const rooms = classes.map(({ place, host }): Room => {
    const common = files.get(place.school)?.[review];
    if (common === undefined) throw new Error(`no file for ${place.school}`);
    const file = { ...common, writesADay: steer?.writesADay };
    return {
      place,
      host,
      file,
      name: classes.length === 1 ? '' : `${place.school} ${place.course}: `,
      book: chronicle.book(place.school, place.course),
      handedIn: [],
      moved: [],
    };
  });
  for (const { file } of rooms) {
    await store.school(file.school.id, async (records) => {
      await records.saveSchoolFile(file, world.now());
    });
  }
  for (const room of rooms) firstWork(room, randomFor(seed, 'class', room.name));
  begin();

  let ids = 0;
  let attempts = 0;
  const partsOf = (actor: Actor): SyncParts => {
    const parts: SyncParts = {
      store: simStore(world, store, { chronicle, guards }, actor),
      connect: async (file) => {
        if (world.revoked)
          throw new LmsError('denied', 'no working credential', { todo: 'Connect again.', scope: 'credential' });
        return watchedPort(open(actor, file.school.id), { world, actor, guards });
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
  const acts = new Acts({ world, store, guards, partsOf, approves: wrong.approves });

  const noisy = DAYS.slice(0, scenario.noisyDays);
  let ordered = 0;
  world.onStep = () => {
    if (people() < scenario.deeds) somebodyDoesSomething(pick(people, rooms), people, world, null);
    if (steer?.deeds !== undefined && people() < steer.deeds.chance)
      somebodyDoesSomething(pick(people, rooms), people, world, steer.deeds.of);
    if (ordered >= MOST_ACTS) return;
    const of =
      steer?.acts !== undefined && people() < steer.acts.chance
        ? steer.acts.of
        : people() < scenario.acts
          ? USUAL_ACTS
          : null;
    if (of === null) return;
    ordered += 1;
    acts.one(pick(people, rooms), of, people);
  };
  const setBackOn = scenario.steer === 'restores' ? Math.min(1, noisy.length - 1) : noisy.length - 1;
  let setBack: Played['setBack'] = null;
  let kept = { step: 0, rows: store.snapshot() };
  for (const [n, day] of noisy.entries()) {
    world.moveTo(`${day}T06:30:00Z`);
    if (review === 'teacher' && steer?.lateApproval === true && n > 0 && random() < 0.7) {
      for (const room of rooms) acts.approve(room, `${day} late`);
      await world.run();
    }
    world.moveTo(`${day}T07:00:00Z`);
    overnight();
    for (const room of rooms) giveTicket(room, randomFor(seed, 'ticket', n, room.name), n === 2 ? 2 : n === 3 ? 3 : -1);
    await noisyNight(day, { world, acts, rooms, random, doubles: scenario.doubles });
    if (steer?.hand === true || hands() < 0.15) await handMoves(day, { world, acts, rooms, random: hands });
    if (review === 'teacher' && (steer?.lateApproval !== true || random() < 0.4))
      await approvals(day, { world, acts, rooms, random });
    if (steer?.anew === true) await undoneAndAnew({ world, acts, rooms, random: asks });
    const restores = (): void => {
      setBack = { kept: kept.step, at: world.step };
      restore(world, store, kept.rows, chronicle);
      const { of, times } = steer?.afterSetBack ?? { of: [], times: 0 };
      for (let done = 0; done < times; done += 1) somebodyDoesSomething(pick(people, rooms), people, world, of);
    };
    if (scenario.setBack && n === setBackOn && steer?.setBack === true) restores();
    if (steer?.afternoons === true) {
      world.moveTo(`${day}T14:00:00Z`);
      for (const room of rooms) acts.night(room, `${day} afternoon`);
      await world.run();
      if (review === 'teacher') await approvals(`${day} afternoon`, { world, acts, rooms, random });
    }
    if (scenario.setBack && n === setBackOn && steer?.setBack !== true) restores();
    else if (setBack === null && random() < 0.5) kept = { step: world.step, rows: store.snapshot() };
  }

  const noisyPoints = world.points;
  acts.quiet = true;
  world.onStep = () => {};
  world.policy = () => null;
  world.revoked = false;
  world.tell(() => 'from now on nothing goes wrong');
  world.wakeAll();
  const rests: number[] = [];
  for (const [n, day] of DAYS.slice(noisy.length, noisy.length + scenario.quietDays).entries()) {
    if (n < 2) await resumed(world, acts, rooms);
    world.moveTo(`${day}T07:00:00Z`);
    overnight();
    for (const room of rooms) acts.night(room, day);
    await world.run();
    if (review === 'teacher') {
      for (const room of rooms) acts.approve(room, day);
      await world.run();
    }
    if (n === 0) await decided(world, acts, rooms);
    rests.push(world.step);
  }
  world.pass(5400); // strays are swept after an hour
  for (const room of rooms) acts.night(room, 'repeated', true);
  await world.run();
  const held = [...store.snapshot().values()]
    .flatMap(({ ledger }) => [...ledger.values()])
    .filter((row) => row.state === 'HELD').length;
  return {
    scenario,
    world,
    rooms,
    store,
    chronicle,
    guards,
    setBack,
    orders: acts.orders,
    noisyPoints,
    held,
    reports: acts.reports,
    rests,
  };
}

const USUAL_ACTS = ['pause', 'pause-school', 'resume', 'resume', 'undo', 'held', 'approve', 'night'] as const;

function seeded(scenario: Scenario, steer: Steer | null): Policy {
  const faults = randomFor(scenario.seed, 'faults');
  const onWire = typeof scenario.host === 'string';
  return (point) =>
    steered(steer, point, faults) ??
    (faults() < scenario.faults ? drawFault(faults, point.kind, { only: scenario.only, onWire }) : null);
}

const hashed = new Map<string, string>();

/** The same few thousand intents come again with every seed. */
function keyedHash(...parts: readonly string[]): string {
  const said = JSON.stringify(parts);
  const known = hashed.get(said) ?? createHmac('sha256', 'sim').update(said).digest('hex');
  hashed.set(said, known);
  return known;
}

interface Going {
  readonly world: World;
  readonly acts: Acts;
  readonly rooms: readonly Room[];
  readonly random: Random;
}

/** A night as the cloud delivers it: twice at once, late, again after a death, again while the first is stopped. */
async function noisyNight(
  day: string,
  { world, acts, rooms, random, doubles }: Going & { readonly doubles: number },
): Promise<void> {
  const started = rooms.map((room) => ({ room, actor: acts.night(room, day) }));
  for (const room of rooms) if (random() < doubles) started.push({ room, actor: acts.night(room, `${day} doubled`) });
  await world.run();
  for (let n = 2; n < 5; n += 1) {
    const again = rooms.filter(
      (room) => started.some((each) => each.room === room && !each.actor.done) || random() < doubles / 2,
    );
    if (again.length === 0) return;
    world.pass(random() < 0.5 ? 300 : 4000);
    started.splice(
      0,
      started.length,
      ...again.map((room) => ({ room, actor: acts.night(room, `${day} delivery ${n}`) })),
    );
    await world.run();
  }
}

const STROKES = [
  'strike',
  'strike',
  'strike-one',
  'take-back',
  'take-back',
  'edit-note',
  'edit-note',
  'seminar-held',
  'choose',
  'choose',
] as const;

/** Between a night and its approval students choose, and teachers strike, edit and answer: one after the other, two at once, a run in between. */
async function handMoves(day: string, { world, acts, rooms, random }: Going): Promise<void> {
  world.moveTo(`${day}T11:00:00Z`);
  for (let n = Math.floor(random() * 5); n >= 0; n -= 1) {
    for (const room of rooms) {
      for (let at = random() < 0.3 ? 2 : 1; at > 0; at -= 1) acts.one(room, STROKES, random);
      if (random() < 0.1) acts.night(room, `${day} between`);
      if (random() < 0.15) acts.approveExcept(room, day, random);
    }
    await world.run();
    world.pass(120);
  }
}

/** After lunch a run is undone, its day is asked for anew, from the page or by a run by hand, and what waits is approved: most of it, most days. */
async function undoneAndAnew({ world, acts, rooms, random }: Going): Promise<void> {
  for (const what of ['undo', 'ask', 'approve'] as const) {
    for (const room of rooms) {
      if (random() < 0.25) continue;
      if (what === 'undo') acts.one(room, ['undo'], random);
      else if (what === 'ask') acts.one(room, ['anew', 'by-hand'], random);
      else acts.approve(room, 'anew');
      if (random() < 0.2) acts.one(room, ['anew', 'by-hand', 'undo', 'night', 'strike'], random);
    }
    await world.run();
    world.pass(120);
  }
}

async function approvals(day: string, { world, acts, rooms, random }: Going): Promise<void> {
  world.moveTo(`${world.now().slice(0, 10)}T12:30:00Z`);
  for (const room of rooms) {
    if (random() < 0.8) acts.approve(room, day);
    if (random() < 0.3) acts.approve(room, `${day} second`);
  }
  await world.run();
  if (random() >= 0.3) return;
  for (const room of rooms) acts.approve(room, `${day} third`);
  await world.run();
}

/** Who was stopped goes on, and an administrator ends every pause. */
async function resumed(world: World, acts: Acts, rooms: readonly Room[]): Promise<void> {
  await world.run();
  for (const room of rooms) acts.resume(room);
  await world.run();
}

/** A teacher decides on what is held, one after the other. */
async function decided(world: World, acts: Acts, rooms: readonly Room[]): Promise<void> {
  world.pass(14_400);
  for (const room of rooms) {
    for (let n = 0; n < 5 && acts.decide(room) !== null; n += 1) await world.run();
  }
}

/** The store is set back to what it held before; whoever still ran is gone with it. */
function restore(
  world: World,
  store: MemoryJobStore,
  kept: ReturnType<MemoryJobStore['snapshot']>,
  chronicle: Chronicle,
): void {
  world.tell(() => 'the store is set back to an earlier snapshot');
  for (const actor of world.actors) if (!actor.done && actor.alive) void world.kill(actor);
  store.restore(kept);
  for (const [school, { pauses }] of kept) chronicle.pausesNow(school, pauses, world.step);
}
