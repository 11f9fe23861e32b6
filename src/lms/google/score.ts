import { readInstant } from '../../time.ts';
import type { Instant } from '../../time.ts';
import type { Score } from '../types.ts';
import type { GradeChange, Submission } from './schema.ts';

/** What a score is read against. */
export interface Gradebook {
  readonly teachers: ReadonlySet<string>;
  /** Maximum of each coursework now, by its id; no entry: ungraded. */
  readonly maxPoints: ReadonlyMap<string, number>;
}

export interface Scored {
  readonly score: Score | null;
  readonly placeholder: boolean;
  readonly at: Instant | null;
}

interface Grade {
  readonly points: number;
  readonly provisional: boolean;
  /** The newest entry of the history about this grade. */
  readonly change: GradeChange | null;
}

/**
 * Reads the score of a submission by FACTS.md 1.8: the assigned grade, else the draft grade (provisional). Classroom
 * itself gives missing work a draft grade, so a grade is taken for such a placeholder, which is no evidence (P3), when
 * no teacher drafted it and it is
 * - a draft on work that was not handed in before the grade was given, or
 * - a zero on work that was never handed in.
 * A grade is measured against the maximum at its time, for teachers change that later. No maximum, no score.
 * `at` is when the work was done: last handed in, else first graded, else last touched.
 */
export function readScore(submission: Submission, book: Gradebook): Scored {
  const history = submission.submissionHistory ?? [];
  const handedIn = history
    .filter(({ stateHistory }) => stateHistory?.state === 'TURNED_IN')
    .map(({ stateHistory }) => stateHistory?.stateTimestamp ?? '');
  const changes = history.flatMap(({ gradeHistory }) => (gradeHistory ? [gradeHistory] : []));
  const grade = gradeOf(submission, changes);
  const teacherDrafted = changes.some((change) => isDraft(change) && book.teachers.has(change.actorUserId ?? ''));
  const placeholder =
    grade !== null && !teacherDrafted && isPlaceholder(submission, grade, handedIn, history.length > 0);
  const possible = grade?.change?.maxPoints || book.maxPoints.get(submission.courseWorkId) || 0;
  const score =
    grade === null || placeholder || possible <= 0
      ? null
      : {
          points: grade.points,
          possible,
          by:
            !grade.provisional || teacherDrafted || !grade.change?.actorUserId
              ? ('teacher' as const)
              : ('machine' as const),
          provisional: grade.provisional,
        };
  return { score, placeholder, at: doneAt(submission, handedIn, score === null ? [] : changes) };
}

function gradeOf({ assignedGrade, draftGrade }: Submission, changes: readonly GradeChange[]): Grade | null {
  if (typeof assignedGrade === 'number') {
    return { points: assignedGrade, provisional: false, change: newest(changes.filter(isAssigned)) };
  }
  if (typeof draftGrade === 'number') {
    return { points: draftGrade, provisional: true, change: newest(changes.filter(isDraft)) };
  }
  return null;
}

function isPlaceholder({ state }: Submission, grade: Grade, handedIn: readonly string[], hasHistory: boolean): boolean {
  if (grade.points === 0 && hasHistory && handedIn.length === 0) return true;
  if (!grade.provisional) return false;
  if (state === 'NEW' || state === 'CREATED') return true;
  // Late work still shows the default it was given while it was missing.
  const given = grade.change?.gradeTimestamp ?? null;
  return given !== null && handedIn.length > 0 && handedIn.every((at) => isBefore(given, at));
}

function doneAt(submission: Submission, handedIn: readonly string[], counted: readonly GradeChange[]): Instant | null {
  const last = instants(handedIn).at(-1);
  if (last !== undefined) return last;
  const graded = counted
    .filter((change) => isAssigned(change) || isDraft(change))
    .map(({ gradeTimestamp }) => gradeTimestamp ?? '');
  return instants(graded)[0] ?? readInstant(submission.updateTime ?? '');
}

function isDraft({ gradeChangeType }: GradeChange): boolean {
  return gradeChangeType === 'DRAFT_GRADE_POINTS_EARNED_CHANGE';
}

function isAssigned({ gradeChangeType }: GradeChange): boolean {
  return gradeChangeType === 'ASSIGNED_GRADE_POINTS_EARNED_CHANGE';
}

function newest(changes: readonly GradeChange[]): GradeChange | null {
  return changes.reduce<GradeChange | null>(
    (latest, change) =>
      latest === null || !isBefore(change.gradeTimestamp ?? '', latest.gradeTimestamp ?? '') ? change : latest,
    null,
  );
}

function isBefore(a: string, b: string): boolean {
  return (readInstant(a) ?? '') < (readInstant(b) ?? '');
}

/** The readable ones, earliest first. */
function instants(texts: readonly string[]): readonly Instant[] {
  return texts
    .map(readInstant)
    .filter((at) => at !== null)
    .toSorted();
}
