import type { PostId, WriteKey } from '../ids.ts';
import type { LedgerRow, LedgerState } from '../plan/ledger-row.ts';
import type { Reached } from '../plan/limits.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Instant } from '../time.ts';
import type { Pause } from './brakes.ts';

/** The ledger as the write-back uses it; each call is committed before it returns. */
export interface Ledger {
  rows(): Promise<readonly LedgerRow[]>;
  /** Binds the row to a post unless it is bound already; the answer is the id that counts. */
  bind(key: WriteKey, id: PostId, at: Instant): Promise<PostId>;
  /** Changes the state only from one of the states given; false: another process was faster. */
  move(
    key: WriteKey,
    from: readonly LedgerState[],
    to: LedgerState,
    trouble: string | null,
    at: Instant,
  ): Promise<boolean>;
  /** Notes that the one attempt to say a comment begins; false: it was begun before, or the row is not `NEW` any more. */
  claim(key: WriteKey, at: Instant): Promise<boolean>;
  /** The attempt was plainly refused: it may be made again. */
  release(key: WriteKey): Promise<void>;
  /** Why a row that nobody has seen waits for another day (`LEFT_BY`); null: no longer for that. Its state and when it changed stay. */
  leave(key: WriteKey, why: string | null): Promise<void>;
  /** Throws `StoreError` `overtaken` when the course is another run's by now; asked between two calls with nothing to record between them. */
  confirm(): Promise<void>;
  /** Notes that a published post is about to read so; what it said stays beside it until the row moves on. False: the row is not `DONE` any more. */
  beginChange(key: WriteKey, write: PostingWrite, contentHash: string, at: Instant): Promise<boolean>;
  /** The change is over and the post does not read as it would have made it: `DONE`, saying what was said before. */
  dropChange(key: WriteKey, at: Instant): Promise<void>;
  /** What a bound post says now, after it was changed. */
  rewrite(key: WriteKey, write: PostingWrite, contentHash: string, at: Instant): Promise<void>;
}

/** The outcome of one write. */
export type Outcome =
  | { readonly key: WriteKey; readonly is: 'created' | 'updated' | 'adopted' | 'withdrawn' | 'unchanged' }
  | {
      readonly key: WriteKey;
      readonly is: 'skipped';
      readonly why: string;
      readonly todo?: string;
      readonly stopped?: Pause;
    }
  /** `again`: nobody answered or the host was busy, so the same run once more may do it. `over`: a limit of the day holds it back. */
  | {
      readonly key: WriteKey;
      readonly is: 'failed';
      readonly why: string;
      readonly todo?: string;
      readonly again?: boolean;
      readonly over?: Reached;
    };
