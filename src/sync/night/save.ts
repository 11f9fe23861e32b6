import type { Records } from '../../store/records.ts';
import type { Problem } from '../../report/types.ts';
import { dayOf } from '../../plan/kinds/registry.ts';
import { GONE_AFTER_ITS_DAY, REMOVED, type LedgerRow } from '../../plan/ledger-row.ts';
import type { Gathered } from './gather.ts';
import { removedProblem } from './post-problems.ts';
import type { CourseRun } from '../types.ts';

/**
 * Nights with a complete list from which a thing must be missing before it counts as removed (writeback/PROTOCOL.md 3).
 */
const NIGHTS_TO_GONE = 2;

/** Keeps what the night read and decided, inside one transaction with the plan. */
export async function saveNight(records: Records, gathered: Gathered, { run, at }: CourseRun): Promise<Problem[]> {
  const course = gathered.course.id;
  await records.saveRoster(course, gathered.learners, at);
  await records.saveCoursework(course, gathered.coursework, at);
  for (const { quiz, coursework, read } of gathered.quizzes) {
    if (read) await records.saveQuiz(course, quiz, coursework, at);
  }
  for (const { rubric, read } of gathered.rubrics) if (read) await records.saveRubric(course, rubric, at);
  const listed = gathered.quizzes
    .filter(({ responses }) => responses !== null)
    .map(({ quiz: { form } }) => ({ form, uncounted: gathered.uncounted.get(form) ?? [] }));
  if (listed.length > 0) await records.markListed(course, listed, at, gathered.pull.readFor);
  await records.savePull(course, gathered.pull);
  if (gathered.isHinted) await records.clearHints(course, at);
  await records.saveEvidence(gathered.evidence, run, at);
  await records.saveDecisions(gathered.decisions);
  for (const row of gathered.reconciled.recovered) await recordFound(records, row, at);
  for (const key of gathered.proven) await records.move(key, ['BOUND', 'CANCELLED', 'TOMBSTONE'], 'DONE', null, at);
  return closeRemoved(records, gathered, at);
}

/** What stands in the LMS although the ledger had lost it, or not yet come so far, or still names the post that stood there before an undo. */
async function recordFound(records: Records, row: LedgerRow, at: CourseRun['at']): Promise<void> {
  if (row.remoteId === null) return;
  await records.move(row.key, ['BOUND', 'DONE', 'TOMBSTONE'], 'CANCELLED', row.trouble, at); // a closed row alone is bound again
  if ((await records.recordDecision([row])).length > 0) return;
  await records.bind(row.key, row.remoteId, at);
  await records.move(row.key, ['BOUND'], 'DONE', row.trouble, at);
}

/**
 * Posts of ours that a teacher removed: they are not sent again (promise 4). A route post of an earlier day is wanted no more, and our
 * own late withdrawal of it may have arrived; so nobody is said to have removed it.
 */
async function closeRemoved(
  records: Records,
  { course, ledger, coursework, decisions }: Gathered,
  at: CourseRun['at'],
): Promise<Problem[]> {
  const listed = new Set<string>(coursework.map((work) => work.id));
  const missing = ledger.filter(
    (row) => row.state === 'DONE' && row.carrier === 'assignment' && row.remoteId !== null && !listed.has(row.remoteId),
  );
  if (missing.length === 0) return [];
  const gone = new Set<string>(
    (await records.loadCoursework(course.id))
      .filter((stored) => stored.missingNights >= NIGHTS_TO_GONE)
      .map((stored) => stored.coursework.id),
  );
  const closed = missing.filter((row) => row.remoteId !== null && gone.has(row.remoteId));
  const isPast = ({ write }: LedgerRow): boolean => {
    const day = dayOf(write);
    return day !== null && day < decisions.date;
  };
  const removed = closed.filter((row) => !isPast(row));
  for (const row of closed.filter(isPast)) await records.move(row.key, ['DONE'], 'CANCELLED', GONE_AFTER_ITS_DAY, at);
  for (const row of removed) await records.move(row.key, ['DONE'], 'TOMBSTONE', REMOVED, at);
  return removedProblem(removed.map(({ write }) => write.title));
}
