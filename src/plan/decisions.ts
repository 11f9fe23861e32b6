import type { CourseId, LearnerId, RunId } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Note } from '../notes/types.ts';
import type { Pathway } from '../pathway/types.ts';
import type { DayRoute, NextTicket, SeminarPlan } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';

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
}
