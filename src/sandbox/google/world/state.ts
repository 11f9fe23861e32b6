import type { Instant } from '../../../time.ts';
import type { Attachment, CourseRecord, FormRecord, Item, Person, Topic } from './records.ts';
import type { Notice, Watched } from './watches.ts';

/** The mutable state behind the API. Only `apply.ts` and its parts change it. */
export interface State {
  readonly people: Map<string, Person>;
  readonly peopleByEmail: Map<string, Person>;
  readonly courses: Map<string, Course>;
  readonly forms: Map<string, Form>;
  /** By person. */
  readonly grants: Map<string, Grant>;
  /** By add-on token. */
  readonly offers: Map<string, Offer>;
  /** Registrations for notifications, by id. */
  readonly watches: Map<string, Watched>;
  /** Published since the world began, oldest first. */
  readonly notices: Notice[];
  /** The next id to give to something made through the API or by hand. */
  serial: number;
}

export interface Course {
  record: CourseRecord;
  readonly createdAt: Instant;
  updatedAt: Instant;
  readonly teachers: Set<string>;
  readonly students: Set<string>;
  readonly invited: Set<string>;
  readonly topics: Map<string, Topic & { readonly updatedAt: Instant }>;
  readonly items: Map<string, Posted>;
  /** By coursework, then by learner. */
  readonly submissions: Map<string, Map<string, Submission>>;
  /** By item, then by attachment, in the order of making. */
  readonly attached: Map<string, Map<string, Attached>>;
  /** The one attachment of an item whose grades reach the gradebook (lms/google/FACTS.md 5.3): the first that had points. */
  readonly gradeSync: Map<string, string>;
}

/** An attachment and what learners have on it. */
export interface Attached {
  record: Attachment;
  /** Each learner's number here, which never changes. */
  readonly numbers: Map<string, number>;
  /** By learner. */
  readonly earned: Map<string, number>;
}

/** Leave to attach something, given to one teacher for one item. */
export interface Offer {
  readonly course: string;
  readonly item: string;
  readonly user: string;
  readonly at: Instant;
}

export type Posted = Item & {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
};

export type SubmissionState = 'NEW' | 'CREATED' | 'TURNED_IN' | 'RETURNED' | 'RECLAIMED_BY_STUDENT';

export interface Submission {
  readonly id: string;
  readonly learner: string;
  state: SubmissionState;
  draft: number | null;
  assigned: number | null;
  /** Points by row of the rubric; null: nothing was given by one. */
  rubric: { readonly draft: RowPoints; readonly assigned: RowPoints } | null;
  turnedInAt: Instant | null;
  createdAt: Instant | null;
  updatedAt: Instant | null;
  readonly history: HistoryEntry[];
}

export type RowPoints = Readonly<Record<string, number>>;

export type HistoryEntry =
  | { readonly type: 'state'; readonly state: string; readonly at: Instant; readonly by: string }
  | {
      readonly type: 'grade';
      readonly change: GradeChange;
      readonly points: number;
      readonly maxPoints: number;
      readonly at: Instant;
      readonly by: string | null;
    };

export type GradeChange =
  | 'DRAFT_GRADE_POINTS_EARNED_CHANGE'
  | 'ASSIGNED_GRADE_POINTS_EARNED_CHANGE'
  | 'MAX_POINTS_CHANGE';

export interface Form {
  readonly record: FormRecord;
  revision: number;
  readonly responses: Map<string, Response>;
}

export interface Response {
  readonly id: string;
  readonly email: string | null;
  readonly createdAt: Instant;
  readonly submittedAt: Instant;
  readonly answers: Map<string, Answer>;
}

export interface Answer {
  readonly value: string;
  /** Null: not graded (yet). */
  score: number | null;
  correct: boolean;
}

export interface Grant {
  readonly refreshToken: string;
  readonly scopes: readonly string[];
  revoked: boolean;
}

/** Ids given while the sandbox runs start here; those of a given school are smaller or no numbers. */
const FIRST_SERIAL = 10_000_000;

export function emptyState(): State {
  return {
    people: new Map(),
    peopleByEmail: new Map(),
    courses: new Map(),
    forms: new Map(),
    grants: new Map(),
    offers: new Map(),
    watches: new Map(),
    notices: [],
    serial: FIRST_SERIAL,
  };
}

export function courseOf(state: State, id: string): Course {
  const course = state.courses.get(id);
  if (course === undefined) throw new RangeError(`the sandbox has no course ${id}`);
  return course;
}

export function itemOf(course: Course, id: string): Posted {
  const item = course.items.get(id);
  if (item === undefined) throw new RangeError(`course ${course.record.id} has no item ${id}`);
  return item;
}

export function courseworkOf(course: Course, id: string): Extract<Posted, { type: 'courseWork' }> {
  const item = itemOf(course, id);
  if (item.type !== 'courseWork') throw new RangeError(`item ${id} is no coursework`);
  return item;
}

export function submissionOf(course: Course, item: string, learner: string): Submission | undefined {
  return course.submissions.get(item)?.get(learner);
}

export function attachedOf(course: Course, item: string, id: string): Attached {
  const attached = course.attached.get(item)?.get(id);
  if (attached === undefined) throw new RangeError(`item ${item} has no attachment ${id}`);
  return attached;
}

export function formOf(state: State, id: string): Form {
  const form = state.forms.get(id);
  if (form === undefined) throw new RangeError(`the sandbox has no form ${id}`);
  return form;
}

/** The students an item is for now. A student who left the course is not among them. */
export function assigneesOf(course: Course, item: Item): string[] {
  if (item.mode === 'ALL_STUDENTS') return [...course.students];
  return item.students.filter((learner) => course.students.has(learner));
}
