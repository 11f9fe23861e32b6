import type { CourseId, CourseworkId } from '../../../ids.ts';
import type { Evidence } from '../../../evidence/types.ts';
import type { Language } from '../../../language.ts';
import type { Hand } from '../../../plan/hand.ts';
import type { StandingAsk } from '../../../pathway/check-asks.ts';
import type { Proposal } from '../../../pathway/proposals.ts';
import type { Plan } from '../../../plan/types.ts';
import type { CourseSettings, SchoolFile } from '../../../school/file.ts';
import type { Mastery } from '../../../mastery/types.ts';
import type { Morning } from '../../../store/day/decisions.ts';
import type { SeminarAnswer } from '../../../store/day/seminar-answers.ts';
import type { Pause } from '../../../writeback/brakes.ts';
import type { CourseReport } from '../../../report/types.ts';
import type { Instant } from '../../../time.ts';
import type { LedgerRow } from '../../../plan/ledger-row.ts';
import type { UploadProps } from '../../results/upload.tsx';
import type { Cell, Sort } from '../address.ts';
import type { Connection } from './connection.ts';

/** A plan and its state: it waits for the teacher, was applied, or was replaced by a newer one. */
export interface PlanOnFile {
  readonly plan: Plan;
  readonly state: 'waiting' | 'applied' | 'replaced';
}

/** Everything the board is computed from: plain data, already read from the store. */
export interface BoardInput {
  readonly school: SchoolFile;
  readonly course: CourseSettings;
  /** The viewer's courses, to switch between. */
  readonly courses: readonly { readonly id: CourseId; readonly name: string }[];
  readonly language: Language;
  readonly sort: Sort;
  /** The cell whose reasons are asked for. */
  readonly asked: Cell | null;
  /** The estimate of the cell asked for; null where no cell is asked for, or the cell belongs to another course. */
  readonly estimate: Mastery | null;
  readonly now: Instant;
  readonly decisions: Morning;
  readonly plan: PlanOnFile | null;
  /** The state of the course's credential at the LMS; null: there is nothing to say about it. */
  readonly connection: Connection | null;
  /** Tickets given out or due on the day the board is looked at. */
  readonly ticketsToday: number;
  /** The quizzes whose question results may come from a file; null: the LMS reports question results itself. */
  readonly resultsFor: UploadProps['work'] | null;
  /** Questions, rubric rows and whole works that no tag assigns to a target. */
  readonly untagged: number;
  readonly ledger: readonly LedgerRow[];
  readonly report: CourseReport | null;
  /** What the teacher changed in this class's plans: strikes, and this week's reworded notes. */
  readonly hand: Hand;
  /** Targets that learners asked to be checked on and for which no result has come since. */
  readonly asks: readonly StandingAsk[];
  /** Activities that learners proposed. */
  readonly proposals: readonly Proposal[];
  /** The teacher's answers on whether past seminars took place. */
  readonly answers: readonly SeminarAnswer[];
  /** The pauses that hold back sending to this class now. */
  readonly pause: Pause | null;
  /** The evidence that the reasons name; a piece that is missing here is left out of the lists. */
  readonly evidence: readonly Evidence[];
  readonly titles: ReadonlyMap<CourseworkId, string>;
}
