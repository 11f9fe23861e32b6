import type { EvidenceId, LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Instant, SchoolDate } from '../time.ts';

export type Route = 'seminar' | 'workshop' | 'undecided';
/** `first` and `second` are the two consecutive seminars. */
export const SLOTS = ['first', 'second', 'workshop'] as const;
export type Slot = (typeof SLOTS)[number];
export type SeminarSlot = Exclude<Slot, 'workshop'>;

/** Every decision explains itself (P11). */
export interface Why {
  readonly evidence: readonly EvidenceId[];
  readonly rule: Said;
  readonly wouldChange: Said;
}

/** What the evidence recommends on one target. */
export interface TargetRoute {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly route: Route;
  /** A seat is owed after several missed chances (P7). */
  readonly seatOwed: boolean;
  readonly why: Why;
}

/** A route somebody chose: the student (`declared`) or the teacher (`assigned`). */
export interface Choice {
  readonly learner: LearnerId;
  readonly by: 'declared' | 'assigned';
  readonly route: 'seminar' | 'workshop';
  readonly date: SchoolDate;
  readonly at: Instant;
  readonly actor: string;
}

/** One learner's route for the day; all of P1's facts are kept. */
export interface DayRoute {
  readonly learner: LearnerId;
  readonly date: SchoolDate;
  readonly recommended: Route;
  readonly declared: Choice | null;
  readonly assigned: Choice | null;
  readonly effective: Route;
  /** Choice and evidence differ: shown to the teacher first, as a question. */
  readonly question: Said | null;
  /** The targets the day is about for this learner, needed ones first. */
  readonly targets: readonly TargetRoute[];
  readonly why: Why;
}

export interface Seat {
  readonly learner: LearnerId;
  readonly target: TargetCode;
}

export interface SeminarSession {
  readonly slot: SeminarSlot;
  readonly minutes: number;
  readonly seats: number;
  readonly target: TargetCode;
  /** The grade-level target it serves: `target` itself, or what a prerequisite unlocks (P8). */
  readonly serves: TargetCode;
  /** The grade-level task, in words. */
  readonly task: Said;
  readonly learners: readonly LearnerId[];
  /** What the others do in that time. */
  readonly meanwhile: Said;
}

/** The teacher's day: two consecutive small groups, and the workshop. */
export interface SeminarPlan {
  readonly date: SchoolDate;
  readonly sessions: readonly SeminarSession[];
  readonly workshop: readonly LearnerId[];
  readonly undecided: readonly LearnerId[];
  /** In seminar, but no seat was left; the teacher decides. */
  readonly waiting: readonly { readonly learner: LearnerId; readonly why: Said }[];
  /** Over half the class needs it: better taught to all. */
  readonly teachAll: readonly { readonly target: TargetCode; readonly need: number; readonly of: number }[];
}
