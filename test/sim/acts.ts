import { RunId, type PlanId } from '../../src/ids.ts';
import { sameLearners } from '../../src/lms/adopt.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { pick, type Random } from '../../src/sandbox/shell/random.ts';
import { approvePlan, type ApprovalOrder } from '../../src/sync/acts/approve.ts';
import { choose } from '../../src/sync/acts/choose.ts';
import { UnknownSelection } from '../../src/sync/find.ts';
import { moveHand } from '../../src/sync/acts/teachers-hand.ts';
import { runCourseJob } from '../../src/sync/night/scheduled/course-job.ts';
import { decideHeld } from '../../src/sync/acts/decide-held.ts';
import { runNight, type NightReport } from '../../src/sync/night/night.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { pauseSending, resumeSending } from '../../src/sync/acts/pause.ts';
import { undoRun } from '../../src/sync/acts/undo.ts';
import { dateIn, minutesBetween, type SchoolDate } from '../../src/time.ts';
import type { MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { approvedBy, byHandBy, heldBy, listedBy, movedHandBy, reportedBy, undoneBy } from './guards-of-acts.ts';
import type { Guards } from './guards.ts';
import type { Room } from './room.ts';
import { ZONE } from './school.ts';
import { choiceOf, messageOn, strokeOn, type HandAct } from './strokes.ts';
import type { Actor, World } from './world.ts';

/** What people order from Waymark, besides what comes by itself. */
export type Act =
  | 'pause'
  | 'pause-school'
  | 'resume'
  | 'undo'
  | 'held'
  | 'approve'
  | 'approve-seen'
  | 'approve-except'
  | 'choose'
  | 'by-hand'
  | HandAct
  | 'night';

export interface Reported {
  readonly actor: string;
  readonly room: Room;
  readonly report: NightReport;
  readonly quiet: boolean;
  /** Nothing had changed since the run before. */
  readonly again: boolean;
}

/** What a person ordered that has to stay so. */
export interface Orders {
  readonly undone: { readonly run: RunId; readonly step: number }[];
  /** What was undone on one of these days was asked for anew. */
  readonly anew: { readonly room: Room; readonly days: readonly SchoolDate[]; readonly step: number }[];
  readonly left: Set<string>;
}

/** Longer than anything is on its way: from then on what is not to be seen was never said. */
const SURE_AFTER_MINUTES = 180;

/** Starts the product's own jobs, each as a process of its own. */
export class Acts {
  readonly reports: Reported[] = [];
  readonly orders: Orders = { undone: [], anew: [], left: new Set() };
  quiet = false;
  private readonly world: World;
  private readonly store: MemoryJobStore;
  private readonly guards: Guards;
  private readonly partsOf: (actor: Actor) => SyncParts;
  private readonly approves: typeof approvePlan;
  private count = 0;

  /** @param approves how a plan is approved, where that is to be wrong */
  constructor({
    world,
    store,
    guards,
    partsOf,
    approves = approvePlan,
  }: {
    world: World;
    store: MemoryJobStore;
    guards: Guards;
    partsOf: (actor: Actor) => SyncParts;
    approves?: typeof approvePlan | undefined;
  }) {
    this.world = world;
    this.store = store;
    this.guards = guards;
    this.partsOf = partsOf;
    this.approves = approves;
  }

  night(room: Room, label: string, again = false): Actor {
    const {
      place: { school, course },
    } = room;
    return this.world.spawn(`${room.name}${label} night`, async (actor) => {
      const report = await runCourseJob(
        this.partsOf(actor),
        { school, course },
        () => (actor.beganAt = this.world.now()),
      );
      reportedBy(this.guards, report);
      listedBy(this.guards, actor.listed.get(course) ?? [], this.rows(school, course), report.at);
      this.reports.push({ actor: actor.label, room, report, quiet: this.quiet, again });
    });
  }

  /** A run by hand: what was undone today is asked for anew. */
  byHand(room: Room, label: string): Actor {
    const {
      place: { school, course },
    } = room;
    this.asks(room);
    const at = this.world.now();
    return this.world.spawn(`${room.name}${label} run by hand`, async (actor) => {
      const order = { at, dryRun: false, acceptRoster: false, byHand: true };
      const report = await runNight(this.partsOf(actor), { school, course }, order);
      reportedBy(this.guards, report);
      byHandBy(this.guards, report, room.file.review);
      listedBy(this.guards, actor.listed.get(course) ?? [], this.rows(school, course), report.at);
      this.reports.push({ actor: actor.label, room, report, quiet: this.quiet, again: false });
    });
  }

  /** Somebody asks for what was undone that day, or on the day of the plan that still waits. */
  private asks(room: Room): void {
    const waiting = [...this.page(room).tables.plans.values()].find(
      ({ plan, state }) => plan.course === room.place.course && state === 'waiting',
    );
    const days = [dateIn(ZONE, this.world.now()), ...(waiting === undefined ? [] : [waiting.plan.date])];
    this.orders.anew.push({ room, days, step: this.world.step });
  }

  approve(room: Room, label: string, of: Pick<ApprovalOrder, 'plan' | 'except'> = {}): Actor {
    const {
      place: { school, course },
    } = room;
    return this.world.spawn(`${room.name}${label} approval`, async (actor) => {
      const approved = await onPage(this.approves(this.partsOf(actor), { school, course, ...of }, this.world.now()));
      if (approved === null) return;
      approvedBy(this.guards, approved);
      if (!approved.ok) return;
      reportedBy(this.guards, approved.report);
      this.reports.push({ actor: actor.label, room, report: approved.report, quiet: this.quiet, again: false });
    });
  }

  pause({ place, name }: Room, whole: boolean): Actor {
    const order = {
      school: place.school,
      course: whole ? null : place.course,
      by: whole ? ('administrator' as const) : ('teacher' as const),
    };
    return this.world.spawn(`${name}pause ${(this.count += 1)}`, (actor) =>
      pauseSending(this.partsOf(actor), order, this.world.now()),
    );
  }

  /** Ends each pause there is in the class. */
  resume({ place: { school, course }, name }: Room): Actor[] {
    const held = this.store.snapshot().get(school)?.pauses;
    return [course, null]
      .filter((each) => held?.has(each ?? 'school') === true)
      .map((each) =>
        this.world.spawn(`${name}resume ${(this.count += 1)}`, (actor) =>
          resumeSending(this.partsOf(actor), { school, course: each, by: 'administrator' }, this.world.now()),
        ),
      );
  }

  undo({ place: { school, course }, name }: Room, random: Random): Actor | null {
    const runs = [
      ...new Set(
        this.rows(school, course)
          .filter(({ state }) => state === 'DONE' || state === 'BOUND')
          .map(({ run }) => run),
      ),
    ];
    if (runs.length === 0) return null;
    const run = RunId.parse(pick(random, runs));
    this.orders.undone.push({ run, step: this.world.step });
    return this.world.spawn(`${name}undo ${(this.count += 1)} of ${run}`, async (actor) => {
      undoneBy(this.guards, await undoRun(this.partsOf(actor), { run, school, course }, this.world.now()));
    });
  }

  /** All but one message of the plan that waits. */
  approveExcept(room: Room, label: string, random: Random): Actor {
    const message = messageOn(this.page(room), random);
    return this.approve(room, `${label} but one`, message === null ? {} : { except: [message.write.key] });
  }

  /** One stroke of a teacher's hand on the plan that waits; nothing where there is nothing to do it to. */
  stroke(room: Room, act: HandAct, random: Random): Actor | null {
    const {
      place: { school, course },
      name,
    } = room;
    const stroke = strokeOn(this.page(room), act, random);
    if (stroke === null) return null;
    if (act === 'anew') this.asks(room);
    return this.world.spawn(`${name}${act} ${(this.count += 1)}`, async (actor) => {
      movedHandBy(this.guards, act, await moveHand(this.partsOf(actor), { school, course, stroke }, this.world.now()));
    });
  }

  choose(room: Room, random: Random): Actor {
    const {
      place: { school, course, children },
      name,
    } = room;
    const choice = choiceOf(this.page(room), children, random);
    return this.world.spawn(
      `${name}${choice.by} ${choice.route} ${choice.place ?? ''} for ${choice.learner} (${(this.count += 1)})`,
      async (actor) => {
        await onPage(choose(this.partsOf(actor), { school, course, ...choice }, this.world.now()));
      },
    );
  }

  private page({ place: { school, course } }: Room): Parameters<typeof strokeOn>[0] {
    const tables = this.store.snapshot().get(school);
    if (tables === undefined) throw new Error(`no school ${school}`);
    return { tables, course, count: (this.count += 1) };
  }

  /** A teacher looks at what is held, and into the class, and decides: left is what stands there for others, or elsewhere, than was decided, and what they took away. */
  decide(room: Room): Actor | null {
    const {
      place: { school, course },
      host,
      name,
    } = room;
    const row = this.rows(school, course).find(
      (each) => each.state === 'HELD' && minutesBetween(each.changedAt, this.world.now()) > SURE_AFTER_MINUTES,
    );
    if (row === undefined) return null;
    const stands = host.list(['PUBLISHED']).filter(({ marker, project }) => project && marker === row.marker);
    const place = row.write.kind === 'note' ? row.write.on : null;
    const asDecided = stands.every(({ students, on }) => on === place && sameLearners(students, row.write.learners));
    const tookAway = host.changes.some(
      ({ by, what, after }) => !by.ours && what === 'delete' && after.marker === row.marker,
    );
    const decision = asDecided && !tookAway ? ('anew' as const) : ('leave' as const);
    return this.world.spawn(
      `${name}decides ${decision} on ${row.key.slice(0, 6)} (${(this.count += 1)})`,
      async (actor) => {
        if (decision === 'leave') this.orders.left.add(row.key);
        const decided = await decideHeld(
          this.partsOf(actor),
          { school, course, key: row.key, decision },
          this.world.now(),
        );
        heldBy(this.guards, decided.said.en);
      },
    );
  }

  /** One of these, by chance; nothing where there is nothing to do it to. */
  one(room: Room, of: readonly Act[], random: Random): void {
    const act = pick(random, of);
    if (act === 'pause') this.pause(room, false);
    else if (act === 'pause-school') this.pause(room, true);
    else if (act === 'resume') this.resume(room);
    else if (act === 'undo') this.undo(room, random);
    else if (act === 'held') this.decide(room);
    else if (act === 'night') this.night(room, `extra ${(this.count += 1)}`);
    else if (act === 'approve') this.approve(room, `extra ${(this.count += 1)}`);
    else if (act === 'approve-except') this.approveExcept(room, `extra ${(this.count += 1)}`, random);
    else if (act === 'by-hand') this.byHand(room, `extra ${(this.count += 1)}`);
    else if (act === 'choose') this.choose(room, random);
    else if (act === 'approve-seen')
      this.approve(room, `of a page opened before ${(this.count += 1)}`, this.older(room, random));
    else this.stroke(room, act, random);
  }

  /** The plan on a page that was opened some time ago, and has been replaced since. */
  private older({ place: { school, course } }: Room, random: Random): { readonly plan?: PlanId } {
    const plans = [...(this.store.snapshot().get(school)?.plans.values() ?? [])].filter(
      ({ plan, state }) => plan.course === course && state === 'replaced',
    );
    return plans.length === 0 ? {} : { plan: pick(random, plans).plan.id };
  }

  private rows(...[school, course]: [Room['place']['school'], Room['place']['course']]): LedgerRow[] {
    return [...(this.store.snapshot().get(school)?.ledger.values() ?? [])].filter((row) => row.course === course);
  }
}

/** Null: the page was open too long, and names what is not there any more; that is said, and nothing is done. */
async function onPage<T>(done: Promise<T>): Promise<T | null> {
  try {
    return await done;
  } catch (error) {
    if (error instanceof UnknownSelection) return null;
    throw error;
  }
}
