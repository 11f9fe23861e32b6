import { z } from 'zod';
import { TargetCode } from '../ids.ts';
import type { CourseId, CourseworkId, LearnerId } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Instant, SchoolDate } from '../time.ts';
import { cleanText } from './clean-text.ts';

/** Names a ticket; opaque to whoever sees it, but for its end, which says whose rows it stands in (`school-in-id.ts`). */
export const TicketId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{1,700}$/)
  .brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;

/** What kind of occasion it is. A `habit` ticket asks how somebody works: it has no key, and is never evidence. */
const TICKET_KINDS = ['entrance', 'exit', 'station', 'habit'] as const;
export const TicketKind = z.enum(TICKET_KINDS);
export type TicketKind = z.infer<typeof TicketKind>;

const ANSWER_KINDS = ['one', 'several', 'text', 'number', 'sentence'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

const words = (longest: number) =>
  z.string().max(65_536).transform(cleanText).pipe(z.string().trim().min(1, 'is empty').max(longest));

const QuestionText = words(2000);
const Target = TargetCode.nullish().transform((target) => target ?? null);
const choices = z.array(words(500)).min(2).max(6);
const right = z.array(z.number().int().nonnegative()).min(1).max(6);

/** One question as it is composed. Of a `habit` ticket there is neither target nor right answer. */
export const Question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('one'), text: QuestionText, target: Target, choices, right: right.max(1).optional() }),
  z.object({ kind: z.literal('several'), text: QuestionText, target: Target, choices, right: right.optional() }),
  z.object({ kind: z.literal('number'), text: QuestionText, target: Target, right: words(200).optional() }),
  z.object({
    kind: z.literal('text'),
    text: QuestionText,
    target: Target,
    right: z.array(words(500)).min(1).max(10).optional(),
  }),
  z.object({ kind: z.literal('sentence'), text: QuestionText, target: Target }),
]);
export type Question = z.infer<typeof Question>;

export const MOST_QUESTIONS = 6;

/** A ticket as a teacher composes it. What must agree between its parts is said by `checkTicket`. */
export const ComposedTicket = z.object({
  title: words(200),
  kind: TicketKind,
  unit: words(200),
  station: words(200).optional(),
  questions: z.array(Question).min(1).max(MOST_QUESTIONS),
});
export type ComposedTicket = z.infer<typeof ComposedTicket>;

export const TICKET_STATES = ['draft', 'open', 'marking', 'key', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** A ticket as it is kept. */
export interface Ticket extends ComposedTicket {
  readonly id: TicketId;
  readonly course: CourseId;
  readonly state: TicketState;
  /** Questions, from 1, whose key is shown. */
  readonly shown: readonly number[];
  /** The school day it belongs to: that of its first opening by a learner, till then of its making. */
  readonly date: SchoolDate;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly openedAt: Instant | null;
  /** When "Grade together" was pressed last; evidence counts from then on. */
  readonly markingAt: Instant | null;
  readonly keyAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Filled in on paper: the teacher's marks are all there is of it. */
  readonly onPaper: boolean;
}

/** The coursework a ticket hangs on, and how it came there. */
export interface TicketPlace {
  readonly item: CourseworkId;
  /** Null: a link in the assignment leads to it. */
  readonly attachment: string | null;
}

/** What a learner answers: a choice's index, indexes ascending, or the text as typed; null takes it back. */
export const AnswerValue = z.union([
  z.number().int().nonnegative().max(5),
  z.array(z.number().int().nonnegative().max(5)).max(6),
  z.string().max(65_536),
  z.null(),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** One change of one answer as a page sends it. */
export const Save = z.object({
  /** From 1. */
  question: z.number().int().min(1).max(MOST_QUESTIONS),
  value: AnswerValue,
  /** Version of that question the page built on; 0 for none. */
  base: z.number().int().nonnegative(),
  /** The change's own id, the same at every try. */
  key: z.string().min(16).max(64),
  /** The device's time: shown to the teacher, never used to decide. */
  at: z.string().max(40),
});
export type Save = z.infer<typeof Save>;

export type SaveStatus = 'saved' | 'repeated' | 'conflict' | 'late';

export interface Saved {
  readonly key: string;
  readonly question: number;
  readonly version: number;
  readonly status: SaveStatus;
  readonly current?: { readonly value: AnswerValue; readonly version: number };
  /** Of a `repeated` one: it came late then. */
  readonly late?: true;
}

/** A value that was received; every one is kept forever. */
export interface Received {
  readonly learner: LearnerId;
  readonly question: number;
  readonly value: AnswerValue;
  readonly base: number;
  readonly key: string;
  /** Of `saved` ones: 1 for the first of the question. Null: never current. */
  readonly version: number | null;
  readonly status: Exclude<SaveStatus, 'repeated'>;
  readonly deviceAt: string;
  readonly at: Instant;
  /** Of a late one: the teacher said that it counts (it is then the current answer). */
  readonly counts: boolean;
}

/** Shares in [0, 1] that three said of one answer; kept apart (P14). */
export interface Mark {
  readonly machine: number | null;
  readonly self: 1 | 0 | null;
  readonly teacher: number | null;
}

/** A mark a person made; the newest of a learner, question and marker counts, null takes it back. */
export interface MadeMark {
  readonly learner: LearnerId;
  readonly question: number;
  readonly by: 'self' | 'teacher';
  readonly share: number | null;
  readonly at: Instant;
  readonly actor: string;
}

/** What a teacher saw a learner do on a target, in half a minute beside the desk (S5). A source of its own. */
export interface Conference {
  readonly id: string;
  readonly learner: LearnerId;
  readonly target: TargetCode;
  /** 1 shows it, 0.5 partly, 0 not yet. */
  readonly share: 0 | 0.5 | 1;
  readonly at: Instant;
  readonly actor: string;
}

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

/** A level in words and a picture, for the one it is about. */
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

/** Where a teacher's move puts a learner; `own` leaves it to the learner again. */
export const Move = z.enum(['seminar-1', 'seminar-2', 'talk', 'workshop', 'not-today', 'own']);
export type Move = z.infer<typeof Move>;

/** What moves a ticket on. */
export const Act = z.enum(['grade-together', 'show-key', 'more-time', 'close']);
export type Act = z.infer<typeof Act>;
