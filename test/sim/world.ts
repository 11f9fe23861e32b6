import type { Random } from '../../src/sandbox/shell/random.ts';
import type { CourseId, PlanId } from '../../src/ids.ts';
import type { Post } from '../../src/lms/posts.ts';
import type { Plan } from '../../src/plan/types.ts';
import type { Instant } from '../../src/time.ts';
import type { Fault, Point } from './faults.ts';

/** What the world does at a point; null: nothing, it goes well. */
export type Policy = (point: Point, index: number) => Fault | null;

/** One process that runs one task. */
export interface Actor {
  readonly label: string;
  alive: boolean;
  done: boolean;
  /** Stopped (SIGSTOP, a hung machine) until this step. */
  asleepUntil: number | null;
  /** Holds the course's lock, as far as the store knows. */
  holds: string | null;
  /** Step of the newest thing it was told about posts. */
  looked: number;
  /** The same for single posts it read. */
  readonly lookedAt: Map<string, number>;
  /** Comments that its newest list left out, so that it does not know how they read: nothing asks for one by its id. */
  readonly leftOut: Set<string>;
  /** Its newest reading of the roster, from its first step to its last. */
  rosterLooked: { readonly from: number; readonly to: number };
  /** The same for work done on a single post, and for pauses. */
  readonly workLooked: Map<string, number>;
  pauseAsked: number;
  /** Posts of ours that it last listed, by course. */
  readonly listed: Map<CourseId, readonly Post[]>;
  /** Plans it has read. */
  readonly plans: Map<PlanId, Plan>;
  /** The step at which it began, and the time it goes by. */
  readonly began: number;
  beganAt: Instant;
  /** Another run has taken the course since. */
  overtaken: boolean;
  /** How many deeds it has begun (`deeds.ts`), and which of them sent something after that: one may have been under way, no more. */
  deeds: number;
  readonly lateDeeds: Set<number>;
  /** How it ended, when it ended by throwing. */
  threw: unknown;
}

interface Gate {
  readonly actor: Actor;
  readonly point: Point;
  readonly go: (fault: Fault | null) => void;
}

/** Turns of the event loop after which a process that does nothing waits forever. */
const LONGEST_THOUGHT = 200;

/** A fresh one for each who waits: one for all would keep alive whoever ever waited for it. */
function never(): Promise<never> {
  return new Promise(() => {});
}

/**
 * Time, processes and chance. Every call and every transaction waits at a point; the world picks who goes on next and
 * what happens to it. Nothing else decides an order, so that a seed is a story that can be told again.
 */
export class World {
  readonly story: string[] = [];
  readonly met = new Map<Fault, number>();
  readonly actors: Actor[] = [];
  readonly locks = new Map<string, { readonly by: Actor; readonly until: number }>();
  step = 0;
  points = 0;
  crashes = 0;
  /** The teacher took the grant back. */
  revoked = false;
  /** Called before each step, for what people do meanwhile. */
  onStep: () => void = () => {};
  private clock: number;
  private readonly random: Random;
  private readonly gates: Gate[] = [];
  private readonly timers: { readonly by: Actor; readonly at: number; readonly go: () => void }[] = [];
  private readonly later: { readonly at: number; readonly by: number; readonly does: () => void }[] = [];
  private readonly telling: boolean;
  policy: Policy;

  constructor({ at, random, policy, telling }: { at: Instant; random: Random; policy: Policy; telling: boolean }) {
    this.clock = Date.parse(at);
    this.random = random;
    this.policy = policy;
    this.telling = telling;
  }

  now(): Instant {
    return new Date(this.clock).toISOString() as Instant;
  }

  moveTo(at: string): void {
    this.goOnTo(Math.max(this.clock, Date.parse(at)));
  }

  pass(seconds: number): void {
    this.goOnTo(this.clock + seconds * 1000);
  }

  /** What is on its way arrives in its own time. */
  private goOnTo(clock: number): void {
    for (const { by } of this.later.toSorted((a, b) => a.by - b.by)) {
      if (by > clock) break;
      this.clock = Math.max(this.clock, by);
      this.arrive();
    }
    this.clock = clock;
    this.arrive();
  }

  tell(said: () => string): void {
    if (this.telling) this.story.push(`${String(this.step).padStart(4)} ${this.now().slice(5, 19)} ${said()}`);
  }

  /** Starts a process; it runs while `run` is awaited. */
  spawn(label: string, work: (actor: Actor) => Promise<unknown>): Actor {
    const actor: Actor = {
      label,
      alive: true,
      done: false,
      asleepUntil: null,
      holds: null,
      overtaken: false,
      deeds: 0,
      lateDeeds: new Set(),
      threw: null,
      looked: -1,
      lookedAt: new Map(),
      leftOut: new Set(),
      rosterLooked: { from: -1, to: -1 },
      workLooked: new Map(),
      pauseAsked: -1,
      plans: new Map(),
      listed: new Map(),
      began: this.step,
      beganAt: this.now(),
    };
    this.actors.push(actor);
    this.tell(() => `${label} starts`);
    void work(actor).then(
      () => {
        actor.done = true;
      },
      (error: unknown) => {
        actor.done = true;
        actor.threw = error;
      },
    );
    return actor;
  }

  /** Waits for the world at a point; never comes back from a crash. */
  async at(actor: Actor, what: string, kind: Point['kind']): Promise<Fault | null> {
    if (!actor.alive) return never();
    return new Promise((go) => {
      this.gates.push({ actor, point: { actor: actor.label, what, kind }, go });
    });
  }

