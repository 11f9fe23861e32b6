import type { AttachmentId, CourseId, CourseworkId, LearnerId, SubmissionId } from '../../../src/ids.ts';
import type { StoredAnswer } from '../../../src/store/tickets/answers.ts';
import type { OnTicket } from '../../../src/store/tickets/learners.ts';
import type { Conference, MadeMark, Ticket, TicketId } from '../../../src/ticket/types.ts';
import type { TicketNote } from '../../../src/ticket/live.ts';
import type { Instant } from '../../../src/time.ts';

export interface AnswerRow extends Omit<StoredAnswer, 'counts'> {
  readonly ticket: TicketId;
}

export interface PlaceRow {
  readonly course: CourseId;
  readonly item: CourseworkId;
  /** '': a link. */
  readonly attachment: AttachmentId | '';
  readonly ticket: TicketId;
  readonly maxPoints: number | null;
}

export interface OpeningRow {
  readonly opening: string;
  readonly course: CourseId;
  readonly item: CourseworkId;
  readonly kind: string;
  readonly attachment: string | null;
  readonly submission: string | null;
  readonly ticket: TicketId | null;
  readonly door: string;
  readonly frame: string;
  readonly role: string;
  readonly person: string;
  readonly name: string | null;
  readonly learner: LearnerId | null;
  readonly proof: unknown;
  readonly openedAt: Instant;
  readonly checkedAt: Instant;
  readonly endsAt: Instant;
}

export interface LearnerRow extends OnTicket {
  /** The last version that concerned their own page alone. */
  readonly changed: number;
  readonly ticket: TicketId;
  readonly submission: SubmissionId | null;
}

/** What a teacher tells once, by its own id if it has one. */
export interface ToldOnce {
  readonly ticket: TicketId | null;
  readonly actor: string;
  readonly key: string | null;
}

/** All rows of the ticket day in one school. Nothing is changed in place: a transaction that fails is the rows before it. */
export interface Rows {
  readonly tickets: readonly Ticket[];
  readonly versions: ReadonlyMap<TicketId, number>;
  /** The last version that concerned everybody. */
  readonly common: ReadonlyMap<TicketId, number>;
  readonly places: readonly PlaceRow[];
  readonly openings: readonly OpeningRow[];
  readonly learners: readonly LearnerRow[];
  readonly answers: readonly AnswerRow[];
  readonly marks: readonly (MadeMark & { readonly ticket: TicketId })[];
  readonly notes: readonly (TicketNote & ToldOnce & { readonly learner: LearnerId })[];
  readonly reflections: readonly { readonly learner: LearnerId; readonly text: string }[];
  readonly conferences: readonly (Conference & ToldOnce & { readonly course: CourseId })[];
  /** Given to the next row of a table in order. */
  readonly sequence: number;
}

export const NO_ROWS: Rows = {
  tickets: [],
  versions: new Map(),
  common: new Map(),
  places: [],
  openings: [],
  learners: [],
  answers: [],
  marks: [],
  notes: [],
  reflections: [],
  conferences: [],
  sequence: 1,
};
