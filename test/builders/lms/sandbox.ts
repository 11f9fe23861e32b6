import type { CourseWorkItem } from '../../../src/sandbox/google/world/records.ts';
import type {
  Deed,
  FormQuestion,
  FormRecord,
  Happening,
  Person,
  SandboxSchool,
} from '../../../src/sandbox/google/index.ts';
import { FRACTIONS } from './fractions.ts';
import type { Instant } from '../../../src/time.ts';

/** A school of one course, arranged to the letter: nothing happens in it by itself but due dates. */

export const COURSE = '6001';
export const TEACHER: Person = { id: '8001', email: 'teacher@small.example', given: 'Tara', family: 'Reed' };
export const START = '2026-09-07T05:00:00.000Z' as Instant;

/** The n-th learner's id, from 1. */
export function learnerId(n: number): string {
  return String(9000 + n);
}
export function learnerEmail(n: number): string {
  return `learner${n}@small.example`;
}

export interface SmallWork {
  readonly id: string;
  readonly title?: string;
  readonly at?: Instant;
  readonly state?: 'DRAFT' | 'PUBLISHED';
  readonly due?: Instant;
  readonly maxPoints?: number | null;
  /** Learners by number; absent: the whole class. */
  readonly to?: readonly number[];
  readonly quiz?: FormRecord;
  readonly address?: 'edit' | 'published';
  /** Rows by id, each with the points of its best level. */
  readonly rubric?: Readonly<Record<string, { readonly title: string; readonly points: number }>>;
  /** What the teacher gave, by the learner's number: turned in, graded, and returned when `assigned` is named. */
  readonly grades?: Readonly<
    Record<
      number,
      {
        readonly draft: number;
        readonly assigned?: number;
        readonly rubric?: Extract<Deed, { kind: 'graded' }>['rubric'];
      }
    >
  >;
  /** Answers by the learner's number, in the order of the questions; null leaves one out. Handed in a minute after `at`. */
  readonly answers?: Readonly<Record<number, readonly (string | null)[]>>;
}

export interface SmallSchool {
  readonly learners?: number;
  readonly start?: Instant;
  readonly work?: readonly SmallWork[];
  /** The course's seminar, where it is not as by default. A class of few that is only talked with has no seats, and so gets its chances. */
  readonly seminar?: Readonly<Record<string, unknown>>;
  /** Merged over the default school file. */
  readonly file?: Readonly<Record<string, unknown>>;
  /** Anything else that happens. */
  readonly more?: readonly Happening[];
}

export function smallSchool({
  learners = 3,
  start = START,
  work = [],
  seminar = {},
  file = {},
  more = [],
}: SmallSchool = {}): SandboxSchool {
  const numbers = Array.from({ length: learners }, (_, index) => index + 1);
  const story: Happening[] = [
    { at: start, deed: { kind: 'person', person: TEACHER } },
    {
      at: start,
      deed: {
        kind: 'course',
        course: { id: COURSE, name: 'Small class', owner: TEACHER.id, state: 'ACTIVE', missingGrade: 0 },
      },
    },
    ...numbers.flatMap((n): Happening[] => [
      {
        at: start,
        deed: {
          kind: 'person',
          person: { id: learnerId(n), email: learnerEmail(n), given: 'Learner', family: `Number ${n}` },
        },
      },
      { at: start, deed: { kind: 'joined', course: COURSE, user: learnerId(n) } },
    ]),
    ...work.flatMap((one) => workStory(one, start)),
    ...more,
  ];
  return { start, story, file: { ...smallFile(seminar), ...file } };
}

