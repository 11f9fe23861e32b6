import { compare, type EvidenceChange } from '../../evidence/compare.ts';
import { observe, type Observed } from '../../evidence/observe.ts';
import { withTickets } from '../../evidence/observe-tickets.ts';
import type { Evidence } from '../../evidence/types.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { limitsAt } from '../../school/school-year.ts';
import type { Instant } from '../../time.ts';
import type { daysAt } from '../tickets/days.ts';
import type { Known } from './known.ts';
import { ownChances } from './own-work.ts';
import type { Results } from './results/read-results.ts';

/** What tonight's reading says about the class, against what the store holds of this course. */
export interface TakenIn {
  readonly observed: Observed;
  readonly change: EvidenceChange;
  /** Evidence of this course that stands after tonight, of whoever has ever been in it. */
  readonly standing: readonly Evidence[];
}

/** Observations of the course's work and its tickets, as changes to its evidence. What was deleted at the end of its school year is not read in again from a class that goes on. */
export function takeIn(
  {
    file,
    course,
    known,
    results,
  }: {
    readonly file: SchoolFile;
    readonly course: CourseSettings;
    readonly known: Known;
    readonly results: Results;
  },
  {
    rows,
    tickets,
    stored,
  }: {
    readonly rows: readonly LedgerRow[];
    readonly tickets: ReturnType<typeof daysAt>;
    readonly stored: readonly Evidence[];
  },
  at: Instant,
): TakenIn {
  const { pulled, quizzes, rubrics, learners } = results;
  const items = new Set(known.tickets.items);
  const observed = observe({
    course: course.id,
    coursework: pulled.coursework.filter(({ id }) => !items.has(id)),
    submissions: pulled.submissions,
    quizzes,
    rubrics: rubrics.map(({ rubric }) => rubric),
    learners,
    tags: file.tags,
    targets: file.targets.map((target) => target.code),
    ownChances: ownChances(rows),
    stored,
  });
  const { year } = limitsAt(file, at);
  const seen = withTickets(observed, course.id, tickets, { stored, items });
  const change = compare({ ...seen, observations: seen.observations.filter((each) => each.at >= year) }, stored, at);
  const superseded = new Set(change.superseded);
  return { observed, change, standing: [...stored.filter((each) => !superseded.has(each.id)), ...change.added] };
}
