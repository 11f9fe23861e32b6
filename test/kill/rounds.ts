import { once } from 'node:events';
import { randomFor, type Random } from '../../src/sandbox/shell/random.ts';
import type { StoreSettings } from '../../src/store/types.ts';
import { daysAfter, type Instant } from '../../src/time.ts';
import { start, type Child } from './child.ts';
import { courseId, LATER, NIGHT } from './class-of-three.ts';
import type { Kept, SandboxSays, ToSandbox, ToWorker, WorkerSays, Workplace } from './messages.ts';
import { judgeViews, type Faults } from './views.ts';

export interface KillOptions {
  readonly kills: number;
  readonly seed: string;
  readonly store: StoreSettings;
  /** Cuts the connections that hold course locks, as a failing network would; null: the store has no connections. */
  readonly cutLocks: (() => Promise<void>) | null;
  readonly onCourse?: (figures: KillFigures) => void;
}

export interface KillFigures extends Faults {
  kills: number;
  /** Kills after the first ledger commit of the course and before the last. */
  whileWriting: number;
  /** Processes stopped, overtaken by another and woken again. */
  lateWakers: number;
  courses: number;
  /** Acknowledged ledger commits. */
  acknowledged: number;
  /** Acknowledged, and not in the store after the kill. */
  readonly lost: string[];
  /** Whatever a run could not do although nothing was in its way. */
  readonly trouble: string[];
  /** Drafts of ours still there after the sweep. */
  strays: number;
}

type Worker = Child<WorkerSays, ToWorker>;
type Ended =
  | { readonly by: 'done'; readonly open: number; readonly trouble: readonly string[] }
  | { readonly by: 'refused'; readonly why: string }
  | { readonly by: 'death' };

const RANK: Readonly<Record<string, number>> = { NEW: 0, BOUND: 1, DONE: 2, HELD: 2, TOMBSTONE: 2, CANCELLED: 2 };
/** Ledger commits of one class: seven writes recorded, bound and done. */
const COMMITS = 21;
/** Processes loaded ahead of need: loading takes a second, the work of a class a fifth of that. */
const WARM = 2;
/** More schools than any machine needs: beyond, something is wrong with the blows. */
const SCHOOLS = 50;
const SECOND = 1 / 86_400; // of a day

/**
 * Kills processes that run the night and carry out the approved plan, at random moments, each class until it is done;
 * then looks at what every child reads. Stops some instead, lets another process overtake them, and wakes them again.
 * Some classes are done before the blow comes, more of them where the machine is busy: then another school is opened.
 */
export async function killRounds(options: KillOptions): Promise<KillFigures> {
  const figures: KillFigures = {
    kills: 0,
    whileWriting: 0,
    lateWakers: 0,
    courses: 0,
    acknowledged: 0,
    lost: [],
    trouble: [],
    strays: 0,
    twice: [],
    misdirected: [],
    missing: [],
  };
  const shared = { ...options, random: randomFor(options.seed, 'kill'), figures, warm: [], hired: [] };
  try {
    let first = 0;
    for (let schools = 0; figures.kills < options.kills; schools += 1) {
      if (schools === SCHOOLS)
        throw new Error(`${figures.kills} of ${options.kills} kills in ${first} classes: the blows come too late`);
      const classes = options.kills - figures.kills + 2;
      await oneSchool(shared, first, classes);
      first += classes;
    }
  } finally {
    await allDead(shared.hired);
  }
  return figures;
}

/** A school of its own, in the same store: its classes one after the other until there were kills enough or classes no more, then its sweep. */
async function oneSchool(
  shared: Omit<Parts, 'workplace' | 'normal' | 'clock'>,
  first: number,
  classes: number,
): Promise<void> {
  const { figures } = shared;
  const sandbox = start<SandboxSays, ToSandbox>('./sandbox-process.ts', [String(first), String(classes)]);
  try {
    const { served } = await heard(sandbox, 'served');
    const parts: Parts = {
      ...shared,
      workplace: { store: shared.store, served, key: 'ab'.repeat(32) },
      normal: 0,
      clock: NIGHT,
    };
    let worker = await runUndisturbed(parts, courseId(first));
    let n = first + 1;
    for (; n < first + classes && figures.kills < shared.kills; n += 1) {
      worker = await oneClass(parts, worker, courseId(n));
      judge(figures, courseId(n), await look(sandbox, { do: 'look', course: courseId(n) }));
      figures.courses += 1;
      shared.onCourse?.(figures);
    }
    parts.clock = LATER; // the sweep hour has passed
    for (const course of Array.from({ length: n - first - 1 }, (_, index) => courseId(first + 1 + index))) {
      await look(sandbox, { do: 'move', to: LATER, course });
      await finish(parts, worker, course, new Map());
      const seen = await look(sandbox, { do: 'look', course });
      judge(figures, course, seen);
      figures.strays += seen.drafts;
    }
    await allDead([worker]); // it has the store of the data folder, which is the next one's
  } finally {
    await allDead([sandbox]);
  }
}

