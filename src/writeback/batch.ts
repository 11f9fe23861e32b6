import type { CourseId, LearnerId, PostId } from '../ids.ts';
import type { Lms, Post } from '../lms/types.ts';
import type { Instant } from '../time.ts';
import type { Ledger } from './types.ts';

/** What every step of one batch works with. `seen` was listed just before the first write. */
export interface Batch {
  readonly course: CourseId;
  readonly lms: Lms;
  readonly ledger: Ledger;
  readonly enrolled: ReadonlySet<LearnerId>;
  readonly topic: string | null;
  readonly seen: readonly Post[];
  /** Ids ledger rows are bound to; grows as the batch binds. */
  readonly bound: Set<PostId>;
  readonly now: () => Instant;
}
