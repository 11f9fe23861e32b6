import { DateTime } from 'luxon';
import { z } from 'zod';
import { CourseId, CourseworkId, CriterionId, FormId, ItemId, LearnerId, SchoolId, TargetCode } from '../ids.ts';
import { Language } from '../language.ts';
import { LMS_IDS } from '../lms/known.ts';
import { RulePart } from '../mastery/rule.ts';

/** Posted to children as it stands: nothing that turns text around or hides in it (SAFETY.md 7). */
const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cc}(?<![\n\t])/u;
const text = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((value) => !HIDDEN.test(value), 'holds a hidden control character; type it again');
const date = z.iso.date();
const minutes = z.int().min(1).max(600);
/** `iCan` may be one sentence for all, or one per language. */
const Sentence = z.union([text, z.strictObject({ en: text, es: text.optional() })]);
const webAddress = z.url({ protocol: /^https?$/ });

export const TagKind = z.enum(['entrance', 'exit', 'station', 'habit', 'unit']);
export type TagKind = z.infer<typeof TagKind>;
const kind = TagKind.optional();

/** The link from a coursework, a question, a row of a rubric or a pattern in a title to a target. */
export const Tag = z.union([
  z.strictObject({ coursework: CourseworkId, criterion: CriterionId, target: TargetCode, kind }),
  z.strictObject({ coursework: CourseworkId, target: TargetCode, kind }),
  z.strictObject({ form: FormId, item: ItemId, target: TargetCode, kind }),
  z.strictObject({ titlePattern: text, kind }),
]);
export type Tag = z.infer<typeof Tag>;

/** Questions that mark themselves: a form, or a quiz in the class. The teacher owns it. */
export const Check = z.union([z.strictObject({ form: FormId }), z.strictObject({ coursework: CourseworkId })]);
export type Check = z.infer<typeof Check>;

export const Activity = z.strictObject({
  target: TargetCode,
  title: text,
  /** For those who read Spanish; absent: they read `title`. */
  titleEs: text.optional(),
  url: webAddress.optional(),
  modality: text.optional(),
  kind: z.enum(['practice', 'deeper', 'real-world']),
  minutes,
  /** The one class it is for; absent: every class that has the target. */
  course: CourseId.optional(),
  /** How a chance with it is shown to be met without anybody marking it. */
  check: Check.optional(),
});
export type Activity = z.infer<typeof Activity>;

export const Unit = z.strictObject({ title: text, targets: z.array(TargetCode).min(1), rule: RulePart.optional() });
export type Unit = z.infer<typeof Unit>;

export const Seminar = z.strictObject({
  seats: z.int().min(1).max(100).default(8),
  /** The fewest a session is held for; fewer are spoken with one by one. */
  min: z.int().min(1).max(100).default(2),
  sessions: z.literal([1, 2]).default(2),
  minutes: minutes.default(20),
});
export type Seminar = z.infer<typeof Seminar>;

export const Review = z.enum(['teacher', 'auto']);
export type Review = z.infer<typeof Review>;

export const CourseSettings = z.strictObject({
  id: CourseId,
  teacher: text,
  /** Who may edit the forms that the course's work has links to, where another service than the LMS has them: the account's e-mail, which knows no upper case. */
  formsOwner: z.email('should be the e-mail address of the account that owns the forms').toLowerCase().optional(),
  area: text.optional(),
  grade: z.int().min(0).max(13).optional(),
  seminar: Seminar.prefault({}),
  /** Minutes a week the workshop plans for (P13: 30 is the floor S5 asks; more only when the teacher says so). */
  weeklyMinutes: minutes.default(30),
  /** Pieces of work a school week that chances may bring the teacher to mark by hand. */
  marking: z.int().min(0).max(1000).default(30),
  units: z.array(Unit).default([]),
  rule: RulePart.optional(),
  review: Review.optional(),
});
export type CourseSettings = z.infer<typeof CourseSettings>;

/** The same target in somebody else's words: the state's standard, the district's, a goal of the LMS. */
export const OtherCode = z.strictObject({
  /** Whose it is, as people there call it, e.g. TEKS or District. */
  of: text.max(80).refine((name) => !/[:\n]/.test(name), 'should be a name without ":"'),
  code: text.max(200).refine((code) => !/=|\n/.test(code), 'should be a code without "="'),
  /** How it is worded there. */
  text: text.optional(),
});
export type OtherCode = z.infer<typeof OtherCode>;

export const Target = z.strictObject({
  code: TargetCode,
  iCan: Sentence,
  /** Its other codes; `code` is the one that tags, units and results go by. */
  codes: z.array(OtherCode).min(1).max(20).optional(),
  grade: z.int().min(0).max(13).optional(),
  area: text.optional(),
  priority: z.boolean().optional(),
  requires: z.array(TargetCode).default([]),
});
export type Target = z.infer<typeof Target>;

export const Profile = z.strictObject({
  id: LearnerId,
  language: Language.optional(),
  prefers: z.array(text).default([]),
});
export type Profile = z.infer<typeof Profile>;

/** The school file, `DESIGN.md` 4.3. Strict: an unknown key is an error. Cross-references are checked by check.ts. */
export const SchoolFile = z.strictObject({
  school: z.strictObject({
    id: SchoolId.regex(/^[\w.-]+$/, 'should hold letters, digits, ".", "_" and "-" only'),
    name: text,
    lms: z.enum(LMS_IDS),
    /** The LMS's name of this school's installation of Waymark, where people are launched from inside it (LTI's deployment_id). */
    deployment: text.max(255).optional(),
    /**
     * The school's own domains: where an LMS says whose an account is (Google Workspace), nobody else who signs in is of this school, and
     * whoever the LMS has verified an address of there may set up a class they teach. Absent: the class lists alone say who is.
     */
    domains: z.array(z.hostname('should be a domain such as cedar.example').toLowerCase()).min(1).max(20).optional(),
    /** The administrator lets Waymark act for teachers of `domains` who granted nothing themselves, in all their classes here. Absent: each teacher connects. */
    delegation: z.literal('domain-wide', 'should be domain-wide, or left out').optional(),
    timeZone: text,
    languages: z.array(Language).min(1).default(['en']),
  }),
  rule: RulePart.default({}),
  nightly: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'should be a time of day such as "02:00"')
    .default('02:00'),
  closed: z.array(date).default([]),
  weekends: z.enum(['open', 'closed']).default('closed'),
  review: Review.default('teacher'),
  /** The last day of a school year, month and day: thirty days later its results are let go (src/store/README.md). */
  yearEnds: z
    .string()
    .refine(
      (text) => /^\d\d-\d\d$/.test(text) && DateTime.fromISO(`2024-${text}`).isValid,
      'should be a month and a day such as "07-31"',
    )
    .default('07-31'),
  /** The most that is posted, changed and taken back on one date; absent: worked out from the classes (src/plan/README.md). */
  writesADay: z.int().min(1).max(100_000).optional(),
  courses: z.array(CourseSettings).default([]),
  targets: z.array(Target).default([]),
  tags: z.array(Tag).default([]),
  activities: z.array(Activity).default([]),
  learners: z.array(Profile).default([]),
});
export type SchoolFile = z.infer<typeof SchoolFile>;
