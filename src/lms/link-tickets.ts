import type { CourseId, CourseworkId, LearnerId } from '../ids.ts';
import type { Instant } from '../time.ts';

export interface LinkTicketRequest {
  readonly title: string;
  /** Our page of this ticket and of no other; it is also how the assignment is found again. */
  readonly address: string;
  /** What a machine can mark; null: ungraded. */
  readonly points: number | null;
  /** Null or absent: no due date. */
  readonly due?: Instant | null;
}

/**
 * Tickets that are reached by a link in an assignment, where our pages cannot be attached. This is the one thing of ours that is for
 * the whole class, and it says so in the request, never by omission: a teacher composes it for the class and publishes it by hand. It is only
 * ever made as a draft, holds nothing about any learner, and carries no marker: the nightly sweep of drafts must not find it.
 */
export interface LinkTickets {
  /**
   * The draft of the ticket's assignment. One of ours that links to the address is taken over, whatever became of it, else one is made: one
   * request, never repeated. After an unclear answer asking again is safe, for it looks first.
   */
  draft(course: CourseId, request: LinkTicketRequest): Promise<{ readonly coursework: CourseworkId }>;
  /** Its assignment is called otherwise, or takes other points, from now on. */
  change(course: CourseId, coursework: CourseworkId, to: Pick<LinkTicketRequest, 'title' | 'points'>): Promise<void>;
  /**
   * A draft grade, never a final one. Read first: only where none stands, or our own `last` one, is it written; else it `stays` the
   * teacher's. `none`: it stands already.
   */
  draftGrade(
    course: CourseId,
    coursework: CourseworkId,
    learner: LearnerId,
    grade: { readonly points: number; readonly last: number | null },
  ): Promise<'updated' | 'none' | 'stays'>;
}