async function allDead(processes: readonly Pick<Worker, 'signal' | 'ended'>[]): Promise<void> {
  for (const process of processes) process.signal('SIGKILL');
  await Promise.all(processes.map((process) => process.ended));
}

interface Parts extends KillOptions {
  readonly random: Random;
  readonly figures: KillFigures;
  readonly warm: Worker[];
  /** Every worker that was ever started. */
  readonly hired: Worker[];
  readonly workplace: Workplace;
  /** How long an undisturbed class takes, in milliseconds. */
  normal: number;
  /** The clock of the runs: a second later each time. */
  clock: Instant;
}

function judge(
  figures: KillFigures,
  course: string,
  seen: { readonly children: readonly (readonly string[])[] },
): void {
  const { twice, misdirected, missing } = judgeViews(course, seen.children);
  figures.twice.push(...twice);
  figures.misdirected.push(...misdirected);
  figures.missing.push(...missing);
}

/** The first class of a school, to know how long one takes. */
async function runUndisturbed(parts: Parts, course: string): Promise<Worker> {
  const worker = await hire(parts);
  await begin(parts, worker);
  const began = performance.now();
  await finish(parts, worker, course, new Map());
  parts.normal = performance.now() - began;
  return worker;
}

/** One class, killed up to three times on the way, or stopped and overtaken once. Returns a worker that lives. */
async function oneClass(parts: Parts, first: Worker, course: string): Promise<Worker> {
  const { random, figures } = parts;
  const acknowledged = new Map<string, Kept>();
  let worker = first;
  if (random() < 0.12) return overtaken(parts, worker, course, acknowledged);
  const kills = Math.min(1 + Math.floor(random() * 3), parts.kills - figures.kills);
  for (let kill = 0; kill < kills; kill += 1) {
    const dying = worker;
    const ended = await run(parts, worker, course, acknowledged, {
      moment: momentOf(parts),
      act: () => dying.signal('SIGKILL'),
    });
    if (ended.by !== 'death') continue; // it was faster
    figures.kills += 1;
    const held = [...acknowledged.values()].filter(({ state }) => state === 'DONE').length;
    if (acknowledged.size > 0 && held < acknowledged.size) figures.whileWriting += 1;
    worker = await hire(parts);
    if (random() < 0.15) {
      // and again while it opens the store
      worker.tell({ do: 'begin', workplace: parts.workplace, at: NIGHT });
      await pause(random() * 300);
      worker.signal('SIGKILL');
      await worker.ended;
      figures.kills += 1;
      worker = await hire(parts);
    }
    await begin(parts, worker);
  }
  return finish(parts, worker, course, acknowledged);
}

type Moment =
  | { readonly after: 'milliseconds'; readonly many: number }
  | { readonly after: 'commits'; readonly many: number; readonly more: number };

/** Half of the kills come at any time of the run, half just after some ledger commit was acknowledged. */
function momentOf({ random, normal }: Parts): Moment {
  if (random() < 0.5) return { after: 'milliseconds', many: random() * normal };
  return { after: 'commits', many: 1 + Math.floor(random() * (COMMITS - 1)), more: random() * 6 };
}

/** A worker is stopped, another does its work, the first wakes up late and goes on. */
async function overtaken(
  parts: Parts,
  sleeper: Worker,
  course: string,
  acknowledged: Map<string, Kept>,
): Promise<Worker> {
  const { figures, cutLocks } = parts;
  const other = await hire(parts);
  const asleep = new AbortController();
  const slept = run(parts, sleeper, course, acknowledged, {
    moment: momentOf(parts),
    act: () => {
      sleeper.signal('SIGSTOP');
      asleep.abort();
    },
  });
  await Promise.race([once(asleep.signal, 'abort'), slept]);
  if (cutLocks === null) {
    other.tell({ do: 'begin', workplace: parts.workplace, at: NIGHT });
    const refused = await heard(other, 'refused');
    if (!refused.why.includes('StoreBusy'))
      figures.trouble.push(`${course}: a second process was not refused: ${refused.why}`);
    parts.warm.push(other);
    sleeper.signal('SIGCONT');
    await slept;
    figures.lateWakers += 1;
    return finish(parts, sleeper, course, acknowledged);
  }
  await begin(parts, other);
  await cutLocks();
  const wakes = setTimeout(() => sleeper.signal('SIGCONT'), 2000); // it may sleep on rows the other needs
  await run(parts, other, course, acknowledged);
  clearTimeout(wakes);
  sleeper.signal('SIGCONT');
  await slept;
  sleeper.signal('SIGKILL');
  await sleeper.ended;
  figures.lateWakers += 1;
  return finish(parts, other, course, acknowledged);
}

