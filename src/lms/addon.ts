import type { AttachmentId, CourseId, CourseworkId, LearnerId, SubmissionId } from '../ids.ts';
import type { Row } from './types.ts';

/** What our page is attached to, or is about to be. */
export interface AddonPlace {
  readonly course: CourseId;
  readonly item: CourseworkId;
  readonly kind: 'assignment' | 'material' | 'announcement';
}

/** Who the signed-in person is in that place. */
export interface AddonContext {
  readonly role: 'teacher' | 'learner';
  /**
   * The learner's work under this attachment, where it takes any; null for a teacher. The same submission may stand in copies: only
   * together with the attachment does it name a learner's work.
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
  /** Whose copy it is, oldest first; empty: nobody's. */
  readonly copyOf: readonly {
    readonly course: CourseId;
    readonly item: CourseworkId;
    readonly attachment: AttachmentId;
  }[];
}

export interface AttachRequest {
  readonly title: string;
  /** Our own pages: the student's, the teacher's, and the teacher's view of one learner's work. */
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
  /** Those of ours in that place. A host may refuse (`denied`) to list a place that has none of ours. */
  attachments(place: AddonPlace): AsyncIterable<Row<AddonAttachment>>;
  attachment(place: AddonPlace, id: AttachmentId): Promise<AddonAttachment>;
  /**
   * One request, never repeated; after an unclear answer the caller looks among `attachments` first. The token is that of the page that
   * attaches; null only where our own project made the item.
   */
  attach(place: AddonPlace, token: string | null, request: AttachRequest): Promise<AddonAttachment>;
  /** One of ours is called otherwise, or takes other points, from now on; with a teacher's credential. */
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
   * A draft grade, never a final one; with a teacher's credential. One request, never repeated. Whether a teacher's own value
   * stands there the caller sees first.
   */
  grade(place: AddonPlace, attachment: AttachmentId, submission: SubmissionId, points: number): Promise<void>;
}
