import type { CourseId, PlanId, RunId } from '../ids.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { NoteWrite } from './kinds/note.ts';
import type { ReassignWrite } from './kinds/reassign.ts';
import type { RouteWrite } from './kinds/route.ts';
import type { WithdrawWrite } from './kinds/withdraw.ts';

export type PostingWrite = RouteWrite | ReassignWrite | NoteWrite;
export type Write = PostingWrite | WithdrawWrite;

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
