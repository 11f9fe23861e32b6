import type { CourseworkId, ItemId, LearnerId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What a column of a table of question results can mean. One row is one learner's answer to one question. */
export const RESULT_COLUMNS = [
  'learner',
  'schoolId',
  'name',
  'first',
  'last',
  'coursework',
  'question',
  'text',
  'points',
  'possible',
  'correct',
  'at',
] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

/** Which column of a table means what, by the table's own names. */
export type HeaderMap = Readonly<Partial<Record<ResultColumn, string>>>;

/** One row as it was read; whose and of what is not known yet. */
export interface ResultRow {
  /** 1-based line of the file the row begins on. */
  readonly line: number;
  /** As the row says it; '' where it does not. */
  readonly learner: string;
  readonly schoolId: string;
  readonly name: string;
  /** Id or title; '' where the table does not say. */
  readonly coursework: string;
  readonly question: ItemId;
  readonly text: string;
  readonly points: number;
  /** Above 0. */
  readonly possible: number;
  /** Null: the table does not say when. */
  readonly at: Instant | null;
}

/** A row that was left out. The reason holds no name and no answer. */
export interface LeftOut {
  readonly line: number;
  readonly why: string;
}

/** A question as the tables told it. */
export interface ResultQuestion {
  readonly item: ItemId;
  readonly text: string;
  /** Above 0. */
  readonly possible: number;
}

/** One learner's answers to one coursework. */
export interface LearnerResult {
  readonly learner: LearnerId;
  /** Points by question. A question without an entry was not scored, which is not 0. */
  readonly points: Readonly<Record<string, number>>;
  /** Null: the table does not say when. */
  readonly at: Instant | null;
}

export interface CourseworkResults {
  readonly coursework: CourseworkId;
  readonly questions: readonly ResultQuestion[];
  readonly results: readonly LearnerResult[];
}
