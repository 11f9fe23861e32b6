import { z } from 'zod';
import { Instant } from '../../../time.ts';

/** Shapes of what stands in the world. Field names are ours; `methods/` turns them into the API's. */

/** Every id is a whole number written as text; `0` is never anybody's. */
export const Id = z.string().regex(/^[1-9]\d*$/);
/** An id, or `0` for none: ungraded category, "Other" period, numeric scale. */
const idOrNone = z.string().regex(/^\d+$/);
export const NONE = '0';

export const Role = z.enum(['admin', 'teacher', 'student']);
export type Role = z.infer<typeof Role>;

export const Person = z.strictObject({
  uid: Id,
  schoolUid: z.string(),
  role: Role,
  first: z.string(),
  last: z.string(),
  email: z.string(),
  /** IANA name; the zone in which due dates are written for this person. */
  zone: z.string(),
});
export type Person = Readonly<z.infer<typeof Person>>;

/** A grading period; days of the school's calendar. */
export const Period = z.strictObject({ id: Id, title: z.string(), start: z.iso.date(), end: z.iso.date() });
export type Period = Readonly<z.infer<typeof Period>>;

/** `percent` levels by name and cutoff in percent, `points` levels by points. */
export const Scale = z.strictObject({
  id: Id,
  title: z.string(),
  type: z.enum(['percent', 'points']),
  levels: z.array(z.strictObject({ name: z.string(), value: z.number() })),
});
export type Scale = Readonly<z.infer<typeof Scale>>;

export const SectionRecord = z.strictObject({
  id: Id,
  courseId: Id,
  courseTitle: z.string(),
  title: z.string(),
  schoolCode: z.string(),
  periods: z.array(Id).min(1),
  /** Category weights are switched on. */
  weighted: z.boolean(),
});
export type SectionRecord = Readonly<z.infer<typeof SectionRecord>>;

/** 1 active, 2 expired, 3 invited, 4 asked to join, 5 archived (lms/schoology/FACTS.md 2.6). */
export const EnrollmentStatus = z.literal([1, 2, 3, 4, 5]);
export type EnrollmentStatus = z.infer<typeof EnrollmentStatus>;
export const Enrollment = z.strictObject({ id: Id, uid: Id, admin: z.boolean(), status: EnrollmentStatus });
export type Enrollment = Readonly<z.infer<typeof Enrollment>>;

export const Category = z.strictObject({
  id: Id,
  title: z.string().min(1),
  delta: z.number(),
  calculation: z.literal([1, 2]),
  maxPoints: z.number(),
  scale: idOrNone,
  dropLowest: z.int().min(0).max(10),
  weight: z.number(),
});
export type Category = Readonly<z.infer<typeof Category>>;

/** `members` are enrollment ids. */
export const GradingGroup = z.strictObject({ id: Id, title: z.string().min(1), members: z.array(Id) });
export type GradingGroup = Readonly<z.infer<typeof GradingGroup>>;

export const Attachment = z.strictObject({ id: Id, title: z.string(), url: z.string() });
export type Attachment = Readonly<z.infer<typeof Attachment>>;

/** What may be changed in a grade item after it was made (lms/schoology/FACTS.md 3.1). */
const changeable = {
  title: z.string().min(1),
  description: z.string(),
  due: Instant.nullable(),
  scale: idOrNone,
  period: idOrNone,
  category: idOrNone,
  maxPoints: z.number().min(0),
  factor: z.number(),
  isFinal: z.boolean(),
  showComments: z.boolean(),
  gradeStats: z.boolean(),
  allowDropbox: z.boolean(),
  allowDiscussion: z.boolean(),
  published: z.boolean(),
  /** Enrollment ids. No assignee and no group: the whole class. */
  assignees: z.array(Id),
  /** Grading groups. */
  groups: z.array(Id),
  countInGrade: z.boolean(),
  collectedOnly: z.boolean(),
  autoPublish: z.boolean(),
  attachments: z.array(Attachment),
};
export const ItemType = z.enum(['assignment', 'assessment', 'discussion', 'grade_column']);
export type ItemType = z.infer<typeof ItemType>;
/** Anything that can be graded. */
export const Item = z.strictObject({
  id: Id,
  section: Id,
  type: ItemType,
  /** A cloud-document assignment (`lti_submission`): blind to the API (lms/schoology/FACTS.md 5.1). */
  cloud: z.boolean(),
  /** The discussion behind a grade item of that type; its id is another (lms/schoology/FACTS.md 2.5). */
  discussion: Id.nullable(),
  creator: Id,
  /** Made through the API, or by a person in the web app. The API never tells. */
  via: z.enum(['api', 'web']),
  ...changeable,
});
export type Item = Readonly<z.infer<typeof Item>>;
export const ItemChange = z.strictObject(changeable).partial();
export type ItemChange = Readonly<z.infer<typeof ItemChange>>;

const Exception = z.literal([0, 1, 2, 3]);
/** What a grade cell holds; `status` 1 shows the comment to the student and to parents, null was never set. */
export const Cell = z.strictObject({
  score: z.number().nullable(),
  exception: Exception,
  comment: z.string(),
  status: z.literal([0, 1]).nullable(),
});
export type Cell = Readonly<z.infer<typeof Cell>>;
