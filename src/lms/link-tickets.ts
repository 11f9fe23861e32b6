import type { CourseId, CourseworkId, LearnerId } from '../ids.ts';
import type { Instant } from '../time.ts';

export interface LinkTicketRequest {
  readonly title: string;
  /** The address of this ticket's page and of no other; the assignment is found again by it. */
  readonly address: string;
  /** Points that can be marked automatically; null: ungraded. */
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
   * Makes the draft of the ticket's assignment, or takes over one of ours that already links to the address, whatever
   * its state. One request, never repeated. After an unclear answer it is safe to ask again, because existing
   * assignments are looked for first.
   */
  draft(course: CourseId, request: LinkTicketRequest): Promise<{ readonly coursework: CourseworkId }>;
  /** Changes the title or points of its assignment. */
  change(course: CourseId, coursework: CourseworkId, to: Pick<LinkTicketRequest, 'title' | 'points'>): Promise<void>;
  /**
   * Writes a draft grade, never a final one. The grade is read first: it is written only where there is none, or where
   * it equals `last`, our own previous one; otherwise the teacher's grade `stays`. `none`: it already has this value.
   */
  draftGrade(
    course: CourseId,
    coursework: CourseworkId,
    learner: LearnerId,
    grade: { readonly points: number; readonly last: number | null },
  ): Promise<'updated' | 'none' | 'stays'>;
}
