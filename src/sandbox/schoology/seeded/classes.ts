import type { Learner } from '../../school-year/people.ts';
import { bellLearners, STAFF } from './people.ts';

/** One section of the school. */
export interface SchoolSection {
  readonly id: string;
  readonly courseId: string;
  readonly name: string;
  readonly title: string;
  readonly area: string;
  readonly teacher: string;
  /** The section's digit in ids, so that items and enrollments of different sections never share an id. */
  readonly digit: number;
  /** The learners who are in the section from the first day, in the order of the roster. */
  readonly learners: readonly Learner[];
  /** The target each week is about, over and over. */
  readonly sequence: readonly string[];
  /** Targets of the grade before, checked in the first week. */
  readonly before: readonly string[];
  readonly units: readonly { readonly title: string; readonly targets: readonly string[] }[];
}

export interface Sections {
  readonly all: readonly SchoolSection[];
  readonly first: SchoolSection;
  readonly second: SchoolSection;
  readonly learners: readonly Learner[];
  /** Leaves the first section mid-way. */
  readonly leaver: Learner;
  /** Leaves the second section and comes back under a new enrollment. */
  readonly returner: Learner;
  /** Invited to the second section, has not joined. */
  readonly invited: Learner;
}

/** Sections of 26 and 22 learners after one has left; five learners are in both. */
export function sectionsOf(seed: string): Sections {
  const learners = bellLearners(seed, 44);
  const [leaver, returner, invited] = [learners[11], learners[30], learners[20]];
  if (leaver === undefined || returner === undefined || invited === undefined) throw new RangeError('too few learners');
  const first: SchoolSection = {
    id: '7210045501',
    courseId: '3200711',
    name: 'Mathematics 5',
    title: 'Section 1',
    area: 'mathematics',
    teacher: STAFF.marsh.uid,
    digit: 1,
    learners: learners.slice(0, 27),
    sequence: ['5.NBT.A.1', '5.NBT.B.7', '5.NF.A.1', '5.NF.A.2', '5.NF.B.4', '5.NF.B.3'],
    before: ['4.NF.A.1', '4.NF.B.3'],
    units: [
      { title: 'Decimals', targets: ['5.NBT.A.1', '5.NBT.B.7'] },
      { title: 'Fractions', targets: ['5.NF.A.1', '5.NF.A.2', '5.NF.B.3', '5.NF.B.4'] },
    ],
  };
  const second: SchoolSection = {
    id: '7210045502',
    courseId: '3200726',
    name: 'Language Arts 5',
    title: 'Section 2',
    area: 'English language arts',
    teacher: STAFF.duarte.uid,
    digit: 2,
    learners: [...learners.slice(27, 44), ...learners.slice(3, 8)],
    sequence: ['RI.5.1', 'L.5.4', 'RI.5.2', 'RL.5.2', 'RI.5.2', 'L.5.4'],
    before: ['RI.4.1', 'L.4.4'],
    units: [
      { title: 'Reading closely', targets: ['RI.5.1', 'RI.5.2', 'RL.5.2'] },
      { title: 'Words', targets: ['L.5.4'] },
    ],
  };
  return { all: [first, second], first, second, learners, leaver, returner, invited };
}

export function enrollmentId(section: SchoolSection, index: number): string {
  return `4478${section.digit}${String(index + 100).padStart(4, '0')}`;
}

export const CATEGORIES = { tickets: 'Tickets', work: 'Classwork' } as const;

export function categoryId(section: SchoolSection, category: keyof typeof CATEGORIES): string {
  return `4341${section.digit}${category === 'tickets' ? 1 : 2}`;
}

/** The current grading period, the one before it, and last year's. */
export const PERIODS = { now: '13011', before: '13010', lastYear: '12990' };
