import type { CourseId, LearnerId, Marker, PostId } from '../ids.ts';
import type { Post } from '../lms/posts.ts';
import type { Lms } from '../lms/types.ts';
import type { Instant } from '../time.ts';
import type { BatchBrakes } from './brakes.ts';
import type { Ledger } from './types.ts';

/** What every step of one batch works with. `seen` was listed just before the first write. */
export interface Batch {
  readonly course: CourseId;
  readonly lms: Lms;
  readonly ledger: Ledger;
  /** The learners of the class. One found to have left meanwhile is removed from it for the rest of the batch. */
  readonly enrolled: Set<LearnerId>;
  readonly topic: string | null;
  readonly seen: readonly Post[];
  /** Markers of every row there is. */
  readonly markers: ReadonlySet<Marker>;
  /** Ids ledger rows are bound to; grows as the batch binds. */
  readonly bound: Set<PostId>;
  /** Drafts this batch made and has not begun to publish: certainly unseen, listed or not. */
  readonly drafted: Set<PostId>;
  readonly brakes: BatchBrakes;
  readonly now: () => Instant;
}
