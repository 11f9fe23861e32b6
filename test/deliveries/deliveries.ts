import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { CourseId, SchoolId } from '../../src/ids.ts';
import { randomFor, type Random } from '../../src/sandbox/shell/random.ts';
import { migrate, openStore } from '../../src/store/index.ts';
import { loadLedger } from '../../src/store/ledger.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { dateIn, dayInWords, daysAfter, type Instant } from '../../src/time.ts';
import { processFile } from '../builders/served/process-file.ts';
import { startMigrated, startServer } from '../builders/served/server.ts';
import { FIRST, place, schoolFiles } from './classes.ts';
import { groupBy } from './group-by.ts';
import type { Older } from './older.ts';
import type { Published } from './truth.ts';

export interface Delivery {
  readonly school: SchoolId;
  readonly course: CourseId;
  /** The worker's clock when the task reaches it. */
  readonly at: Instant;
}
export interface Delivered extends Delivery {
  readonly status: number;
}

export interface DeliveryFigures {
  readonly tasks: number;
  /** Handler calls: doubled tasks, and those that were asked to come again, included. */
  readonly deliveries: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly published: number;
  /** Wrong, each as a line: published twice, for the wrong children, not published, a row that is not done. */
  readonly faults: readonly string[];
  readonly drafts: number;
  readonly seconds: number;
  /** Tasks that each version answered with 200 while both were at work; absent: there was one version. */
  readonly sideBySide?: { readonly older: number; readonly newer: number };
}

const WORKERS = 4;
const ZONE = 'America/Chicago';

/**
 * Delivers the course jobs of many mornings to four processes over one PostgreSQL server: shuffled, some a day late, a
 * fifth of them twice (at the same moment, or hours later), until each was answered with 200; then counts what every
 * child was ever shown.
 */
export async function deliver({
  n,
  seed,
  older,
  onDay,
}: {
  readonly n: number;
  readonly seed: string;
  /** What works at first; in the middle of a morning the store is migrated, and one worker after another is replaced. */
  readonly older?: Older;
  readonly onDay?: (day: number, days: number) => void;
}): Promise<DeliveryFigures> {
  const began = performance.now();
  const days = n < 2000 ? 6 : 20;
  const courses = Math.ceil(n / days);
  const server = await (older === undefined ? startMigrated() : startServer());
  const settings = { databaseUrl: server.url(), dataDir: '' };
  if (older === undefined) await prepare(settings, courses);
  else older.prepare(settings.databaseUrl, courses);
  const truth = forked('./truth-process.ts', [seed]);
  const [{ port }] = (await once(truth, 'message')) as [{ port: number }];
  const args = [settings.databaseUrl, String(port)];
  const newer = (): Promise<Slot> => ready(forked('./worker.ts', args), 'newer');
  const slots = await Promise.all(
    Array.from({ length: WORKERS }, () => (older === undefined ? newer() : ready(older.worker(args), 'older'))),
  );
  let store: Store | null = null;
  try {
    const handled: Handled[] = [];
    for (const [day, morning] of mornings(courses, days, randomFor(seed, 'queue')).entries()) {
      onDay?.(day, days);
      const rolls = older !== undefined && day === Math.floor(days / 2);
      const roll = rolls ? () => replaceOneByOne(settings, slots, newer) : undefined;
      handled.push(...(await oneMorning(slots, morning, roll)));
    }
    store = await openStore(settings);
    truth.send('tell');
    const [{ published, drafts }] = (await once(truth, 'message')) as [{ published: Published[]; drafts: number }];
    return {
      tasks: courses * days,
      deliveries: handled.length,
      statuses: countBy(handled.map(({ status }) => status)),
      published: published.length,
      drafts,
      faults: [...faultsIn(published, handled), ...(await openRows(store, courses))],
      seconds: (performance.now() - began) / 1000,
      ...(older === undefined ? {} : { sideBySide: sideBySide(handled) }),
    };
  } finally {
    const children = [...slots.map(({ worker }) => worker), truth];
    for (const child of children) child.disconnect();
    await Promise.all(children.map((child) => once(child, 'exit')));
    await store?.close();
    await server.stop();
  }
}

/** Of a store that is migrated already. */
async function prepare(settings: Parameters<typeof openStore>[0], courses: number): Promise<void> {
  const store = await openStore(settings);
  for (const file of schoolFiles(courses)) await store.school(file.school.id, (db) => saveSchoolFile(db, file, FIRST));
  await store.close();
}

/** A place for a worker, and who has it now. */
interface Slot {
  worker: ChildProcess;
  version: 'older' | 'newer';
  busy: boolean;
}
type Handled = Delivered & { readonly version: Slot['version']; readonly mixed: boolean };

async function ready(worker: ChildProcess, version: Slot['version']): Promise<Slot> {
  await once(worker, 'message');
  return { worker, version, busy: false };
}

/** As a deployment does: the schema first, while all of the older ones work on; then half of the workers. The rest follow when the morning is over. */
async function replaceOneByOne(
  settings: Parameters<typeof migrate>[0],
  slots: readonly Slot[],
  newer: () => Promise<Slot>,
): Promise<() => Promise<void>> {
  await migrate(settings);
  const replace = async (each: readonly Slot[]): Promise<void> => {
    for (const slot of each) {
      const { worker, version } = await newer();
      if (!slot.busy) slot.worker.disconnect(); // whoever is busy ends its task first
      Object.assign(slot, { worker, version });
    }
  };
  await replace(slots.slice(0, slots.length / 2));
  return () => replace(slots.slice(slots.length / 2));
}

