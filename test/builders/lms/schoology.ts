import type {
  HandmadeItem,
  SchoologyHappening as Happening,
  SchoologyPerson as Person,
  SchoologySchool,
} from '../../../src/sandbox/schoology/index.ts';
import { handmadeItem } from '../../../src/sandbox/schoology/world/hands.ts';
import type { Instant } from '../../../src/time.ts';

/** A Schoology school of one section, arranged to the letter: nothing happens in it by itself. */

export const SECTION = '7001';
/** A section of another teacher. */
export const OTHER_SECTION = '7002';
export const CATEGORY = '4301';
export const PERIOD = '1301';
export const SCALE = '21';
export const ZONE = 'America/Chicago';
export const START = '2026-09-07T05:00:00.000Z' as Instant;

export const TEACHER: Person = {
  uid: '5101',
  schoolUid: 'T-1',
  role: 'teacher',
  first: 'Tara',
  last: 'Reed',
  email: 't.reed@small.example',
  zone: ZONE,
};
export const OTHER_TEACHER: Person = {
  uid: '5102',
  schoolUid: 'T-2',
  role: 'teacher',
  first: 'Omar',
  last: 'Lund',
  email: 'o.lund@small.example',
  zone: 'America/New_York',
};
export const ADMIN: Person = {
  uid: '5001',
  schoolUid: 'T-0',
  role: 'admin',
  first: 'Ada',
  last: 'Ruiz',
  email: 'a.ruiz@small.example',
  zone: ZONE,
};

/** The n-th learner's uid and enrollment id, from 1. */
export function uidOf(n: number): string {
  return String(5200 + n);
}
export function enrollmentOf(n: number): string {
  return String(880_000 + n);
}

export interface SmallSchoologyItem extends Omit<HandmadeItem, 'assignees'> {
  readonly id: string;
  /** Learners by number; absent: the whole class. */
  readonly to?: readonly number[];
  /** Scores by the learner's number. */
  readonly grades?: Readonly<Record<number, number>>;
  /** Who handed in, by number, at the start. */
  readonly handedIn?: readonly number[];
}

export interface SmallSchoology {
  readonly learners?: number;
  readonly items?: readonly SmallSchoologyItem[];
  /** Anything else that happens. */
  readonly more?: readonly Happening[];
}

export function smallSchoology({ learners = 3, items = [], more = [] }: SmallSchoology = {}): SchoologySchool {
  const numbers = Array.from({ length: learners }, (_, index) => index + 1);
  const people = [TEACHER, OTHER_TEACHER, ADMIN, ...numbers.map(learner)];
  const deeds: Happening['deed'][] = [
    ...people.map((person) => ({ kind: 'person' as const, person })),
    { kind: 'period', period: { id: PERIOD, title: 'Fall', start: '2026-08-01', end: '2026-12-31' } },
    {
      kind: 'scale',
      scale: {
        id: SCALE,
        title: 'Letters',
        type: 'percent',
        levels: [
          { name: 'B', value: 85 },
          { name: 'A', value: 95 },
        ],
      },
    },
    ...section(SECTION, TEACHER.uid, '870001'),
    ...section(OTHER_SECTION, OTHER_TEACHER.uid, '870002'),
    ...numbers.map((n) => ({
      kind: 'enrolled' as const,
      section: SECTION,
      enrollment: { id: enrollmentOf(n), uid: uidOf(n), admin: false, status: 1 as const },
    })),
    ...items.flatMap(itemDeeds),
  ];
  return {
    file: null,
    school: { id: '240', name: 'Small School' },
    start: START,
    story: [...deeds.map((deed) => ({ at: START, deed })), ...more],
  };
}

function learner(n: number): Person {
  return {
    uid: uidOf(n),
    schoolUid: `S-${n}`,
    role: 'student',
    first: 'Learner',
    last: `Number ${n}`,
    email: `learner${n}@small.example`,
    zone: ZONE,
  };
}

function section(id: string, teacher: string, enrollment: string): Happening['deed'][] {
  const category = id === SECTION ? CATEGORY : '4302';
  return [
    {
      kind: 'section',
      section: {
        id,
        courseId: '3001',
        courseTitle: 'Mathematics 5',
        title: `Section ${id}`,
        schoolCode: `SC-${id}`,
        periods: [PERIOD],
        weighted: false,
      },
    },
    {
      kind: 'category',
      section: id,
      category: {
        id: category,
        title: 'Work',
        delta: 0,
        calculation: 2,
        maxPoints: 100,
        scale: '0',
        dropLowest: 0,
        weight: 30,
      },
    },
    { kind: 'enrolled', section: id, enrollment: { id: enrollment, uid: teacher, admin: true, status: 1 } },
  ];
}

function itemDeeds({ id, to, grades = {}, handedIn = [], ...handmade }: SmallSchoologyItem): Happening['deed'][] {
  const assignees = to === undefined ? {} : { assignees: to.map(enrollmentOf) };
  const place = { section: SECTION, item: id };
  return [
    {
      kind: 'posted',
      item: handmadeItem(
        SECTION,
        id,
        TEACHER.uid,
        CATEGORY,
        { period: PERIOD, maxPoints: 10, ...assignees, ...handmade },
        () => `9${id}`,
      ),
    },
    ...handedIn.map((n) => ({ kind: 'submitted' as const, ...place, uid: uidOf(n), draft: false, body: 'My answer' })),
    ...Object.entries(grades).map(([n, score]) => ({
      kind: 'graded' as const,
      ...place,
      enrollment: enrollmentOf(Number(n)),
      cell: { score, exception: 0 as const, comment: '', status: null },
    })),
  ];
}
