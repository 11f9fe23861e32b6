import type { Evidence } from '../../../src/evidence/types.ts';
import type { CourseId, EvidenceId, FormId, LearnerId, PlanId, WriteKey } from '../../../src/ids.ts';
import type { Mastery } from '../../../src/mastery/types.ts';
import type { NoteEdit, Strike } from '../../../src/plan/hand.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import type { Choice } from '../../../src/routing/types.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import type { StoredCoursework } from '../../../src/store/results/coursework.ts';
import type { LevelChange } from '../../../src/store/day/decisions.ts';
import type { NightClaim } from '../../../src/store/nights/nights.ts';
import type { StoredPlan } from '../../../src/store/day/plans.ts';
import type { StoredHint, StoredWatch } from '../../../src/store/nights/hints.ts';
import type { StoredPull } from '../../../src/store/nights/pulls.ts';
import type { StoredQuiz } from '../../../src/store/results/quizzes.ts';
import type { StoredRubric } from '../../../src/store/results/rubrics.ts';
import type { AnsweredTag } from '../../../src/tagging/types.ts';
import type { Enrolment } from '../../../src/store/people/roster.ts';
import type { StoredRun } from '../../../src/store/nights/runs.ts';
import type { SeminarAnswer } from '../../../src/store/day/seminar-answers.ts';
import type { Decisions } from '../../../src/plan/decisions.ts';
import type { Instant, SchoolDate } from '../../../src/time.ts';
import type { Pause } from '../../../src/writeback/brakes.ts';
import type { RosterHeld } from '../../../src/store/nights/held-rosters.ts';

/** What one school holds in the store in memory. Rows are never changed, only replaced. */
export interface Tables {
  readonly file: Map<'file', SchoolFile>;
  readonly names: Map<LearnerId, string>;
  readonly enrolments: Map<string, Omit<Enrolment, 'name'> & { readonly course: CourseId }>;
  readonly coursework: Map<string, StoredCoursework & { readonly course: CourseId; readonly missedAt: Instant | null }>;
  readonly quizzes: Map<FormId, Pick<StoredQuiz, 'quiz' | 'readAt'>>;
  readonly quizLinks: Map<
    string,
    Omit<StoredQuiz, 'quiz' | 'readAt'> & { readonly course: CourseId; readonly form: FormId }
  >;
  readonly pulls: Map<CourseId, StoredPull>;
  readonly watches: Map<string, StoredWatch & { readonly course: CourseId }>;
  /** By course, kind and thing. */
  readonly hints: Map<string, StoredHint & { readonly course: CourseId }>;
  readonly rubrics: Map<string, StoredRubric & { readonly course: CourseId }>;
  /** By course, place and target. */
  readonly tagAnswers: Map<string, AnsweredTag>;
  readonly evidence: Map<EvidenceId, Evidence>;
  /** The current version of each key. */
  readonly current: Map<string, EvidenceId>;
  readonly mastery: Map<string, Mastery & { readonly course: CourseId }>;
  readonly history: Map<number, LevelChange>;
  readonly decisions: Map<CourseId, Omit<Decisions, 'mastery'>>;
  /** In the order the runs first reported. */
  readonly runs: Map<string, StoredRun & { readonly course: CourseId }>;
  readonly plans: Map<PlanId, StoredPlan>;
  readonly ledger: Map<WriteKey, LedgerRow>;
  /** In the order they were made. */
  readonly choices: Map<number, Choice & { readonly course: CourseId }>;
  readonly seminarAnswers: Map<string, SeminarAnswer & { readonly course: CourseId }>;
  readonly strikes: Map<number, Strike & { readonly course: CourseId }>;
  readonly noteEdits: Map<number, NoteEdit & { readonly course: CourseId }>;
  readonly heldRosters: Map<CourseId, RosterHeld>;
  readonly turns: Map<CourseId, number>;
  /** Open pauses; `school` is the whole school's. */
  readonly pauses: Map<CourseId | 'school', Pause>;
  readonly dailyWrites: Map<SchoolDate, number>;
  /** A lease of no length has ended, any other lasts: no clock stands behind these tables. */
  readonly nights: Map<SchoolDate, NightClaim & { readonly open: boolean; readonly finished: boolean }>;
  /** By date and course. */
  readonly courseNights: Map<string, CourseNightRow>;
}

export interface CourseNightRow {
  readonly date: SchoolDate;
  readonly course: CourseId;
  readonly part: number;
  readonly had: boolean;
}

/** What has to be done, newest first, to make it as it was when the transaction began. */
export type Undo = (() => void)[];

/** A table that can take back what a transaction did to it; copying whole tables for each would cost more than the transactions do. */
class Table<K, V> extends Map<K, V> {
  private readonly undo: Undo;

  constructor(undo: Undo, rows: Iterable<readonly [K, V]>) {
    super();
    this.undo = undo;
    for (const [key, row] of rows) super.set(key, row);
  }

  override set(key: K, row: V): this {
    const before = super.get(key);
    this.undo.push(before === undefined ? () => super.delete(key) : () => super.set(key, before));
    return super.set(key, row);
  }

  override delete(key: K): boolean {
    const before = super.get(key);
    if (before !== undefined) this.undo.push(() => super.set(key, before));
    return super.delete(key);
  }
}

/** One school's tables, as `rows` has them. */
export function tablesOf(undo: Undo, rows: Partial<Tables> = {}): Tables {
  return Object.fromEntries(
    NAMES.map((name) => {
      const held: Iterable<readonly [unknown, unknown]> = rows[name] ?? [];
      return [name, new Table(undo, held)];
    }),
  ) as unknown as Tables; // the same tables under the same names
}

/** A snapshot: rows are never changed, so a copy of the tables is one. */
export function copyTables(tables: Tables): Tables {
  return Object.fromEntries(NAMES.map((name) => [name, new Map<unknown, unknown>(tables[name])])) as unknown as Tables;
}

const NAMES = [
  'file',
  'names',
  'enrolments',
  'coursework',
  'quizzes',
  'quizLinks',
  'pulls',
  'watches',
  'hints',
  'rubrics',
  'tagAnswers',
  'evidence',
  'current',
  'mastery',
  'history',
  'decisions',
  'runs',
  'plans',
  'ledger',
  'choices',
  'seminarAnswers',
  'strikes',
  'noteEdits',
  'heldRosters',
  'turns',
  'pauses',
  'dailyWrites',
  'nights',
  'courseNights',
] as const satisfies readonly (keyof Tables)[];
