import type { Happening, SandboxSchool } from '../../src/sandbox/google/index.ts';
import { instant, type Instant } from '../../src/time.ts';
import { later } from '../builders/lms/sandbox.ts';

export const START = instant('2026-09-07T05:00:00Z');
export const NIGHT = instant('2026-09-14T07:00:00Z');
/** More than an hour later: when drafts that no row is bound to are swept. */
export const LATER = instant('2026-09-14T09:30:00Z');
const TEACHER = { id: '8001', email: 'teacher@kill.example', given: 'Tara', family: 'Reed' };

/** The words that only the n-th child of a class may read: the name of the one target only that child has worked on. */
export function secretOf(n: number): string {
  return ['amber', 'birch', 'coral'][n - 1] ?? `child ${n}`;
}
export function childId(course: string, n: number): string {
  return `${course}-child${n}`;
}
export function courseId(n: number): string {
  return `c${n}`;
}

/** Many classes of three, numbered from `first`, in a school of their own. Each child has worked on a target of its own, and not well: a chance, a seat and a note for each. */
export function classesOfThree(first: number, courses: number): SandboxSchool {
  const story: Happening[] = [{ at: START, deed: { kind: 'person', person: TEACHER } }];
  const ids = Array.from({ length: courses }, (_, n) => courseId(first + n));
  for (const course of ids) story.push(...oneClass(course));
  return {
    start: START,
    story,
    file: {
      school: {
        id: `kill-${first}`,
        name: 'Kill School',
        lms: 'google',
        timeZone: 'America/Chicago',
        languages: ['en'],
      },
      courses: ids.map((id) => ({
        id,
        teacher: TEACHER.email,
        area: 'mathematics',
        grade: 5,
        seminar: { min: 1 },
        units: [],
      })),
      targets: [1, 2, 3].map((n) => ({
        code: `T${n}`,
        iCan: `I can add ${secretOf(n)}`,
        grade: 5,
        area: 'mathematics',
      })),
      tags: [{ titlePattern: '\\[(?<code>[^\\]]+)\\]' }],
      activities: [1, 2, 3].map((n) => ({
        target: `T${n}`,
        title: `Sheet ${n}`,
        url: `https://kill.example/${n}`,
        kind: 'practice',
        minutes: 10,
      })),
    },
  };
}

function oneClass(course: string): Happening[] {
  const children = [1, 2, 3];
  return [
    {
      at: START,
      deed: {
        kind: 'course',
        course: { id: course, name: `Class ${course}`, owner: TEACHER.id, state: 'ACTIVE', missingGrade: 0 },
      },
    },
    ...children.flatMap((n): Happening[] => {
      const id = childId(course, n);
      return [
        {
          at: START,
          deed: { kind: 'person', person: { id, email: `${id}@kill.example`, given: 'Child', family: id } },
        },
        { at: START, deed: { kind: 'joined', course, user: id } },
      ];
    }),
    ...children.flatMap((n) => [1, 2].flatMap((sitting) => ownWork(course, n, sitting))),
  ];
}

/** One piece of work for one child, graded 3 of 10. */
function ownWork(course: string, n: number, sitting: number): Happening[] {
  const learner = childId(course, n);
  const item = `${course}w${n}${sitting}`;
  const at: Instant = later(START, sitting * 1440 + n);
  return [
    {
      at,
      deed: {
        kind: 'posted',
        item: {
          type: 'courseWork',
          id: item,
          course,
          project: 'web',
          creator: TEACHER.id,
          state: 'PUBLISHED',
          mode: 'INDIVIDUAL_STUDENTS',
          students: [learner],
          materials: [],
          text: '',
          scheduled: null,
          title: `Sheet ${sitting} [T${n}]`,
          workType: 'ASSIGNMENT',
          choices: [],
          maxPoints: 10,
          due: null,
          topic: null,
          modification: 'MODIFIABLE_UNTIL_TURNED_IN',
        },
      },
    },
    { at: later(at, 1), deed: { kind: 'turned-in', course, item, learner } },
    { at: later(at, 2), deed: { kind: 'graded', course, item, learner, by: TEACHER.id, draft: 3, assigned: 3 } },
    { at: later(at, 3), deed: { kind: 'returned', course, item, learner, by: TEACHER.id } },
  ];
}