  /** A pause of one process, on this clock. */
  sleep(actor: Actor, milliseconds: number): Promise<void> {
    return new Promise((go) => {
      this.timers.push({ by: actor, at: this.clock + milliseconds, go });
    });
  }

  /** Something on its way that arrives after others have moved on, within nine minutes; `very`: within two hours, and not before eleven minutes. */
  arriveLater(does: () => void, very = false): void {
    const steps = 1 + Math.floor(this.random() * 30);
    if (very) this.later.push({ at: Number.POSITIVE_INFINITY, by: this.clock + (7 + 4 * steps) * 60_000, does });
    else this.later.push({ at: this.step + steps, by: this.clock + 9 * 60_000, does });
  }

  chance(): number {
    return this.random();
  }

  /** The process dies here: nothing after this point runs. Its lock goes with it, or only when a lease has ended. */
  kill(actor: Actor): Promise<never> {
    actor.alive = false;
    this.crashes += 1;
    for (let i = this.gates.length - 1; i >= 0; i -= 1) if (this.gates[i]?.actor === actor) this.gates.splice(i, 1);
    if (actor.holds !== null) {
      const lingers = this.random() < 0.3;
      this.tell(() => `${actor.label} dies; its lock ${lingers ? 'stays until its lease ends' : 'goes with it'}`);
      if (lingers) this.locks.set(actor.holds, { by: actor, until: this.clock + 15 * 60_000 });
      else this.loseLock(actor);
    } else this.tell(() => `${actor.label} dies`);
    return never();
  }

  loseLock(actor: Actor): void {
    if (actor.holds !== null && this.locks.get(actor.holds)?.by === actor) this.locks.delete(actor.holds);
  }

  holder(name: string): Actor | null {
    const held = this.locks.get(name);
    if (held === undefined || held.until <= this.clock) return null;
    return held.by;
  }

  wakeAll(): void {
    for (const actor of this.actors) actor.asleepUntil = null;
  }

  /** Until nobody who is awake has anything left to do. */
  async run(): Promise<void> {
    for (let idle = 0; ;) {
      await new Promise(setImmediate);
      this.wake();
      this.arrive();
      this.ring(this.clock);
      const ready = this.gates.filter(({ actor }) => actor.asleepUntil === null);
      if (ready.length === 0) {
        idle += 1;
        if (this.someoneThinks() && idle < LONGEST_THOUGHT) continue;
        if (!this.ringNext() && !this.wakeOne()) return;
        continue;
      }
      idle = 0;
      this.step += 1;
      this.clock += 100 + Math.floor(this.random() * 900);
      this.onStep();
      const gate = ready[Math.floor(this.random() * ready.length)];
      if (gate === undefined || !gate.actor.alive) continue;
      this.open(gate);
    }
  }

  private open(gate: Gate): void {
    const { actor, point } = gate;
    const fault = this.policy(point, this.points);
    this.points += 1;
    if (fault !== null) this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
    this.tell(() => `${actor.label} ${point.what}${fault === null ? '' : ` … ${fault}`}`);
    if (fault === 'crash-before') {
      void this.kill(actor);
      return;
    }
    if (fault === 'asleep' || fault === 'asleep-without-lock') {
      const loses = fault === 'asleep-without-lock';
      actor.asleepUntil = this.step + 1 + Math.floor(this.random() * (loses ? 160 : 30));
      if (loses) this.loseLock(actor);
      return;
    }
    this.gates.splice(this.gates.indexOf(gate), 1);
    gate.go(fault);
  }

  private wake(): void {
    for (const actor of this.actors) {
      if (actor.asleepUntil !== null && actor.asleepUntil <= this.step) {
        actor.asleepUntil = null;
        this.tell(() => `${actor.label} wakes`);
      }
    }
  }

  /** Nobody else can go on: who only paused and kept the lock goes on now; who lost it sleeps into another night. */
  private wakeOne(): boolean {
    const sleeper = this.gates.find(
      ({ actor }) =>
        actor.asleepUntil !== null && actor.alive && (actor.holds === null || this.holder(actor.holds) === actor),
    )?.actor;
    if (sleeper === undefined) return false;
    sleeper.asleepUntil = null;
    return true;
  }

  /** Neither at a point nor waiting: its own work is under way. */
  private someoneThinks(): boolean {
    return this.actors.some(
      (actor) =>
        actor.alive &&
        !actor.done &&
        !this.gates.some((gate) => gate.actor === actor) &&
        !this.timers.some(({ by }) => by === actor),
    );
  }

  /** Lets pauses end that are over; who is stopped or dead notices nothing. */
  private ring(until: number): void {
    for (let i = this.timers.length - 1; i >= 0; i -= 1) {
      const timer = this.timers[i];
      if (timer === undefined || timer.at > until || timer.by.asleepUntil !== null) continue;
      this.timers.splice(i, 1);
      if (timer.by.alive) timer.go();
    }
  }

  /** Everybody waits for the clock: it goes on to the first who has waited long enough. */
  private ringNext(): boolean {
    const next = Math.min(...this.timers.filter(({ by }) => by.alive && by.asleepUntil === null).map(({ at }) => at));
    if (next === Number.POSITIVE_INFINITY) return false;
    this.clock = Math.max(this.clock, next);
    this.ring(this.clock);
    return true;
  }

  private arrive(): void {
    for (let i = this.later.length - 1; i >= 0; i -= 1) {
      const each = this.later[i];
      if (each !== undefined && (each.at <= this.step || each.by <= this.clock)) {
        this.later.splice(i, 1);
        each.does();
      }
    }
  }
}
