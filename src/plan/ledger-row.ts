import type { CourseId, Marker, PostId, RunId, WriteKey } from '../ids.ts';
import { instant, type Instant } from '../time.ts';
import type { WriteCarrier } from './kinds/write-base.ts';
import type { PostingWrite } from './types.ts';

/**
 * `NEW -> BOUND -> DONE`; `HELD` a person looks; `TOMBSTONE` a teacher removed it, never again;
 * `CANCELLED` no longer right (`writeback/PROTOCOL.md` 2).
 */
export type LedgerState = 'NEW' | 'BOUND' | 'DONE' | 'HELD' | 'TOMBSTONE' | 'CANCELLED';

/** Our memory of one write. Recipients, words and their hash are frozen with the decision. */
export interface LedgerRow {
  readonly key: WriteKey;
  readonly course: CourseId;
  readonly state: LedgerState;
  readonly write: PostingWrite;
  readonly carrier: WriteCarrier;
  readonly marker: Marker;
  /** Hash of what a learner would see: title, words, links, due, recipients. */
  readonly contentHash: string;
  readonly remoteId: PostId | null;
  /** When the one attempt to say a comment was begun; null for posts, which are drafted, and before. */
  readonly attemptedAt: Instant | null;
  readonly run: RunId;
  readonly decidedAt: Instant;
  /** When it last changed state. */
  readonly changedAt: Instant;
  /**
   * Why it is HELD, TOMBSTONE or CANCELLED, or why nothing more may be done to a DONE one; which limit left a NEW or BOUND one for another
   * day (`LEFT_BY`), `CHANGING` or `missedWords` of a BOUND one; null otherwise.
   */
  readonly trouble: string | null;
  /** Of a row that is `CHANGING`: what its post said before the change. Null: no change is under way, or its beginning did not say. */
  readonly before: Said | null;
}

/** What a row said, and the hash of what was wanted then. */
export type Said = Pick<LedgerRow, 'write' | 'contentHash'>;

/** Of a CANCELLED row: its post was taken back, or found gone, once the day it was for had passed. */
export const WITHDRAWN_AFTER_ITS_DAY = 'withdrawn after its day';
export const GONE_AFTER_ITS_DAY = 'gone after its day';

/** Of a row that was DONE: its post is being changed, so that it may still read as it did before. */
export const CHANGING = 'the change of a published post is under way';

const MISSED = 'not to be found since ';

/** Of a BOUND row: the lists of that night left its post out. They count as its absence with those of a later night (writeback/PROTOCOL.md 3). */
export function missedWords(at: Instant): string {
  return MISSED + at;
}

/** The first night that missed the row's post; null: none has yet. */
export function missedSince({ trouble }: Pick<LedgerRow, 'trouble'>): Instant | null {
  return trouble?.startsWith(MISSED) === true ? instant(trouble.slice(MISSED.length)) : null;
}

/** Of a TOMBSTONE: it was there and is not to be found any more. */
export const REMOVED = 'a teacher removed the post; it is not sent again';