function sideBySide(handled: readonly Handled[]): { older: number; newer: number } {
  const mixed = handled.filter(({ status, mixed }) => status === 200 && mixed);
  return {
    older: mixed.filter(({ version }) => version === 'older').length,
    newer: mixed.filter(({ version }) => version === 'newer').length,
  };
}

/** The deliveries of each morning, in the order in which the queue lets them go. */
function mornings(courses: number, days: number, random: Random): Delivery[][] {
  const all: { readonly day: number; readonly n: number; readonly minute: number }[] = [];
  for (let day = 0; day < days; day += 1) {
    for (let n = 0; n < courses; n += 1) {
      const late = random() < 0.05 && day + 1 < days;
      const first = { day: late ? day + 1 : day, n, minute: random() * 240 };
      all.push(first);
      if (random() >= 0.2) continue;
      if (random() < 0.5) all.push(first); // at the same moment, to another worker
      else all.push({ ...first, minute: first.minute + random() * 120 });
    }
  }
  return Array.from({ length: days }, (_, day) =>
    all
      .filter((each) => each.day === day)
      .toSorted((a, b) => a.minute - b.minute)
      .map(({ n, minute }) => ({ ...place(n), at: daysAfter(FIRST, day + minute / 1440) })),
  );
}

/**
 * Hands a morning's tasks to whoever is free; what is not answered with 200 comes again a minute later.
 * @param roll called when a third of them are handed out; what it gives back is done when all are
 */
async function oneMorning(
  slots: readonly Slot[],
  morning: readonly Delivery[],
  roll?: () => Promise<() => Promise<void>>,
): Promise<Handled[]> {
  const queue = [...morning];
  const handled: Handled[] = [];
  let rolling: Promise<() => Promise<void>> | undefined;
  await Promise.all(
    slots.map(async (slot) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (queue.length * 3 < morning.length * 2) rolling ??= roll?.();
        // the last third waits for them: both versions are at work then
        if (queue.length * 3 < morning.length) await rolling;
        const { worker, version } = slot;
        slot.busy = true;
        const mixed = slots.some((each) => each.version !== version);
        worker.send(next);
        const [delivered] = (await once(worker, 'message')) as [Delivered];
        handled.push({ ...delivered, version, mixed });
        slot.busy = false;
        if (worker !== slot.worker) worker.disconnect(); // it was replaced meanwhile
        if (delivered.status !== 200) queue.push({ ...next, at: daysAfter(next.at, 1 / 1440) });
      }
    }),
  );
  await (
    await rolling
  )?.();
  return handled;
}

/** Each child was shown each message once, the day's plan on exactly the days that were worked on, and nobody else's. */
function faultsIn(published: readonly Published[], handled: readonly Delivered[]): string[] {
  const faults: string[] = [];
  for (const [marker, posts] of groupBy(published, (post) => post.marker)) {
    if (posts.length > 1)
      faults.push(`${marker} was published ${posts.length} times: ${posts[0]?.title ?? posts[0]?.text}`);
  }
  const shown = new Map<string, number>();
  for (const { course, title, text, assignees } of published) {
    if (assignees === 'all' || assignees.some((learner) => !learner.startsWith(`${course}-`)))
      faults.push(`${course}: "${title ?? text}" is for others too`);
    if (title === null && assignees.length !== 1) faults.push(`${course}: a note went to ${assignees.length}`);
    for (const learner of assignees === 'all' ? [] : assignees) {
      const what = `${learner}: ${title ?? `Note: ${text}`}`;
      shown.set(what, (shown.get(what) ?? 0) + 1);
    }
  }
  for (const [what, times] of shown) if (times > 1) faults.push(`${what}: shown ${times} times`);
  const worked = new Set(
    handled
      .filter(({ status }) => status === 200)
      .flatMap(({ course, at }) =>
        ['needs', 'has'].map((name) => `${course}-${name}: Plan for ${dayInWords(ZONE, at, 'en')}`),
      ),
  );
  for (const plan of worked) if (!shown.has(plan)) faults.push(`${plan}: never shown`);
  for (const course of new Set(handled.map((each) => each.course))) {
    for (const [learner, part] of [
      ['between', 'Practice: '],
      ['needs', 'Note: '],
      ['has', 'Note: '],
    ] as const) {
      if (![...shown.keys()].some((what) => what.startsWith(`${course}-${learner}: ${part}`)))
        faults.push(`${course}-${learner}: no "${part}"`);
    }
  }
  return faults;
}

async function openRows(store: Store, courses: number): Promise<string[]> {
  const open: string[] = [];
  for (let n = 0; n < courses; n += 1) {
    const { school, course } = place(n);
    const rows = await store.school(school, (db) => loadLedger(db, course));
    open.push(
      ...rows
        .filter(({ state }) => state === 'NEW' || state === 'BOUND')
        .map(({ write, state, changedAt }) => `${course}: ${write.kind} of ${dateIn(ZONE, changedAt)} is ${state}`),
    );
  }
  return open;
}

function countBy(values: readonly number[]): Record<number, number> {
  return Object.fromEntries([...groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]));
}

function forked(file: string, args: readonly string[]): ChildProcess {
  return fork(processFile(new URL(file, import.meta.url)), args, {
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}
