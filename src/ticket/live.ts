import type { TargetCode, LearnerId } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { AnswerValue, Mark, TicketState } from './types.ts';

/** A learner as a ticket knows them. */
export interface TicketLearner {
  readonly id: LearnerId;
  readonly name: string;
  readonly done: boolean;
  /** The page was open within the last minute. */
  readonly here: boolean;
}

export interface TicketNote {
  readonly text: string;
  readonly at: Instant;
}

/** A route somebody chose, as pages show it (FRAMES.md 9 names it so). */
export interface Chosen {
  readonly route: 'seminar' | 'workshop' | 'none';
  readonly at: Instant;
  readonly by: string;
  readonly slot?: 'first' | 'second' | 'talk';
  readonly date: SchoolDate;
}

/** All of P1's facts about one learner and day. */
export interface ShownRoute {
  readonly recommended: 'seminar' | 'workshop' | 'undecided';
  readonly declared: Chosen | null;
  readonly assigned: Chosen | null;
  readonly effective: 'seminar' | 'workshop' | 'undecided' | 'none';
  readonly why: Said;
}

export type RightAnswer = readonly number[] | readonly string[] | string;

interface ShownAnswer {
  readonly question: number;
  readonly value: AnswerValue;
  readonly version: number;
}

interface LateAnswer {
  readonly question: number;
  readonly value: AnswerValue;
  /** The device's time. */
  readonly at: string;
  readonly counts: boolean;
}

interface LiveTicket {
  readonly v: number;
  readonly state: TicketState;
  readonly shown: readonly number[];
}

/** What a learner's own page lives on: nothing of anyone else. */
export interface Own extends LiveTicket {
  readonly role: 'learner';
  readonly answers: readonly ShownAnswer[];
  readonly late: readonly LateAnswer[];
  readonly keys: Readonly<Record<number, RightAnswer>>;
  readonly marks: Readonly<Record<number, Mark>>;
  readonly done: boolean;
  readonly route: ShownRoute | null;
  readonly notes: readonly TicketNote[];
  readonly next: Said;
  /** How each target of the ticket stands for this learner; empty until the key is shown. */
  readonly targets: readonly ShownTarget[];
  /** What one may do in the workshop, best first for this learner. */
  readonly menu: readonly ShownActivity[];
  /** Of each target of the ticket that is not mastered: whether one may ask to be checked on it, or has. */
  readonly asks: readonly OwnAsk[];
  /** Activities of one's own that were proposed for the ticket's targets. */
  readonly ideas: readonly OwnIdea[];
}

/** An activity a learner proposed; what was taken back is gone. */
export interface OwnIdea {
  readonly id: number;
  readonly target: TargetCode;
  readonly text: string;
  readonly url: string | null;
  readonly state: 'open' | 'accepted' | 'answered';
  /** The teacher's sentence; '': none. */
  readonly reply: string;
}

/** The same as the teacher reads it. */
export interface ShownIdea extends OwnIdea {
  readonly learner: LearnerId;
  readonly iCan: Said;
  /** Under which title it is offered to the class; null: it is the learner's alone. */
  readonly classTitle: string | null;
}

/** How a learner stands with asking to be checked on a target. */
export interface OwnAsk {
  readonly target: TargetCode;
  /** `talk`: the teacher talks with them about it first; `full`: they asked often enough for a day. */
  readonly standing: 'may' | 'open' | 'approved' | 'talk' | 'full';
}

/** A learner who is ready to show a target, as the teacher reads it. */
export interface ShownAsk {
  readonly id: number;
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly iCan: Said;
  /** In the learner's words; '': they did not say. */
  readonly why: string;
  readonly state: 'open' | AskAnswer;
}

/** What a teacher says to it: the next ticket asks them, or they talk first. */
export type AskAnswer = 'approved' | 'talk';

/** A level in words and a picture, for the learner it is about. */
export interface ShownTarget {
  readonly target: TargetCode;
  readonly iCan: Said;
  readonly level: 'mastered' | 'approaching' | 'not-yet' | 'slipped' | 'not-enough' | 'no-evidence';
  /** To the child. */
  readonly words: Said;
  readonly teacherWords: Said;
  /** The rule in one sentence, to the child. */
  readonly rule: Said;
  /** Share of right answers of each occasion, oldest first, in [0, 1]. */
  readonly path: readonly number[];
}

export interface ShownActivity {
  readonly title: Said;
  readonly url: string | null;
  readonly minutes: number | null;
  readonly why: Said;
  /** The learner's own idea. */
  readonly isOwn: boolean;
}

export interface RoomLearner extends TicketLearner {
  /** With the device's time of each, which a teacher sees and nothing goes by. */
  readonly answers: readonly (ShownAnswer & { readonly at: string })[];
  readonly late: readonly LateAnswer[];
  readonly marks: Readonly<Record<number, Mark>>;
  readonly route: ShownRoute;
}

const SEATS = ['seminar-1', 'seminar-2', 'talk', 'workshop', 'undeclared'] as const;
export type Seat = (typeof SEATS)[number];

/** What a teacher's page lives on. */
export interface Room extends LiveTicket {
  readonly role: 'teacher';
  readonly learners: readonly RoomLearner[];
  readonly room: Readonly<Record<Seat, readonly LearnerId[]>>;
  readonly ask: readonly { readonly learner: LearnerId; readonly question: Said }[];
  /** Over half the class needs these: better taught to all. */
  readonly teachAll: readonly { readonly target: TargetCode; readonly need: number; readonly of: number }[];
  /** Who asked to be checked on what, first come, first served, answered ones as long as the answer can be taken back. */
  readonly checks: readonly ShownAsk[];
  /** Activities that learners propose, first come, first served, with what was answered that day. */
  readonly ideas: readonly ShownIdea[];
  /** Null: none is due, or the page is about one learner. */
  readonly grades: GradesGiven | null;
  /** In a review alone: what else there is of the one learner it is about, who is then the only one in all the rest. */
  readonly review?: Reviewed;
}

/** What a teacher sees beside one learner's answers. */
export interface Reviewed {
  readonly targets: readonly ShownTarget[];
  readonly notes: readonly TicketNote[];
  /** The draft grade we gave; null: none yet. */
  readonly grade: { readonly points: number; readonly of: number } | null;
  /** Why it is not the one that is due; null: it is, or none is. */
  readonly gradeWaits: GradeWait | null;
}

/** Why a draft grade that is due is not in the LMS: `soon` it is on its way, `theirs` the teacher wrote one, `no-work` there is no work to put it on. */
export const GRADE_WAITS = ['not-connected', 'down', 'no-work', 'theirs', 'soon'] as const;
export type GradeWait = (typeof GRADE_WAITS)[number];

/** The draft grades of a class. */
export interface GradesGiven {
  readonly given: number;
  readonly of: number;
  readonly waits: readonly { readonly learner: LearnerId; readonly why: GradeWait }[];
}

export type Live = Own | Room;
