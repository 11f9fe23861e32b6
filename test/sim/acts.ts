import { RunId, type PlanId } from '../../src/ids.ts';
import { sameLearners } from '../../src/lms/adopt.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { pick, type Random } from '../../src/sandbox/shell/random.ts';
import { approvePlan } from '../../src/sync/acts/approve.ts';
import { runCourseJob } from '../../src/sync/night/course-job.ts';
import { decideHeld } from '../../src/sync/acts/decide-held.ts';
import type { NightReport } from '../../src/sync/night/night.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { pauseSending, resumeSending } from '../../src/sync/acts/pause.ts';
import { undoRun } from '../../src/sync/acts/undo.ts';
import { minutesBetween } from '../../src/time.ts';
import type { MemoryJobStore } from '../builders/memory-job-store.ts';
import { approvedBy, heldBy, listedBy, reportedBy, undoneBy } from './guards-of-acts.ts';
import type { Guards } from './guards.ts';
import type { Room } from './room.ts';
import type { Actor, World } from './world.ts';

/** What people order from Waymark, besides what comes by itself. */
export type Act = 'pause' | 'pause-school' | 'resume' | 'undo' | 'held' | 'approve' | 'approve-seen' | 'night';

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
  readonly left: Set<string>;
}

/** Longer than anything is on its way: from then on what is not to be seen was never said. */
const SURE_AFTER_MINUTES = 180;

/** Starts the product's own jobs, each as a process of its own. */
export class Acts {
  readonly reports: Reported[] = [];
  readonly orders: Orders = { undone: [], left: new Set() };
  quiet = false;
  private readonly world: World;
  private readonly store: MemoryJobStore;
  private readonly guards: Guards;
  private readonly partsOf: (actor: Actor) => SyncParts;
  private count = 0;

  constructor({ world, store, guards, partsOf }: { world: World; store: MemoryJobStore; guards: Guards; partsOf: (actor: Actor) => SyncParts }) {
    this.world = world;
    this.store = store;
    this.guards = guards;
    this.partsOf = partsOf;
  }

  night(room: Room, label: string, again = false): Actor {
    const { place: { school, course } } = room;
    return this.world.spawn(`${room.name}${label} night`, async (actor) => {
      const report = await runCourseJob(this.partsOf(actor), { school, course }, () => (actor.beganAt = this.world.now()));
      reportedBy(this.guards, report);
      listedBy(this.guards, actor.listed.get(course) ?? [], this.rows(school, course), report.at);
      this.reports.push({ actor: actor.label, room, report, quiet: this.quiet, again });
    });
  }

  approve(room: Room, label: string, plan: PlanId | null = null): Actor {
    const { place: { school, course } } = room;
    return this.world.spawn(`${room.name}${label} approval`, async (actor) => {
      const approved = await approvePlan(this.partsOf(actor), { school, course, ...(plan === null ? {} : { plan }) }, this.world.now());
      approvedBy(this.guards, approved);
      if (!approved.ok) return;
      reportedBy(this.guards, approved.report);
      this.reports.push({ actor: actor.label, room, report: approved.report, quiet: this.quiet, again: false });
    });
  }

  pause({ place, name }: Room, whole: boolean): Actor {
    const order = { school: place.school, course: whole ? null : place.course, by: whole ? 'administrator' as const : 'teacher' as const };
    return this.world.spawn(`${name}pause ${this.count += 1}`, (actor) => pauseSending(this.partsOf(actor), order, this.world.now()));
  }

  /** Ends each pause there is in the class. */
  resume({ place: { school, course }, name }: Room): Actor[] {
    const held = this.store.snapshot().get(school)?.pauses;
    return [course, null].filter((each) => held?.has(each ?? 'school') === true).map((each) => (
      this.world.spawn(`${name}resume ${this.count += 1}`, (actor) => resumeSending(this.partsOf(actor), { school, course: each, by: 'administrator' }, this.world.now()))));
  }

  undo({ place: { school, course }, name }: Room, random: Random): Actor | null {
    const runs = [...new Set(this.rows(school, course).filter(({ state }) => state === 'DONE' || state === 'BOUND').map(({ run }) => run))];
    if (runs.length === 0) return null;
    const run = RunId.parse(pick(random, runs));
    this.orders.undone.push({ run, step: this.world.step });
    return this.world.spawn(`${name}undo ${this.count += 1} of ${run}`, async (actor) => {
      undoneBy(this.guards, await undoRun(this.partsOf(actor), { run, school, course }, this.world.now()));
    });
  }

  /** A teacher looks at what is held, and into the class, and decides: left is what stands there for others, or elsewhere, than was decided, and what they took away. */
  decide(room: Room): Actor | null {
    const { place: { school, course }, host, name } = room;
    const row = this.rows(school, course).find((each) => each.state === 'HELD' && minutesBetween(each.changedAt, this.world.now()) > SURE_AFTER_MINUTES);
    if (row === undefined) return null;
    const stands = host.list(['PUBLISHED']).filter(({ marker, project }) => project && marker === row.marker);
    const place = row.write.kind === 'note' ? row.write.on : null;
    const asDecided = stands.every(({ students, on }) => on === place && sameLearners(students, row.write.learners));
    const tookAway = host.changes.some(({ by, what, after }) => !by.ours && what === 'delete' && after.marker === row.marker);
    const decision = asDecided && !tookAway ? 'anew' as const : 'leave' as const;
    return this.world.spawn(`${name}decides ${decision} on ${row.key.slice(0, 6)} (${this.count += 1})`, async (actor) => {
      if (decision === 'leave') this.orders.left.add(row.key);
      const decided = await decideHeld(this.partsOf(actor), { school, course, key: row.key, decision }, this.world.now());
      heldBy(this.guards, decided.said.en);
    });
  }

  /** One of these, by chance; nothing where there is nothing to do it to. */
  one(room: Room, of: readonly Act[], random: Random): void {
    const act = pick(random, of);
    if (act === 'pause') this.pause(room, false);
    else if (act === 'pause-school') this.pause(room, true);
    else if (act === 'resume') this.resume(room);
    else if (act === 'undo') this.undo(room, random);
    else if (act === 'held') this.decide(room);
    else if (act === 'night') this.night(room, `extra ${this.count += 1}`);
    else if (act === 'approve') this.approve(room, `extra ${this.count += 1}`);
    else this.approve(room, `of a page opened before ${this.count += 1}`, this.older(room, random));
  }

  /** The plan on a page that was opened some time ago, and has been replaced since. */
  private older({ place: { school, course } }: Room, random: Random): PlanId | null {
    const plans = [...this.store.snapshot().get(school)?.plans.values() ?? []].filter(({ plan, state }) => plan.course === course && state === 'replaced');
    return plans.length === 0 ? null : pick(random, plans).plan.id;
  }

  private rows(...[school, course]: [Room['place']['school'], Room['place']['course']]): LedgerRow[] {
    return [...this.store.snapshot().get(school)?.ledger.values() ?? []].filter((row) => row.course === course);
  }
}
