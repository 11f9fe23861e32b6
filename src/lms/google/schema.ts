import { z } from 'zod';
import { AttachmentId, CourseId, CourseworkId, CriterionId, HostId as Id, LearnerId, SubmissionId } from '../../ids.ts';
import { OutsideText } from '../text.ts';

/**
 * The shapes we read from Google, with only the fields we read: an unknown field is ignored, null counts as absent,
 * and zero, false and empty values are left out by the host (FACTS.md 1.1). Enums that say nothing we know are kept
 * as text; `map.ts` decides what an unknown one means.
 */
const text = OutsideText.nullish();
const flag = z.boolean().nullish();
/** No host counts higher; sums of such numbers stay numbers. */
const MOST_POINTS = 1_000_000;
const points = z.number().min(0).max(MOST_POINTS).nullish();

export const Refusal = z.object({
  error: z.object({
    status: text,
    message: text,
    details: z
      .array(z.object({ reason: text }))
      .nullish()
      .catch(null),
    /** The older form of the same. */
    errors: z
      .array(z.object({ reason: text }))
      .nullish()
      .catch(null),
  }),
});

/** The token endpoint's answer; the library reads the rest of it. */
export const Token = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().optional(),
  scope: z.string().optional(),
});
export type Token = z.infer<typeof Token>;

/** What every list answers; its rows stand under a name of their own and are still unread. */
export const Listed = z.looseObject({ nextPageToken: text, error: z.undefined().optional() });

const Name = z.object({ fullName: text }).nullish();

export const Profile = z.object({ id: Id, name: Name, emailAddress: text });
export type Profile = z.infer<typeof Profile>;

export const Course = z.object({ id: Id, name: text, section: text, courseState: text });
export type Course = z.infer<typeof Course>;

/** A student or a teacher of a course. */
export const Member = z.object({
  userId: Id,
  profile: z.object({ name: Name, emailAddress: text }).nullish(),
});
export type Member = z.infer<typeof Member>;

export const Topic = z.object({ topicId: Id, name: text });
export type Topic = z.infer<typeof Topic>;

const part = z.number().int().nullish();
export const DueDate = z.object({ year: part, month: part, day: part });
export type DueDate = z.infer<typeof DueDate>;
export const DueTime = z.object({ hours: part, minutes: part, seconds: part, nanos: part });
export type DueTime = z.infer<typeof DueTime>;

export const Material = z.object({
  link: z.object({ url: text, title: text }).nullish(),
  form: z.object({ formUrl: text, responseUrl: text, title: text }).nullish(),
});
export type Material = z.infer<typeof Material>;

const posted = {
  id: Id,
  courseId: text,
  state: z.enum(['DRAFT', 'PUBLISHED', 'DELETED']),
  assigneeMode: text,
  individualStudentsOptions: z.object({ studentIds: z.array(Id).nullish() }).nullish(),
  materials: z.array(Material).nullish(),
  creatorUserId: text,
  creationTime: text,
  updateTime: text,
};

export const Coursework = z.object({
  ...posted,
  title: text,
  description: text,
  alternateLink: text,
  maxPoints: points,
  dueDate: DueDate.nullish(),
  dueTime: DueTime.nullish(),
  associatedWithDeveloper: flag,
});
export type Coursework = z.infer<typeof Coursework>;

export const Announcement = z.object({ ...posted, text });
export type Announcement = z.infer<typeof Announcement>;

const StateChange = z.object({ state: text, stateTimestamp: text });
const GradeChange = z.object({ gradeChangeType: text, maxPoints: points, gradeTimestamp: text, actorUserId: text });
export type GradeChange = z.infer<typeof GradeChange>;

/** A row without points is of a rubric that gives none. */
const RubricGrade = z.object({ criterionId: text, points });

export const Submission = z.object({
  id: SubmissionId,
  courseWorkId: CourseworkId,
  userId: LearnerId,
  state: z.enum(['NEW', 'CREATED', 'TURNED_IN', 'RETURNED', 'RECLAIMED_BY_STUDENT']),
  draftGrade: points,
  assignedGrade: points,
  assignedRubricGrades: z.record(z.string(), RubricGrade).nullish(),
  updateTime: text,
  submissionHistory: z
    .array(z.object({ stateHistory: StateChange.nullish(), gradeHistory: GradeChange.nullish() }))
    .nullish(),
});
export type Submission = z.infer<typeof Submission>;

export const Rubric = z.object({
  id: Id,
  criteria: z
    .array(z.object({ id: CriterionId, title: text, levels: z.array(z.object({ points })).nullish() }))
    .nullish(),
});
export type Rubric = z.infer<typeof Rubric>;

/** The grades of a submission as they stand, and nothing else of it. */
export const GradeCell = z.object({
  id: SubmissionId,
  courseWorkId: CourseworkId,
  userId: LearnerId,
  draftGrade: points,
  assignedGrade: points,
});
export type GradeCell = z.infer<typeof GradeCell>;

const item = { courseId: CourseId, itemId: CourseworkId };

/** Which context is there is the role; an empty one counts. */
export const AddonContext = z.object({
  ...item,
  supportsStudentWork: flag,
  teacherContext: z.object({}).nullish(),
  studentContext: z.object({ submissionId: SubmissionId.nullish() }).nullish(),
});
export type AddonContext = z.infer<typeof AddonContext>;

export const Attachment = z.object({
  ...item,
  id: AttachmentId,
  title: text,
  studentViewUri: z.object({ uri: z.url() }),
  maxPoints: points,
  copyHistory: z.array(z.object({ ...item, attachmentId: AttachmentId })).nullish(),
});
export type Attachment = z.infer<typeof Attachment>;

/** `userId` is told to teachers alone. */
export const AttachmentWork = z.object({ userId: LearnerId, pointsEarned: points });
export const ListedWork = AttachmentWork.extend({ id: SubmissionId });

const Question = z.object({
  questionId: Id,
  grading: z.object({ pointValue: points }).nullish(),
  rowQuestion: z.object({ title: text }).nullish(),
  choiceQuestion: z
    .object({
      options: z.array(z.object({ goToAction: text, goToSectionId: text })).nullish(),
    })
    .nullish(),
});
export type Question = z.infer<typeof Question>;

export const Form = z.object({
  formId: Id,
  info: z.object({ title: text, documentTitle: text }).nullish(),
  settings: z
    .object({
      quizSettings: z.object({ isQuiz: flag }).nullish(),
      emailCollectionType: text,
    })
    .nullish(),
  items: z
    .array(
      z.object({
        title: text,
        questionItem: z.object({ question: Question }).nullish(),
        questionGroupItem: z.object({ questions: z.array(Question).nullish() }).nullish(),
      }),
    )
    .nullish(),
  revisionId: text,
  responderUri: text,
});
export type Form = z.infer<typeof Form>;

export const Response = z.object({
  responseId: Id,
  createTime: text,
  lastSubmittedTime: text,
  respondentEmail: text,
  totalScore: points,
  answers: z
    .record(
      z.string(),
      z.object({
        questionId: text,
        grade: z.object({ score: points, correct: flag }).nullish(),
      }),
    )
    .nullish(),
});
export type Response = z.infer<typeof Response>;

/** A registration at Classroom. */
export const Registration = z.object({ registrationId: Id, expiryTime: text });

/** A watch on a form. */
export const FormWatch = z.object({ id: Id, expireTime: text });
export const FormWatches = z.object({
  watches: z
    .array(z.object({ id: Id, eventType: text }))
    .nullish()
    .transform((all) => all ?? []),
});
export type FormWatches = z.infer<typeof FormWatches>;
