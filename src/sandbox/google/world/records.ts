import { z } from 'zod';
import { Instant } from '../../../time.ts';

/** Shapes of the world's records. Field names are ours; `methods/*-wire.ts` turn them into the API's. */

const id = z.string().min(1);

export const Person = z.strictObject({ id, email: z.email(), given: z.string(), family: z.string() });
export type Person = Readonly<z.infer<typeof Person>>;

export const CourseState = z.enum(['ACTIVE', 'ARCHIVED', 'PROVISIONED', 'DECLINED', 'SUSPENDED']);
export type CourseState = z.infer<typeof CourseState>;

export const CourseRecord = z.strictObject({
  id,
  name: z.string(),
  section: z.string().optional(),
  owner: id,
  state: CourseState,
  /** The draft grade Classroom gives by itself to work missing at its due date; null: the teacher switched that off. */
  missingGrade: z.number().nullable(),
});
export type CourseRecord = Readonly<z.infer<typeof CourseRecord>>;

export const Topic = z.strictObject({ id, name: z.string() });
export type Topic = Readonly<z.infer<typeof Topic>>;

/** As on the wire (lms/google/FACTS.md 1.5); `form` cannot be set through the API. */
export const Material = z.strictObject({
  link: z
    .strictObject({ url: z.string(), title: z.string().optional(), thumbnailUrl: z.string().optional() })
    .optional(),
  youtubeVideo: z
    .strictObject({
      id,
      title: z.string().optional(),
      alternateLink: z.string().optional(),
      thumbnailUrl: z.string().optional(),
    })
    .optional(),
  driveFile: z
    .strictObject({
      driveFile: z.strictObject({ id, title: z.string().optional(), alternateLink: z.string().optional() }),
      shareMode: z.string().optional(),
    })
    .optional(),
  form: z
    .strictObject({
      formUrl: z.string(),
      responseUrl: z.string().optional(),
      title: z.string(),
      thumbnailUrl: z.string().optional(),
    })
    .optional(),
});
export type Material = Readonly<z.infer<typeof Material>>;

const ItemState = z.enum(['DRAFT', 'PUBLISHED', 'DELETED']);
export type ItemState = z.infer<typeof ItemState>;
export const AssigneeMode = z.enum(['ALL_STUDENTS', 'INDIVIDUAL_STUDENTS']);
export type AssigneeMode = z.infer<typeof AssigneeMode>;

const posted = {
  id,
  course: id,
  /** The developer project that made it; `WEB` for what people make in the web app (lms/google/FACTS.md 2.2). */
  project: z.string(),
  creator: id,
  state: ItemState,
  mode: AssigneeMode,
  /** Empty unless the mode is INDIVIDUAL_STUDENTS. */
  students: z.array(id),
  materials: z.array(Material),
  /** Description of coursework, text of an announcement. */
  text: z.string(),
  scheduled: Instant.nullable(),
};
/** What a teacher grades work by, row by row; a level without points scores nothing. */
const Rubric = z.strictObject({
  id,
  criteria: z.array(
    z.strictObject({ id, title: z.string(), levels: z.array(z.strictObject({ id, points: z.number().nullable() })) }),
  ),
});
export type Rubric = Readonly<z.infer<typeof Rubric>>;
export const CourseWorkItem = z.strictObject({
  type: z.literal('courseWork'),
  ...posted,
  title: z.string(),
  workType: z.enum(['ASSIGNMENT', 'SHORT_ANSWER_QUESTION', 'MULTIPLE_CHOICE_QUESTION']),
  choices: z.array(z.string()),
  maxPoints: z.number().nullable(),
  due: Instant.nullable(),
  topic: id.nullable(),
  modification: z.enum(['MODIFIABLE_UNTIL_TURNED_IN', 'MODIFIABLE']),
  /** Absent: none. */
  rubric: Rubric.optional(),
});
export type CourseWorkItem = Readonly<z.infer<typeof CourseWorkItem>>;
export const AnnouncementItem = z.strictObject({ type: z.literal('announcement'), ...posted });
export type AnnouncementItem = Readonly<z.infer<typeof AnnouncementItem>>;
export const MaterialItem = z.strictObject({ type: z.literal('courseWorkMaterial'), ...posted, title: z.string() });
export type MaterialItem = Readonly<z.infer<typeof MaterialItem>>;
export const Item = z.discriminatedUnion('type', [CourseWorkItem, AnnouncementItem, MaterialItem]);
export type Item = Readonly<z.infer<typeof Item>>;

/** What may be changed in an item after it was made: no materials, no work type (lms/google/FACTS.md 1.3). */
export const ItemChange = z
  .strictObject({
    title: z.string(),
    text: z.string(),
    state: ItemState,
    maxPoints: z.number().nullable(),
    due: Instant.nullable(),
    topic: id.nullable(),
    scheduled: Instant.nullable(),
    modification: z.enum(['MODIFIABLE_UNTIL_TURNED_IN', 'MODIFIABLE']),
  })
  .partial();
export type ItemChange = Readonly<z.infer<typeof ItemChange>>;

const points = z.int().min(0);

/** A page of an add-on on an item (lms/google/FACTS.md 5.3). */
export const Attachment = z.strictObject({
  id,
  /** The developer project whose add-on made it. */
  project: z.string(),
  title: z.string(),
  teacherView: z.string(),
  studentView: z.string(),
  /** Null: there is no work to review. */
  review: z.string().nullable(),
  /** 0: no grade is passed back. */
  maxPoints: points,
  due: Instant.nullable(),
  /** What it is a copy of, oldest first. */
  copyHistory: z.array(z.strictObject({ course: id, item: id, attachment: id })),
});
export type Attachment = Readonly<z.infer<typeof Attachment>>;
export const AttachmentChange = Attachment.omit({ id: true, project: true, copyHistory: true }).partial();

/** One question of a form; a grid has one per row, all under one `item`. */
export const FormQuestion = z.strictObject({
  item: id,
  id,
  title: z.string(),
  kind: z.enum(['choice', 'text', 'row']),
  options: z.array(z.string()),
  /** The key; null: nothing grades it by itself. */
  right: z.string().nullable(),
  /** Null: the question has no grading at all. */
  points: points.nullable(),
});
export type FormQuestion = Readonly<z.infer<typeof FormQuestion>>;

export const FormRecord = z.strictObject({
  id,
  /** The id in the address that respondents use; no API takes it (lms/google/FACTS.md 4.4). */
  publicId: id,
  title: z.string(),
  /** Ids of the people who may edit it, and so read its responses. */
  editors: z.array(id),
  quiz: z.boolean(),
  collects: z.enum(['VERIFIED', 'RESPONDER_INPUT', 'DO_NOT_COLLECT']),
  questions: z.array(FormQuestion),
});
export type FormRecord = Readonly<z.infer<typeof FormRecord>>;
