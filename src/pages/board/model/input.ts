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

/** A plan and where it stands: waits for the teacher, was applied, or a newer one took its place. */
export interface PlanOnFile {
  readonly plan: Plan;
  readonly state: 'waiting' | 'applied' | 'replaced';
}

/** All the board is made of: plain data, read before. */
export interface BoardInput {
  readonly school: SchoolFile;
  readonly course: CourseSettings;
  /** The viewer's courses, to switch between. */
  readonly courses: readonly { readonly id: CourseId; readonly name: string }[];
  readonly language: Language;
  readonly sort: Sort;
  /** The cell whose reasons are asked for. */
  readonly asked: Cell | null;
  /** The estimate of the asked cell; null where none is asked for or it is not of this course. */
  readonly estimate: Mastery | null;
  readonly now: Instant;
  readonly decisions: Morning;
  readonly plan: PlanOnFile | null;
  /** How the course's credential at the LMS stands, where it is to be told; null: nothing to tell. */
  readonly connection: Connection | null;
  /** Tickets given out or due on the day the board is looked at. */
  readonly ticketsToday: number;
  /** What question results from a file may be of; null: the LMS tells them itself. */
  readonly resultsFor: UploadProps['work'] | null;
  /** Questions, rows of rubrics and whole works that no tag reaches. */
  readonly untagged: number;
  readonly ledger: readonly LedgerRow[];
  readonly report: CourseReport | null;
  /** The teacher's hand on this class's plans: strikes, and the notes of this week. */
  readonly hand: Hand;
  /** What learners asked to be checked on, as far as no result has answered it. */
  readonly asks: readonly StandingAsk[];
  /** Activities that learners proposed. */
  readonly proposals: readonly Proposal[];
  /** What the teacher said of past seminars. */
  readonly answers: readonly SeminarAnswer[];
  /** What stops the sending to this class now. */
  readonly pause: Pause | null;
  /** The evidence the reasons name; what is not there is left out of the lists. */
  readonly evidence: readonly Evidence[];
  readonly titles: ReadonlyMap<CourseworkId, string>;
}
