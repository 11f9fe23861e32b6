import type { CourseId, LearnerId, RunId } from '../../ids.ts';
import type { Coursework, Post } from '../../lms/types.ts';
import { contentHash } from '../../plan/plan.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { ReassignWrite } from '../../plan/kinds/reassign.ts';
import type { PostingWrite } from '../../plan/types.ts';
import { MINUTES_WITHOUT_ACTIVITY } from '../../pathway/budget.ts';
import { SLOTS } from '../../routing/types.ts';
import { schoolWeekOf } from '../../school/calendar.ts';
import type { SchoolFile } from '../../school/file.ts';
import { RECONCILE_DAYS } from '../../writeback/carry.ts';
import { dateIn, daysAfter, daysBetween, type Instant, type SchoolDate } from '../../time.ts';
import type { Keys } from '../keys.ts';

/** More rounds on one target than a school year holds. */
const MOST_ROUNDS = 40;

/** What somebody did with it before is forgotten too, so such a row is left as it is. */
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
  /** Posts whose decision cannot be told any more; nobody knows what they gave whom. */
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
    const unknown = post !== null && post.ours && post.state === 'published' && !bound.has(post.ref.id)
      && post.createdAt !== null && daysBetween(post.createdAt, at) <= RECONCILE_DAYS;
    return unknown ? [{ post, due, points: maxPoints }] : [];
  });
}

/**
 * Rows for posts the ledger has lost. A marker says nothing by itself, but every decision that could have led to the post can be
 * named again from what stands there (its day, its learners, the school's targets), and exactly one of them has that marker.
 */
export function recover(
  unknown: readonly Unknown[], rows: readonly LedgerRow[], keys: Keys, { file, course, run, at }: Where,
): Recovered {
  const byMarker = new Map(rows.map((row) => [row.marker, row]));
  const recovered: LedgerRow[] = [];
  const unclear: Post[] = [];
  for (const each of unknown) {
    const { post } = each;
    const row = byMarker.get(post.marker);
    const write = row === undefined ? decisionBehind(each, keys, file) : row.write;
    if (write === null || (row !== undefined && row.state !== 'CANCELLED' && row.state !== 'NEW') || recovered.some(({ marker }) => marker === post.marker)) {
      unclear.push(post);
      continue;
    }
    const made = post.createdAt ?? at;
    recovered.push({
      key: row?.key ?? write.key, course, state: 'DONE', write, carrier: post.ref.carrier, marker: post.marker, contentHash: contentHash(write), remoteId: post.ref.id,
      attemptedAt: null, run, decidedAt: made, changedAt: made, trouble: FOUND,
    });
  }
  return { rows: recovered, unclear };
}

function decisionBehind(unknown: Unknown, keys: Keys, file: SchoolFile): PostingWrite | null {
  const { post } = unknown;
  const [first, ...rest] = post.assignees === 'all' ? [] : post.assignees.toSorted();
  if (first === undefined || post.createdAt === null) return null;
  const to = [first, ...rest] as const;
  const made = dateIn(file.school.timeZone, post.createdAt);
  for (const behind of Object.values(BEHIND)) {
    const write = behind(unknown, to, made, keys, file);
    if (write !== null) return write;
  }
  return null;
}

type To = readonly [LearnerId, ...LearnerId[]];
type Behind = (unknown: Unknown, to: To, made: SchoolDate, keys: Keys, file: SchoolFile) => PostingWrite | null;

/** How the decision behind a post is named again, for each kind there is. */
const BEHIND = { route: routeBehind, note: noteBehind, reassign: chanceBehind } satisfies Readonly<Record<PostingWrite['kind'], Behind>>;

/** A route post is made on its day, before it where days without school lie between, or after it where its plan was approved late. */
function routeBehind(unknown: Unknown, to: To, made: SchoolDate, keys: Keys): PostingWrite | null {
  for (const date of datesAround(made)) {
    for (const slot of SLOTS) {
      const key = keys.keyOf('route', date, slot);
      if (keys.markerOf(key) !== unknown.post.marker) continue;
      return { ...said(unknown), kind: 'route', key, learners: to, target: null, targets: [], route: slot === 'workshop' ? 'workshop' : 'seminar', slot, date };
    }
  }
  return null;
}

function noteBehind(unknown: Unknown, [learner, ...others]: To, made: SchoolDate, keys: Keys, { school }: SchoolFile): PostingWrite | null {
  const carrier = unknown.post.ref.carrier;
  if (others.length > 0) return null;
  for (const week of new Set(datesAround(made).map(schoolWeekOf))) {
    const key = keys.keyOf('note', week, learner);
    if (keys.markerOf(key) !== unknown.post.marker) continue;
    return {
      ...said(unknown), kind: 'note', key, learners: [learner], week, language: school.languages[0] ?? 'en', channel: 'post', carrier, on: null, factsHash: '',
    };
  }
  return null;
}

function chanceBehind(unknown: Unknown, to: To, made: SchoolDate, keys: Keys, { targets }: SchoolFile): ReassignWrite | null {
  for (const { code } of targets) {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const key = keys.keyOf('reassign', code, String(round), ...to);
      if (keys.markerOf(key) !== unknown.post.marker) continue;
      return {
        ...said(unknown), kind: 'reassign', key, learners: to, target: code, round, date: made, minutes: MINUTES_WITHOUT_ACTIVITY, activity: null,
      };
    }
  }
  return null;
}

/** What can be read off the post; the reason is gone with the record. */
function said({ post, due, points }: Unknown) {
  const lost = { en: 'Found in the LMS; the record of why was lost.', es: 'Encontrado en el LMS; se perdió el registro del motivo.' };
  return { title: post.title, text: post.text, links: [], due, points, why: { evidence: [], rule: lost, wouldChange: lost } };
}

function datesAround(date: SchoolDate): SchoolDate[] {
  const noon = `${date}T12:00:00.000Z` as Instant;
  return Array.from({ length: 2 * RECONCILE_DAYS + 1 }, (_, days) => dateIn('utc', daysAfter(noon, days - RECONCILE_DAYS)));
}

