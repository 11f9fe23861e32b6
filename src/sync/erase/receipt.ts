import type { CourseId, PostId } from '../../ids.ts';
import type { RowCounts } from '../../store/lots.ts';
import type { Instant } from '../../time.ts';

/** What was erased and what stays. It names nobody and holds only counts, courses and posts. */
export interface Receipt {
  readonly erasure: string;
  readonly scope: 'learner' | 'course' | 'school';
  readonly at: Instant;
  /** For a whole school: the head of its audit chain (`n:hash`) when the audit was erased with the rest. */
  readonly audit?: string;
  /** Rows by table that went, or from which a learner was taken out. */
  readonly rows: RowCounts;
  /** Whether the learner is not read any more, whatever the class list says. */
  readonly keptOut: boolean;
  /** Drafts of ours that nobody had seen and that are gone from the LMS. */
  readonly drafts: number;
  /** Courses whose drafts could not be taken away now. Learners do not see them; where Waymark goes on, a later night takes them away. */
  readonly left: readonly { readonly course: CourseId; readonly why: string }[];
  /** Posts for that learner, or in that course or school, that stand in the LMS: they are the teacher's, who may remove them there. */
  readonly standing: readonly { readonly course: CourseId; readonly post: PostId }[];
}
