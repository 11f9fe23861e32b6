import { CourseworkId, LearnerId, SubmissionId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import { BadRecord } from '../bad-record.ts';
import type { CommentCarrier } from '../posts.ts';
import type { Score, Submission } from '../types.ts';
import { whyNot, wordsIn } from './comments/cell.ts';
import { read } from './posts/description.ts';
import type { Uid } from './ids.ts';
import { isGraded, takesSubmissions } from './map.ts';
import type { Cell, Item, Revision } from './schema.ts';

const MISSING = 3;

/** What one learner did on one item, from the two places Schoology keeps it in. */
export interface Trace {
  readonly item: Item;
  readonly due: Instant | null;
  readonly learner: Uid;
  readonly cell: Cell | null;
  /** The item is for the enrollment the learner has now; who left and came back may have handed in under another one. */
  readonly isTheirs: boolean;
  /** The cell belongs to the enrollment the learner has now: it can be written. */
  readonly cellIsOpen: boolean;
  /** The newest; null: none. */
  readonly revision: Revision | null;
  /** False: the submissions of the item could not be read. */
  readonly submissionsKnown: boolean;
  /** Comments on submissions may be posted in this section. */
  readonly mayComment: boolean;
}

/**
 * One submission. Excused and incomplete work has no score, and missing work, which Schoology counts as 0, has none for us
 * either (FACTS.md 6.3, P3). Where Schoology does not show whether something was handed in, the state is unknown
 * (surprise 9), and follows from a score only where nothing else could be handed in.
 * @throws BadRecord for a score that is none
 */
export function toSubmission(trace: Trace, markerRoot: string): Submission {
  const { item, learner, cell } = trace;
  const score = cell === null ? null : scoreOf(item, cell);
  return {
    id: SubmissionId.parse(`${item.id}/${learner}`),
    coursework: CourseworkId.parse(item.id),
    learner: LearnerId.parse(learner),
    state: stateOf(trace, score, markerRoot),
    score,
    placeholder: cell?.exception === MISSING,
    ...doneAt(trace, markerRoot),
    comments: commentsOn(trace, markerRoot),
  };
}

function stateOf(
  { item, revision, submissionsKnown: known }: Trace,
  score: Score | null,
  markerRoot: string,
): Submission['state'] {
  if (revision !== null && score === null) return revision.draft === true ? 'created' : 'turned-in';
  // Scored without a submission, it was handed in on paper or not at all.
  if (takesSubmissions(item) && revision === null) return known && score === null ? 'new' : 'unknown';
  if (score !== null) return 'returned';
  // A notice of ours takes nothing, so nothing was handed in.
  return read(item.description ?? '', markerRoot) !== null && item.allow_dropbox === false ? 'new' : 'unknown';
}

/**
 * Where words may stand. Whether a thread accepts comments before anything was handed in is not known (unverified 3),
 * so it is not tried. A grade accepts a comment only if its cell can be sent back unchanged, which is not so where a
 * rubric stands behind it.
 */
function commentsOn(
  { item, isTheirs, cell, cellIsOpen, revision, mayComment }: Trace,
  markerRoot: string,
): CommentCarrier[] {
  if (!isTheirs) return [];
  const handedIn = takesSubmissions(item) && revision !== null && revision.draft !== true;
  const graded =
    isGraded(item) && item.show_rubric !== true && cell !== null && cellIsOpen && whyNot(cell, markerRoot) === null;
  return [...(handedIn && mayComment ? ['comment' as const] : []), ...(graded ? ['grade-comment' as const] : [])];
}

function scoreOf(item: Item, cell: Cell): Score | null {
  if (!isGraded(item) || (cell.exception ?? 0) !== 0) return null;
  const { grade } = cell;
  if (grade === null || grade === undefined || grade === '') return null;
  const points = Number(grade);
  if (!Number.isFinite(points) || points < 0) throw new BadRecord('grade: is no number of points');
  const possible = cell.max_points ?? item.max_points ?? 0;
  if (possible <= 0) return null;
  // A quiz may also have been corrected by hand; the API does not tell.
  return { points, possible, by: item.type === 'assessment' ? 'machine' : 'teacher', provisional: false };
}

/**
 * When the work was done: handed in last, else graded. The time of a grade moves with every comment, ours too, so it counts
 * up to the due date only, and up to our own first words.
 */
function doneAt({ due, cell, revision }: Trace, markerRoot: string): Pick<Submission, 'at' | 'atMost'> {
  if (revision !== null && revision.draft !== true && revision.created !== null)
    return { at: revision.created, atMost: false };
  const touched = cell?.timestamp ?? null;
  if (touched === null) return { at: null, atMost: false };
  const before = wordsIn(cell?.comment ?? '', markerRoot)[0]?.before ?? touched;
  return { at: [touched, before, due ?? before].toSorted()[0] ?? touched, atMost: true };
}
