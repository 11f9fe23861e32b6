import type { CourseworkId, EvidenceId, LearnerId, TargetCode } from '../ids.ts';
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

/** Where the teacher puts a learner for a day, beyond the route alone. */
export const PLACES = ['first', 'second', 'talk', 'not-today'] as const;
export type Place = (typeof PLACES)[number];

/** A route somebody chose: the student (`declared`) or the teacher (`assigned`). Kept forever; the newest of each counts. */
export interface Choice {
  readonly learner: LearnerId;
  readonly by: 'declared' | 'assigned';
  /** `none` takes the choice back, or, with the place `not-today`, leaves the learner out of the day. */
  readonly route: Exclude<Route, 'undecided'> | 'none';
  /** The teacher's alone; null: wherever there is room. */
  readonly place: Place | null;
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

/** A seminar whose posts went out. It counts as having taken place until the teacher says that it did not. */
export interface PastSeminar {
  readonly date: SchoolDate;
  readonly slot: SeminarSlot;
  readonly targets: readonly TargetCode[];
  readonly learners: readonly LearnerId[];
  /** When it was decided: what came later is new. */
  readonly at: Instant;
  /** The teacher's answer; null: not asked or not answered. */
  readonly tookPlace: boolean | null;
}

/** What a session is for; two needs share one where each alone would leave seats empty and children waiting. */
export interface Need {
  readonly target: TargetCode;
  /** The grade-level target it serves: `target` itself, or what a prerequisite unlocks (P8). */
  readonly serves: TargetCode;
  readonly learners: readonly LearnerId[];
}

/** The question that most members of a group got wrong. */
export interface Missed {
  readonly question: string;
  readonly wrong: number;
  /** Members who answered it. */
  readonly of: number;
}

export interface SeminarSession {
  readonly slot: SeminarSlot;
  readonly minutes: number;
  readonly seats: number;
  readonly needs: readonly [Need, ...Need[]];
  /** The grade-level task in words, where it says more than the target's own sentence. */
  readonly task: Said | null;
  /** Everybody in it, in the order in which they were seated. */
  readonly learners: readonly LearnerId[];
  readonly missed: Missed | null;
  /** What the others do in that time. */
  readonly meanwhile: Said;
}

/** A need that no group shares: half a minute beside the desk (S5). */
export interface Talk {
  readonly learner: LearnerId;
  readonly target: TargetCode;
}

/** Asked of the teacher on top of the board, never settled by us. */
export interface Question {
  /** `held`: was the last seminar held, check first; `standing-group`: the same children sit together day after day (P12). */
  readonly kind: 'held' | 'mismatch' | 'standing-group';
  readonly learners: readonly LearnerId[];
  readonly target: TargetCode | null;
  /** Of `held` the seminar it asks about; the others ask about none. */
  readonly date: SchoolDate | null;
  readonly slot: SeminarSlot | null;
  readonly what: Said;
  /** Other ways, to choose from. */
  readonly ways: readonly Said[];
}

/** One activity of the day's menu, for everybody alike. */
export interface MenuLink {
  readonly title: string;
  readonly titleEs?: string;
  readonly url: string;
}

/** The teacher's day: two consecutive small groups, talks, and the workshop. */
export interface SeminarPlan {
  readonly date: SchoolDate;
  readonly sessions: readonly SeminarSession[];
  readonly talks: readonly Talk[];
  readonly workshop: readonly LearnerId[];
  readonly undecided: readonly LearnerId[];
  /** The teacher said: not today. */
  readonly notToday: readonly LearnerId[];
  /** In seminar, but no seat was left; the teacher decides. */
  readonly waiting: readonly { readonly learner: LearnerId; readonly target: TargetCode | null; readonly why: Said }[];
  /** Over half the class needs it: better taught to all. */
  readonly teachAll: readonly { readonly target: TargetCode; readonly need: number; readonly of: number }[];
  readonly questions: readonly Question[];
  /** What the posts of the day link to choose from. */
  readonly menu: readonly MenuLink[];
}

/** A question that was asked before, in the words of its quiz. */
export interface AskedQuestion {
  readonly target: TargetCode;
  readonly question: string;
}

/** What to ask in the next ticket, so that most of what is open is settled. */
export interface NextTicket {
  readonly targets: readonly TargetCode[];
  /** Learners whose open targets and due re-checks are all among `targets`. */
  readonly settles: number;
  readonly of: number;
  /** How many asked to be checked on a target, and the teacher said yes: these targets come first. */
  readonly asked: readonly { readonly target: TargetCode; readonly learners: number }[];
  /** To take again, where the LMS tells questions. */
  readonly questions: readonly AskedQuestion[];
}

/** How the tickets of an open unit come, in school days. */
export interface UnitRhythm {
  /** Its title; empty: the course has no units. */
  readonly unit: string;
  readonly last: SchoolDate | null;
  /** Since the last ticket; 0: it was today. Null: there was none. */
  readonly pause: number | null;
  /** The longest pause that is usual here. */
  readonly usual: number;
  /** Longer than usual: a question, no alarm. */
  readonly longer: boolean;
  /** Days of the last 20 that had one. */
  readonly tickets: readonly SchoolDate[];
  /** Targets nobody was asked for long; `since` null: never. */
  readonly unasked: readonly { readonly target: TargetCode; readonly since: number | null }[];
}

/** What can still be done before an assessment. */
export type Fitting = 'ticket' | 'seminar' | 'chance';

/** A unit's own assessment that comes before everybody can be helped. The teacher's alone to see. */
export interface Summative {
  readonly coursework: CourseworkId;
  readonly title: string;
  readonly date: SchoolDate;
  /** School days left before its day, today included; 0: it is today. */
  readonly days: number;
  /** Who has not mastered what it asks: shown and not there, or too little to say. */
  readonly targets: readonly {
    readonly target: TargetCode;
    readonly notYet: readonly LearnerId[];
    readonly unclear: readonly LearnerId[];
  }[];
  readonly fits: readonly Fitting[];
}

/** What an exit ticket of the last school day showed. */
export interface ExitResult {
  readonly date: SchoolDate;
  readonly targets: readonly TargetCode[];
  readonly had: readonly LearnerId[];
  readonly notYet: readonly LearnerId[];
  /** Answered nothing, which shows nothing. */
  readonly silent: readonly LearnerId[];
  readonly missed: Missed | null;
}