/** A run that nothing disturbs, which must leave nothing undone. */
async function finish(parts: Parts, worker: Worker, course: string, acknowledged: Map<string, Kept>): Promise<Worker> {
  const last = await run(parts, worker, course, acknowledged);
  if (last.by !== 'done' || last.open > 0 || last.trouble.length > 0)
    parts.figures.trouble.push(`${course}: ${JSON.stringify(last)}`);
  return worker;
}

interface Attack {
  readonly moment: Moment;
  readonly act: () => void;
}

/** One run on a class until it ends or dies; what it is told of the store is held against what was acknowledged before. */
async function run(
  parts: Parts,
  worker: Worker,
  course: string,
  acknowledged: Map<string, Kept>,
  attack?: Attack,
): Promise<Ended> {
  const { figures } = parts;
  parts.clock = daysAfter(parts.clock, SECOND);
  let commits = 0;
  const timers: NodeJS.Timeout[] = [];
  const act = (): void => attack?.act();
  // Heard at once, so that the blow falls close to the moment.
  worker.listen((message) => {
    if (message.is !== 'kept' || attack?.moment.after !== 'commits') return;
    commits += 1;
    if (commits === attack.moment.many) timers.push(setTimeout(act, attack.moment.more));
  });
  worker.tell({ do: 'course', course, at: parts.clock });
  if (attack?.moment.after === 'milliseconds') timers.push(setTimeout(act, attack.moment.many));
  try {
    for (;;) {
      const message = await worker.next();
      if (message === null) return { by: 'death' };
      if (message.is === 'held') figures.lost.push(...lostOf(acknowledged, message.rows, course));
      if (message.is === 'kept') {
        figures.acknowledged += 1;
        const before = acknowledged.get(message.row.key);
        const later = before !== undefined && rank(before) > rank(message.row) ? before : message.row;
        acknowledged.set(message.row.key, { ...later, remoteId: message.row.remoteId ?? before?.remoteId ?? null });
      }
      if (message.is === 'done') return { by: 'done', open: message.open, trouble: message.trouble };
      if (message.is === 'refused') return { by: 'refused', why: message.why };
    }
  } finally {
    for (const timer of timers) clearTimeout(timer);
    worker.listen(null);
  }
}

function lostOf(acknowledged: ReadonlyMap<string, Kept>, rows: readonly Kept[], course: string): string[] {
  const held = new Map(rows.map((row) => [row.key, row]));
  return [...acknowledged.values()].flatMap((told) => {
    const row = held.get(told.key);
    const there =
      row !== undefined && rank(row) >= rank(told) && (told.remoteId === null || row.remoteId === told.remoteId);
    return there ? [] : [`${course} ${told.key}: told ${told.state}, holds ${row?.state ?? 'nothing'}`];
  });
}

function rank({ state }: Kept): number {
  return RANK[state] ?? -1;
}

/** A loaded process; others are started in its place, as far as there is need of them. */
async function hire({ warm, hired, kills, figures }: Parts): Promise<Worker> {
  const ahead = Math.max(0, Math.min(WARM, kills - figures.kills)); // there may have been one kill more than was wanted
  while (warm.length <= ahead) {
    const started = start<WorkerSays, ToWorker>('./worker.ts');
    warm.unshift(started);
    hired.push(started);
  }
  const worker = warm.pop();
  if (worker === undefined) throw new Error('there is no worker');
  return worker;
}

async function begin(parts: Parts, worker: Worker): Promise<void> {
  worker.tell({ do: 'begin', workplace: parts.workplace, at: NIGHT });
  await heard(worker, 'open');
}

async function look(
  sandbox: Child<SandboxSays, ToSandbox>,
  message: ToSandbox,
): Promise<Extract<SandboxSays, { is: 'seen' }>> {
  sandbox.tell(message);
  return heard(sandbox, 'seen');
}

/** Waits for one thing and passes over others. */
async function heard<Says extends { is: string }, Is extends Says['is']>(
  child: { next(): Promise<Says | null> },
  is: Is,
): Promise<Extract<Says, { is: Is }>> {
  for (;;) {
    const message = await child.next();
    if (message === null) throw new Error(`the process died before it said "${is}"`);
    if (message.is === is) return message as Extract<Says, { is: Is }>;
    if (message.is === 'refused') throw new Error(`instead of "${is}": ${JSON.stringify(message)}`);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
