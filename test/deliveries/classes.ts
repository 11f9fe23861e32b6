import { CourseId, CourseworkId, LearnerId, SchoolId, SubmissionId } from '../../src/ids.ts';
import type { Coursework, Learner, Submission } from '../../src/lms/types.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { daysAfter, instant, type Instant } from '../../src/time.ts';
import { groupBy } from './group-by.ts';

/** The first morning on which jobs are delivered: 2 a.m. in the school's zone. */
export const FIRST = instant('2026-09-14T07:00:00Z');
const COURSES_OF_A_SCHOOL = 20;
const TARGET = 'T1';

/** The n-th of all courses, and whose it is. */
export function place(n: number): { readonly school: SchoolId; readonly course: CourseId } {
  return {
    school: SchoolId.parse(`school${Math.floor(n / COURSES_OF_A_SCHOOL)}`),
    course: CourseId.parse(`course${n}`),
  };
}

/** Every school, with courses that send by themselves. */
export function schoolFiles(courses: number): SchoolFile[] {
  const bySchool = groupBy(
    Array.from({ length: courses }, (_, n) => place(n)),
    ({ school }) => school,
  );
  return [...bySchool].map(([id, places]) =>
    SchoolFile.parse({
      school: { id, name: id, lms: 'google', timeZone: 'America/Chicago', languages: ['en'] },
      weekends: 'open',
      review: 'auto',
      courses: places.map(({ course }) => ({
        id: course,
        teacher: 't@deliveries.example',
        area: 'mathematics',
        grade: 5,
        seminar: { min: 1 },
      })),
      targets: [{ code: TARGET, iCan: 'I can add fractions', grade: 5, area: 'mathematics' }],
      tags: [{ titlePattern: String.raw`\[(?<code>[^\]]+)\]`, kind: 'entrance' }],
      activities: [
        {
          target: TARGET,
          title: 'Fraction strips',
          url: 'https://deliveries.example/strips',
          kind: 'practice',
          minutes: 10,
        },
      ],
    }),
  );
}

/** Three children: the first needs the seminar, the second has it, and the third stands in between, with a chance and no seat. */
export function roster(course: CourseId): Learner[] {
  return ['needs', 'has', 'between'].map((name) => ({
    id: LearnerId.parse(`${course}-${name}`),
    name: `${course} ${name}`,
    email: null,
  }));
}

/** A ticket each afternoon, from two days before the first delivery on; all that was given by `at`. */
export function tickets(course: CourseId, at: Instant): Coursework[] {
  const given: Coursework[] = [];
  for (let day = -2; ; day += 1) {
    const createdAt = daysAfter(FIRST, day + 0.5);
    if (createdAt > at) return given;
    given.push({
      id: CourseworkId.parse(`${course}-ticket${day + 2}`),
      title: `Ticket ${day + 2} [${TARGET}]`,
      state: 'published',
      maxPoints: 10,
      due: null,
      createdAt,
      updatedAt: createdAt,
      quizzes: [],
      post: null,
    });
  }
}

export function handedIn(course: CourseId, at: Instant): Submission[] {
  return tickets(course, at).flatMap(({ id, createdAt }) =>
    roster(course).map(({ id: learner }, index): Submission => ({
      id: SubmissionId.parse(`${id}-${learner}`),
      coursework: id,
      learner,
      state: 'returned',
      placeholder: false,
      at: createdAt,
      atMost: false,
      comments: [],
      score: { points: [3, 10, 7][index] ?? 0, possible: 10, by: 'teacher', provisional: false },
    })),
  );
}
