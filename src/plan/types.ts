import type { CourseId, PlanId, RunId } from '../ids.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { Write } from './kinds/registry.ts';

export type { PostingWrite, Write } from './kinds/registry.ts';

/** The list of writes a run wants. Plain data: printed, stored, shown for approval, applied unchanged. */
export interface Plan {
  readonly id: PlanId;
  readonly run: RunId;
  readonly course: CourseId;
  readonly at: Instant;
  readonly date: SchoolDate;
  readonly writes: readonly Write[];
  /** Same writes, same hash: a run that wants nothing new leaves the waiting plan as it is. */
  readonly hash: string;
}
