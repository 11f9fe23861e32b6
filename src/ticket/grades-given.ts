import type { LearnerId } from '../ids.ts';
import { gradeOf, maxPointsOf } from './grade.ts';
import type { GradesGiven, GradeWait, TicketLearner } from './live.ts';
import type { TicketWork } from './work.ts';

/** What became of one learner's draft grade. */
export interface GradeKept {
  /** The one we gave last. */
  readonly graded: number | null;
  readonly gradeWaits: Exclude<GradeWait, 'soon'> | null;
}

/**
 * How many of the draft grades that are due stand in the LMS, and why the others do not. Null: none is due.
 * @param workOf of one learner alone
 */
export function gradesGiven(
  ticket: TicketWork['ticket'],
  learners: readonly Pick<TicketLearner, 'id' | 'done'>[],
  workOf: (learner: LearnerId) => TicketWork,
  kept: ReadonlyMap<LearnerId, GradeKept>,
): GradesGiven | null {
  if (maxPointsOf(ticket) === null || ticket.shown.length === 0) return null;
  const due = learners.flatMap(({ id, done }) => {
    const points = gradeOf(workOf(id), id, done);
    return points === null ? [] : [{ learner: id, points, kept: kept.get(id) }];
  });
  if (due.length === 0) return null;
  const waits = due
    .filter(({ points, kept: has }) => has?.graded !== points)
    .map(({ learner, kept: has }) => ({ learner, why: has?.gradeWaits ?? ('soon' as const) }));
  return { given: due.length - waits.length, of: due.length, waits };
}
