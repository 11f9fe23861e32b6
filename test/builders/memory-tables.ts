import type { Evidence } from '../../src/evidence/types.ts';
import type { CourseId, EvidenceId, FormId, LearnerId, PlanId, WriteKey } from '../../src/ids.ts';
import type { Mastery } from '../../src/mastery/types.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import type { SchoolFile } from '../../src/school/file.ts';
import type { HeldCoursework } from '../../src/store/coursework.ts';
import type { LevelChange } from '../../src/store/decisions.ts';
import type { NightClaim } from '../../src/store/nights.ts';
import type { HeldPlan } from '../../src/store/plans.ts';
import type { HeldQuiz } from '../../src/store/quizzes.ts';
import type { Enrolment } from '../../src/store/roster.ts';
import type { HeldRun } from '../../src/store/runs.ts';
import type { Decisions } from '../../src/sync/types.ts';
import type { Instant, SchoolDate } from '../../src/time.ts';
import type { Pause } from '../../src/writeback/brakes.ts';

/** What one school holds in the store in memory. Rows are never changed, only replaced, so that a shallow copy is a snapshot. */
export interface Tables {
  readonly file: Map<'file', SchoolFile>;
  readonly names: Map<LearnerId, string>;
  readonly enrolments: Map<string, Omit<Enrolment, 'name'> & { readonly course: CourseId }>;
  readonly coursework: Map<string, HeldCoursework & { readonly course: CourseId; readonly missedAt: Instant | null }>;
  readonly quizzes: Map<FormId, Pick<HeldQuiz, 'quiz' | 'readAt'>>;
  readonly quizLinks: Map<string, Omit<HeldQuiz, 'quiz' | 'readAt'> & { readonly course: CourseId; readonly form: FormId }>;
  readonly evidence: Map<EvidenceId, Evidence>;
  /** The current version of each key. */
  readonly current: Map<string, EvidenceId>;
  readonly mastery: Map<string, Mastery & { readonly course: CourseId }>;
  readonly history: Map<number, LevelChange>;
  readonly decisions: Map<CourseId, Omit<Decisions, 'mastery'>>;
  /** In the order the runs first reported. */
  readonly runs: Map<string, HeldRun & { readonly course: CourseId }>;
  readonly plans: Map<PlanId, HeldPlan>;
  readonly ledger: Map<WriteKey, LedgerRow>;
  readonly turns: Map<CourseId, number>;
  /** Open pauses; `school` is the whole school's. */
  readonly pauses: Map<CourseId | 'school', Pause>;
  readonly dailyWrites: Map<SchoolDate, number>;
  /** A lease of no length has ended, any other lasts: no clock stands behind these tables. */
  readonly nights: Map<SchoolDate, NightClaim & { readonly open: boolean; readonly finished: boolean }>;
}

export function emptyTables(): Tables {
  return {
    file: new Map(), names: new Map(), enrolments: new Map(), coursework: new Map(), quizzes: new Map(), quizLinks: new Map(), evidence: new Map(),
    current: new Map(), mastery: new Map(), history: new Map(), decisions: new Map(), runs: new Map(), plans: new Map(), ledger: new Map(), turns: new Map(),
    pauses: new Map(), dailyWrites: new Map(), nights: new Map(),
  };
}

export function copyTables(tables: Tables): Tables {
  const copied = Object.entries(tables).map(([name, rows]: [string, Map<unknown, unknown>]) => [name, new Map(rows)]);
  return Object.fromEntries(copied) as Tables; // the same tables under the same names
}
