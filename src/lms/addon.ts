import type { AttachmentId, CourseId, CourseworkId, LearnerId, SubmissionId } from '../ids.ts';
import type { Row } from './types.ts';

/** The classwork our page is attached to, or is about to be attached to. */
export interface AddonPlace {
  readonly course: CourseId;
  readonly item: CourseworkId;
  readonly kind: 'assignment' | 'material' | 'announcement';
}

/** Who the signed-in person is in relation to that classwork. */
export interface AddonContext {
  readonly role: 'teacher' | 'learner';
  /**
   * The learner's work under this attachment, where it takes any; null for a teacher. Copies of the classwork may carry
   * the same submission id, so only together with the attachment does it identify a learner's work.
   */
  readonly submission: SubmissionId | null;
}

export interface AddonAttachment {
  readonly id: AttachmentId;
  readonly title: string | null;
  /** Where a student opens it. */
  readonly address: string;
  /** Null: it takes no grade. */
  readonly maxPoints: number | null;
  /** The attachments it is a copy of, oldest first; empty: it is no copy. */
  readonly copyOf: readonly {
    readonly course: CourseId;
    readonly item: CourseworkId;
    readonly attachment: AttachmentId;
  }[];
}

export interface AttachRequest {
  readonly title: string;
  /** Addresses of our own pages: the student's, the teacher's, and the teacher's view of one learner's work. */
  readonly addresses: { readonly student: string; readonly teacher: string; readonly review: string };
  /** Null: it takes no grade. */
  readonly maxPoints: number | null;
}

/**
 * Our pages inside the LMS. Each call is made with the credential of the person it is about: what the host answers to that is the only
 * proof of a role. Refusals are `LmsError`: `denied` (`reason` says when another account or an old page is to blame), `gone`, `down`, `busy`.
 */
export interface Addon {
  /** Who the person behind the credential is here. The token is that of the page that attaches, where there is no attachment yet. */
  context(
    place: AddonPlace,
    by: { readonly attachment: AttachmentId } | { readonly token: string },
  ): Promise<AddonContext>;
  /** Our attachments on that classwork. A host may refuse (`denied`) to list classwork that has none of ours. */
  attachments(place: AddonPlace): AsyncIterable<Row<AddonAttachment>>;
  attachment(place: AddonPlace, id: AttachmentId): Promise<AddonAttachment>;
  /**
   * One request, never repeated; after an unclear answer the caller looks among `attachments` first. The token is that of the page that
   * attaches; null only where our own project made the item.
   */
  attach(place: AddonPlace, token: string | null, request: AttachRequest): Promise<AddonAttachment>;
  /** Changes the title or points of one of our attachments; with a teacher's credential. */
  change(place: AddonPlace, attachment: AttachmentId, to: Pick<AttachRequest, 'title' | 'maxPoints'>): Promise<void>;
  /**
   * Whose work it is and what we passed back for it so far; with a teacher's credential. What a teacher made of that in the gradebook since
   * is told by `Lms.submissions` alone.
   */
  workOf(
    place: AddonPlace,
    attachment: AttachmentId,
    submission: SubmissionId,
  ): Promise<{ readonly learner: LearnerId; readonly points: number | null }>;
  /** The same of every learner who has work there, in one list; with a teacher's credential. */
  works(
    place: AddonPlace,
    attachment: AttachmentId,
  ): AsyncIterable<
    Row<{ readonly submission: SubmissionId; readonly learner: LearnerId; readonly points: number | null }>
  >;
  /**
   * Passes back a draft grade, never a final one; with a teacher's credential. One request, never repeated. The caller
   * checks first whether a grade of the teacher's own stands there.
   */
  grade(place: AddonPlace, attachment: AttachmentId, submission: SubmissionId, points: number): Promise<void>;
}
