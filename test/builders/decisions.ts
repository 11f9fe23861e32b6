import { CourseId, LearnerId, RunId } from '../../src/ids.ts';
import { NOTHING_SEEN, type Decisions } from '../../src/plan/decisions.ts';
import type { CourseReport } from '../../src/report/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { seminarPlan } from './seminar.ts';

/** A night that decided nothing yet. */
export function decisions(change: Partial<Decisions> = {}): Decisions {
  const date = SchoolDate.parse('2026-09-02');
  return {
    run: RunId.parse('run-1'),
    course: CourseId.parse('6001'),
    courseName: 'Mathematics 5',
    at: instant('2026-09-02T07:10:00Z'),
    date,
    learners: [{ id: LearnerId.parse('9001'), name: 'Ana Ruiz' }],
    mastery: [],
    routes: [],
    seminar: seminarPlan({ date }),
    pathway: { reassignments: [], withheld: [], misses: [], menus: [] },
    notes: [],
    nextTicket: null,
    handIns: 0,
    rhythm: [],
    summatives: [],
    exits: [],
    seen: NOTHING_SEEN,
    ...change,
  };
}

/** A quiet night's part of the report. */
export function courseReport(change: Partial<CourseReport> = {}): CourseReport {
  return {
    id: CourseId.parse('6001'),
    learners: 1,
    coursework: 1,
    submissions: 1,
    responses: 0,
    evidence: { new: 0, changed: 0, kept: 1 },
    mastery: { mastered: 0, approaching: 0, 'not-yet': 1, slipped: 0, 'not-enough': 0, 'no-evidence': 0 },
    routes: { seminar: 0, workshop: 1, undecided: 0 },
    writes: { created: 0, updated: 0, adopted: 0, withdrawn: 0, unchanged: 0, waiting: 0, skipped: [], failed: [] },
    problems: [],
    calls: { google: 5 },
    unfinished: false,
    ...change,
  };
}
