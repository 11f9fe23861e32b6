import type { SourceKind } from '../evidence/types.ts';
import type { ItemId, LearnerId, SourceId, TargetCode } from '../ids.ts';
import type { Instant } from '../time.ts';

/** One accepted result: one sitting. */
export interface EvidenceRow {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly at: Instant;
  /** Share of points in [0, 1]. */
  readonly share: number;
  readonly possible: number;
  /** Scored questions; null: unknown. */
  readonly questions: number | null;
  readonly source: SourceId;
  /** Which question it is; null: not said. */
  readonly item: ItemId | null;
  readonly kind: SourceKind;
}

/** `line` is the line of the file the row begins on; the first line is 1. A row of a gradebook gives one of these for each result. */
export type RowRead =
  | { readonly line: number; readonly row: EvidenceRow }
  | { readonly line: number; readonly row: null; readonly why: string };

/** Called with what is found out about the table as a whole; may throw to refuse the table. */
export interface TableListener {
  /** For a person to read. */
  note(text: string): void;
  /** The table has a column for each work. `dated`: each work has a date; else only their order is known. */
  gradebook(dated: boolean): void;
}
