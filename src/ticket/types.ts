import { z } from 'zod';
import { TargetCode } from '../ids.ts';
import type { CourseId, CourseworkId, LearnerId } from '../ids.ts';
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

/** Where a teacher's move puts a learner; `own` leaves it to the learner again. */
export const Move = z.enum(['seminar-1', 'seminar-2', 'talk', 'workshop', 'not-today', 'own']);
export type Move = z.infer<typeof Move>;

/** What moves a ticket on. */
export const Act = z.enum(['grade-together', 'show-key', 'more-time', 'close']);
export type Act = z.infer<typeof Act>;
