import type { CourseId, LearnerId, RunId, SchoolId } from '../ids.ts';
import type { Level, Mastery } from '../mastery/types.ts';
import type { Note } from '../notes/types.ts';
import type { Pathway } from '../pathway/types.ts';
import type { DayRoute, SeminarPlan } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';

/** Something a person should know, and what to do about it. No names, no e-mail: ids and titles of work only. */
export interface Problem {
  readonly kind: 'denied' | 'busy' | 'down' | 'gone' | 'malformed' | 'held' | 'unmatched' | 'untagged' | 'roster' | 'edited' | 'cap';
  readonly what: string;
  readonly do: string;
}

export interface WriteCounts {
  readonly created: number;
  readonly updated: number;
  readonly adopted: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  /** In a plan that waits for the teacher. */
  readonly waiting: number;
  readonly skipped: readonly { readonly key: string; readonly why: string }[];
  readonly failed: readonly { readonly key: string; readonly why: string }[];
}

/** One course's part of the night report (`design.md` 4.5). */
export interface CourseReport {
  readonly id: CourseId;
  readonly school?: SchoolId;
  readonly learners: number;
  readonly coursework: number;
  readonly submissions: number;
  readonly responses: number;
  readonly evidence: { readonly new: number; readonly changed: number; readonly kept: number };
  readonly mastery: Readonly<Record<Level, number>>;
  readonly routes: { readonly seminar: number; readonly workshop: number; readonly undecided: number };
  readonly writes: WriteCounts;
  readonly problems: readonly Problem[];
  readonly calls: Readonly<Record<string, number>>;
  /** The course could not be finished. */
  readonly unfinished: boolean;
}

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
}
