import { z } from 'zod';
import { CategoryId, CommentId, EnrollmentId, ItemId, SectionId, Uid } from './ids.ts';
import { Flag, Num, OwnText, several, Text, Unix } from './loose.ts';

/**
 * The shapes we read from Schoology, with only the fields we read; what the host leaves out when it has its default value
 * may be absent. Lists are pages of unread records under a name of their own (list.ts).
 */
export const Self = z.object({ api_uid: Uid });

export const User = z.object({ uid: Uid, name_display: Text, primary_email: Text, tz_name: Text });
export type User = z.infer<typeof User>;

/** A 200 with another object proves nothing (FACTS.md 2.1), so a section must have what only sections have. */
export const Section = z.object({
  id: SectionId,
  course_title: z.string(),
  section_title: z.string(),
  active: Flag,
  admin: Flag,
  grading_periods: several(Num),
});
export type Section = z.infer<typeof Section>;

export const Enrollment = z.object({
  id: EnrollmentId,
  uid: Uid,
  school_uid: Text,
  name_display: Text,
  admin: Flag,
  status: Num,
});
export type Enrollment = z.infer<typeof Enrollment>;

/** A word of the host's own that goes back to it as it came. */
const Word = z.string().min(1).max(100);

/** Assignments, quizzes, discussions and grade columns have one shape. */
export const Item = z.object({
  id: ItemId,
  title: Text,
  description: OwnText,
  due: Text,
  max_points: Num,
  grading_category: Num,
  published: Flag,
  type: Word,
  assignment_type: Text,
  allow_dropbox: Flag,
  allow_discussion: Flag,
  collected_only: Flag,
  /** Said only when it is not 1. */
  count_in_grade: Flag,
  show_rubric: Flag,
  /** Absent: the host does not say here. */
  assignees: several(EnrollmentId).optional(),
  grading_group_ids: several(Num),
  num_assignees: Num,
  web_url: Text,
  dropbox_submissions: Num,
  last_updated: Unix,
  links: z.object({ self: Text }).nullish(),
  /** Only where they were asked for. Of what is attached, only links are read; what cannot be read is not there. */
  attachments: z
    .object({
      links: z
        .object({ link: several(z.object({ title: Text, url: Text })) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
export type Item = z.infer<typeof Item>;

/** One cell of the gradebook. What a teacher typed is kept as it came, to be sent back as it was. */
export const Cell = z.object({
  enrollment_id: EnrollmentId,
  assignment_id: ItemId,
  type: Word,
  grade: z.union([z.number(), Word, z.literal('')]).nullish(),
  exception: Num,
  max_points: Num,
  timestamp: Unix,
  comment: z.string().max(65_536).nullish(),
  comment_status: Flag,
  override: z.unknown(),
});
export type Cell = z.infer<typeof Cell>;

export const Revision = z.object({ revision_id: Num, uid: Uid, created: Unix, draft: Flag });
export type Revision = z.infer<typeof Revision>;

export const Comment = z.object({ id: CommentId, uid: Uid, comment: Text, created: Unix });
export type Comment = z.infer<typeof Comment>;

export const Category = z.object({ id: CategoryId, title: Text });
export type Category = z.infer<typeof Category>;

export const Period = z.object({ id: Num, start: Text, end: Text });
export type Period = z.infer<typeof Period>;

/** One GET of several that were sent as one. */
export const Got = z.object({ response_code: Num, body: z.unknown() });

/** One row of the answer to a bulk call, which is 207 however the rows fared. */
export const BulkRow = z.looseObject({ response_code: Num });
