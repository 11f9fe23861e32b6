import { z } from 'zod';

/** Control characters, halves of characters, and what turns a line of text around without being seen. */
const HIDDEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Branded ids: one type each, so that a course id cannot be passed where a learner id is due
 * (`writeback/PROTOCOL.md`: identity is school + LMS id only, never a name or an e-mail).
 * Each is a non-empty string, one that a host gave without hidden characters; `X.parse(text)` makes one at an edge.
 */
const id = z.string().min(1).max(500);
export const HostId = id.refine((text) => !HIDDEN.test(text), 'holds a hidden character');

export const SchoolId = HostId.brand<'SchoolId'>();
export type SchoolId = z.infer<typeof SchoolId>;
export const CourseId = HostId.brand<'CourseId'>();
export type CourseId = z.infer<typeof CourseId>;
/** The LMS's stable id of a student. */
export const LearnerId = HostId.brand<'LearnerId'>();
export type LearnerId = z.infer<typeof LearnerId>;
/** The LMS's stable id of a teacher. */
export const TeacherId = HostId.brand<'TeacherId'>();
export type TeacherId = z.infer<typeof TeacherId>;
export const CourseworkId = HostId.brand<'CourseworkId'>();
export type CourseworkId = z.infer<typeof CourseworkId>;
export const SubmissionId = HostId.brand<'SubmissionId'>();
export type SubmissionId = z.infer<typeof SubmissionId>;
/** Our page attached to a piece of classwork. */
export const AttachmentId = HostId.brand<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;
export const FormId = HostId.brand<'FormId'>();
export type FormId = z.infer<typeof FormId>;
/** One question of a ticket or quiz. */
export const ItemId = HostId.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;
/** One row of the rubric a piece of coursework is graded by. */
export const CriterionId = HostId.brand<'CriterionId'>();
export type CriterionId = z.infer<typeof CriterionId>;
export const ResponseId = HostId.brand<'ResponseId'>();
export type ResponseId = z.infer<typeof ResponseId>;
/** The LMS's id of something we posted. */
export const PostId = HostId.brand<'PostId'>();
export type PostId = z.infer<typeof PostId>;
/** Code of a learning target, e.g. `5.NF.A.1`. */
export const TargetCode = id.brand<'TargetCode'>();
export type TargetCode = z.infer<typeof TargetCode>;
/** One version of one piece of evidence. */
export const EvidenceId = id.brand<'EvidenceId'>();
export type EvidenceId = z.infer<typeof EvidenceId>;
/** One occasion that evidence came from: this ticket, that assignment, a conference. */
export const SourceId = id.brand<'SourceId'>();
export type SourceId = z.infer<typeof SourceId>;
/** Names the intent of one write; never built from a time or a random number. */
export const WriteKey = id.brand<'WriteKey'>();
export type WriteKey = z.infer<typeof WriteKey>;
/** The opaque value a post carries so that we can recognise it. */
export const Marker = id.brand<'Marker'>();
export type Marker = z.infer<typeof Marker>;
export const RunId = id.brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;
export const PlanId = id.brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

/** One learner and one target as one text, to index by; an id holds no NUL, so no two pairs share a text. */
export function pairOf(learner: LearnerId, target: TargetCode): string {
  return `${learner}\0${target}`;
}

/** Order of ids that is the same on every machine, for ties that must not depend on the input's order. */
export function byId(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
