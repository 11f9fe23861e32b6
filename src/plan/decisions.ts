import type { CourseId, CourseworkId, LearnerId, PostId, RunId } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Note } from '../notes/types.ts';
import type { Pathway } from '../pathway/types.ts';
import type { DayRoute, ExitResult, NextTicket, SeminarPlan, Summative, UnitRhythm } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { NotePlace } from './note-place.ts';

/** What the night saw of the class in the LMS, kept so that its day can be laid again without asking again. */
export interface Seen {
  /** Chances of ours that were handed in, scored or not. */
  readonly handedIn: readonly { readonly learner: LearnerId; readonly coursework: CourseworkId }[];
  /** How a note reaches each learner. */
  readonly places: readonly (NotePlace & { readonly learner: LearnerId })[];
  /** Posts of ours that a student or teacher has done something with; of these, the ones a teacher edited. */
  readonly touched: readonly PostId[];
  readonly edited: readonly PostId[];
  /** Who had worked on which post of ours; absent: an older Waymark saw it. */
  readonly worked?: readonly { readonly learner: LearnerId; readonly post: PostId }[];
}

export const NOTHING_SEEN: Seen = { handedIn: [], places: [], touched: [], edited: [] };

/** All that a run decided for one course, as the board shows it. */
export interface Decisions {
  readonly run: RunId;
  readonly course: CourseId;
  readonly courseName: string;
  readonly at: Instant;
  readonly date: SchoolDate;
  readonly learners: readonly { readonly id: LearnerId; readonly name: string }[];
  readonly mastery: readonly Mastery[];
  readonly routes: readonly DayRoute[];
  readonly seminar: SeminarPlan;
  readonly pathway: Pathway;
  readonly notes: readonly Note[];
  readonly nextTicket: NextTicket | null;
  /** Chances handed in that wait for a score. */
  readonly handIns: number;
  /** How the tickets of the open units come. */
  readonly rhythm: readonly UnitRhythm[];
  /** Assessments that come before everybody can be helped. */
  readonly summatives: readonly Summative[];
  /** What the exit tickets of the last school day showed. */
  readonly exits: readonly ExitResult[];
  readonly seen: Seen;
}
