import type { RunId } from '../ids.ts';
import type { Instant, SchoolDate } from '../time.ts';

/** One run on one course, as every step of it is told. */
export interface CourseRun {
  readonly run: RunId;
  readonly at: Instant;
  readonly dryRun: boolean;
  readonly acceptRoster: boolean;
  /** The scheduled night that this is a course of; it is had once. Absent: a run by itself. */
  readonly night?: SchoolDate;
  /** A person runs it for this course: what was undone the same day is decided again, and waits. */
  readonly byHand?: boolean;
}