/** A quiz whose questions all have four options, the first of them right. */
export function quiz(
  id: string,
  questions: readonly Partial<FormQuestion>[],
  more: Partial<FormRecord> = {},
): FormRecord {
  return {
    id,
    publicId: `1FAIpQL${id}`,
    title: 'Ticket',
    editors: [TEACHER.id],
    quiz: true,
    collects: 'VERIFIED',
    questions: questions.map((question, index) => ({
      item: `i${index + 1}`,
      id: `q${index + 1}`,
      title: `Question ${index + 1}`,
      kind: 'choice',
      options: ['right', 'wrong', 'other', 'none'],
      right: 'right',
      points: 1,
      ...question,
    })),
    ...more,
  };
}

function workStory(work: SmallWork, start: Instant): Happening[] {
  const at = work.at ?? start;
  const place = { course: COURSE, item: work.id };
  const soon = later(at, 1);
  const story: Happening[] = [];
  const add = (when: Instant, deed: Deed) => story.push({ at: when, deed });
  if (work.quiz !== undefined) add(at, { kind: 'form', form: work.quiz });
  const formUrl =
    work.address === 'published'
      ? `https://docs.google.com/forms/d/e/${work.quiz?.publicId}/viewform`
      : `https://docs.google.com/forms/d/${work.quiz?.id}/edit`;
  add(at, {
    kind: 'posted',
    item: {
      type: 'courseWork',
      id: work.id,
      course: COURSE,
      project: 'web',
      creator: TEACHER.id,
      state: work.state ?? 'PUBLISHED',
      mode: work.to === undefined ? 'ALL_STUDENTS' : 'INDIVIDUAL_STUDENTS',
      students: (work.to ?? []).map(learnerId),
      materials: work.quiz === undefined ? [] : [{ form: { formUrl, title: work.quiz.title } }],
      text: '',
      scheduled: null,
      title: work.title ?? `Work ${work.id}`,
      workType: 'ASSIGNMENT',
      choices: [],
      maxPoints: work.maxPoints === undefined ? 10 : work.maxPoints,
      due: work.due ?? null,
      topic: null,
      modification: 'MODIFIABLE_UNTIL_TURNED_IN',
      ...(work.rubric === undefined ? {} : { rubric: rubricOf(work.rubric) }),
    },
  });
  for (const [n, values] of Object.entries(work.answers ?? {})) {
    const given = Object.fromEntries(
      values.flatMap((value, index) => (value === null ? [] : [[work.quiz?.questions[index]?.id ?? '', value]])),
    );
    add(soon, {
      kind: 'answered',
      form: work.quiz?.id ?? '',
      response: `r-${work.id}-${n}`,
      email: learnerEmail(Number(n)),
      values: given,
    });
    add(soon, { kind: 'turned-in', ...place, learner: learnerId(Number(n)) });
  }
  for (const [n, { draft, assigned, rubric }] of Object.entries(work.grades ?? {})) {
    const learner = learnerId(Number(n));
    if (work.answers?.[Number(n)] === undefined) add(soon, { kind: 'turned-in', ...place, learner });
    add(later(at, 2), {
      kind: 'graded',
      ...place,
      learner,
      by: TEACHER.id,
      draft,
      ...(assigned === undefined ? {} : { assigned }),
      ...(rubric === undefined ? {} : { rubric }),
    });
    if (assigned !== undefined) add(later(at, 2), { kind: 'returned', ...place, learner, by: TEACHER.id });
  }
  return story;
}

function rubricOf(rows: NonNullable<SmallWork['rubric']>): CourseWorkItem['rubric'] {
  const criteria = Object.entries(rows).map(([id, { title, points }]) => ({
    id,
    title,
    levels: [points, points / 2].map((each, n) => ({ id: `${id}-${n}`, points: each })),
  }));
  return { id: 'rubric', criteria };
}

/** Some minutes later. */
export function later(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant;
}

function smallFile(seminar: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    school: { id: 'small', name: 'Small School', lms: 'google', timeZone: 'America/Chicago', languages: ['en', 'es'] },
    courses: [{ id: COURSE, teacher: TEACHER.email, ...FRACTIONS.course, seminar }],
    ...FRACTIONS.school,
  };
}
