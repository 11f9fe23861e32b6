import type { CourseId, Marker, PostId, RunId, WriteKey } from '../ids.ts';
import type { PostingWrite, WriteCarrier } from '../plan/types.ts';
import type { Instant } from '../time.ts';

/**
 * `NEW -> BOUND -> DONE`; `HELD` a person looks; `TOMBSTONE` a teacher removed it, never again;
 * `CANCELLED` no longer right (`safety.md` 2).
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
  readonly run: RunId;
  readonly decidedAt: Instant;
  /** When it last changed state. */
  readonly changedAt: Instant;
  /** Why it is HELD, TOMBSTONE or CANCELLED; null otherwise. */
  readonly trouble: string | null;
}

/** The ledger as the write-back uses it; each call is committed before it returns. */
export interface Ledger {
  rows(): Promise<readonly LedgerRow[]>;
  /** Binds the row to a post unless it is bound already; the answer is the id that counts. */
  bind(key: WriteKey, id: PostId, at: Instant): Promise<PostId>;
  /** Moves on only from one of the states given; false: somebody else was faster. */
  move(key: WriteKey, from: readonly LedgerState[], to: LedgerState, trouble: string | null, at: Instant): Promise<boolean>;
  /** What a bound post says now, after it was changed. */
  rewrite(key: WriteKey, write: PostingWrite, contentHash: string, at: Instant): Promise<void>;
}

/** What became of one write. */
export type Outcome =
  | { readonly key: WriteKey; readonly is: 'created' | 'updated' | 'adopted' | 'withdrawn' | 'unchanged' }
  | { readonly key: WriteKey; readonly is: 'skipped' | 'failed'; readonly why: string; readonly todo?: string };
