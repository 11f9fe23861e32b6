import type { CourseId, PostId, RunId } from '../../ids.ts';
import type { Post } from '../../lms/posts.ts';
import type { Coursework } from '../../lms/types.ts';
import type { Found } from '../../plan/kinds/found.ts';
import { KIND_NAMES, kindNamed, type PostingWrite } from '../../plan/kinds/registry.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { contentHash } from '../../plan/plan.ts';
import { wasEverUndone } from '../../plan/undone.ts';
import type { SchoolFile } from '../../school/file.ts';
import { RECONCILE_DAYS } from '../../writeback/carry.ts';
import { dateIn, daysAfter, daysBetween, type Instant, type SchoolDate } from '../../time.ts';
import type { Keys } from '../keys.ts';

/** Noted on a row put back after a restore: what people did with its post before is unknown, so the post is left as it is. */
const FOUND = 'found in the LMS after the ledger was set back; it is left as it is';

/** A post of ours that stands published while the ledger knows nothing of it: the ledger was set back to before it. */
export interface Unknown {
  readonly post: Post;
  readonly due: Instant | null;
  readonly points: number | null;
}

export interface Recovered {
  /** As the ledger should hold them: DONE, bound to what stands. */
  readonly rows: readonly LedgerRow[];
  /** Posts whose decision can no longer be found: what they gave to whom is unknown. */
  readonly unclear: readonly Post[];
}

export interface Where {
  readonly file: SchoolFile;
  readonly course: CourseId;
  readonly run: RunId;
  readonly at: Instant;
}

type Standing = Pick<Coursework, 'post' | 'due' | 'maxPoints'>;

/** Published posts of ours that no row is bound to; none in any ordinary night. */
export function unknownAmong(standing: readonly Standing[], rows: readonly LedgerRow[], at: Instant): Unknown[] {
  const bound = new Set(rows.map((row) => row.remoteId));
  return standing.flatMap(({ post, due, maxPoints }) => {
    const unknown =
      post !== null &&
      post.ours &&
      post.state === 'published' &&
      !bound.has(post.ref.id) &&
      post.createdAt !== null &&
      daysBetween(post.createdAt, at) <= RECONCILE_DAYS;
    return unknown ? [{ post, due, points: maxPoints }] : [];
  });
}

/**
 * Rows for posts the ledger has lost. A marker says nothing by itself, but every decision that could have led to the post can be
 * named again from what stands there (its day, its learners, the school's targets), and exactly one of them has that marker.
 *
 * @param standing every post of ours that was listed
 */
export function recover(
  unknown: readonly Unknown[],
  rows: readonly LedgerRow[],
  standing: ReadonlyMap<PostId, Post['state']>,
  keys: Keys,
  { file, course, run, at }: Where,
): Recovered {
  const byMarker = new Map(rows.map((row) => [row.marker, row]));
  const recovered: LedgerRow[] = [];
  const unclear: Post[] = [];
  for (const each of unknown) {
    const { post } = each;
    const row = byMarker.get(post.marker);
    const write = row === undefined ? decisionBehind(each, keys, file) : row.write;
    if (
      write === null ||
      (row !== undefined && !mayBeSentSince(row, standing)) ||
      recovered.some(({ marker }) => marker === post.marker)
    ) {
      unclear.push(post);
      continue;
    }
    const made = post.createdAt ?? at;
    recovered.push({
      key: row?.key ?? write.key,
      course,
      state: 'DONE',
      write,
      carrier: post.ref.carrier,
      marker: post.marker,
      contentHash: contentHash(write),
      remoteId: post.ref.id,
      attemptedAt: null,
      run,
      decidedAt: made,
      changedAt: made,
      trouble: FOUND,
      before: null,
    });
  }
  return { rows: recovered, unclear };
}

/**
 * Whether what the row says may have been sent (again) after the day the ledger was set back to: it was not sent then, or an undo took it back, then or since,
 * and somebody asked for it again. What it was bound to stands no more.
 */
function mayBeSentSince(row: LedgerRow, standing: ReadonlyMap<PostId, Post['state']>): boolean {
  switch (row.state) {
    case 'NEW':
    case 'CANCELLED':
      return true;
    case 'BOUND':
      return row.remoteId !== null && standing.get(row.remoteId) !== 'published'; // a draft nobody has seen
    case 'DONE':
      return row.remoteId !== null && !standing.has(row.remoteId);
    case 'TOMBSTONE':
      return wasEverUndone(row);
    case 'HELD':
      return false;
    default:
      return row.state satisfies never;
  }
}

/** Asks every kind there is. */
function decisionBehind({ post, due, points }: Unknown, keys: Keys, file: SchoolFile): PostingWrite | null {
  const [first, ...rest] = post.assignees === 'all' ? [] : post.assignees.toSorted();
  if (first === undefined || post.createdAt === null) return null;
  const made = dateIn(file.school.timeZone, post.createdAt);
  const lost = {
    en: 'Found in the LMS; the record of why was lost.',
    es: 'Encontrado en el LMS; se perdió el registro del motivo.',
  };
  const found: Found = {
    to: [first, ...rest],
    made,
    around: datesAround(made),
    carrier: post.ref.carrier,
    says: {
      title: post.title,
      text: post.text,
      links: [],
      due,
      points,
      why: { evidence: [], rule: lost, wouldChange: lost },
    },
    file,
    keyIfBehind: (...intent) => {
      const key = keys.keyOf(...intent);
      return keys.markerOf(key) === post.marker ? key : null;
    },
  };
  for (const name of KIND_NAMES) {
    const write = kindNamed(name).behind(found);
    if (write !== null) return write;
  }
  return null;
}

function datesAround(date: SchoolDate): SchoolDate[] {
  const noon = `${date}T12:00:00.000Z` as Instant;
  return Array.from({ length: 2 * RECONCILE_DAYS + 1 }, (_, days) =>
    dateIn('utc', daysAfter(noon, days - RECONCILE_DAYS)),
  );
}
