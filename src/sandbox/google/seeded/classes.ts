import { learnersOf, TEACHERS } from '../../school-year/people.ts';
import type { Learner } from '../../school-year/people.ts';

/** One class of the school. */
export interface SchoolClass {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly area: string;
  readonly teacher: string;
  /** The learners who are in the class from the first day, in the order of the roster. */
  readonly learners: readonly Learner[];
  /** The target each week is about, over and over. */
  readonly sequence: readonly string[];
  /** Targets of the grade before, each checked once. */
  readonly before: readonly string[];
  readonly units: readonly { readonly title: string; readonly targets: readonly string[] }[];
}

export interface Classes {
  readonly all: readonly SchoolClass[];
  readonly first: SchoolClass;
  readonly second: SchoolClass;
  readonly third: SchoolClass;
  /** Every learner of the school, including the one who is only invited. */
  readonly learners: readonly Learner[];
  /** Leaves the first class mid-way. */
  readonly leaver: Learner;
  /** Invited to the second class, has not joined. */
  readonly invited: Learner;
}

const MATHEMATICS_UNITS = [
  { title: 'Decimals and place value', targets: ['5.NBT.A.1', '5.NBT.B.7'] },
  { title: 'Fractions', targets: ['5.NF.A.1', '5.NF.A.2', '5.NF.B.3', '5.NF.B.4'] },
] as const;

/** Classes of 31, 28 and 24 learners after one has left; ten of the third class are in another class too. */
export function classesOf(seed: string): Classes {
  const learners = learnersOf(seed, 75);
  const part = (from: number, to: number) => learners.slice(from, to);
  const [leaver, invited] = [learners[12], learners[74]];
  if (leaver === undefined || invited === undefined) throw new RangeError('too few learners');
  const first: SchoolClass = {
    id: '6001',
    name: 'Grade 5 Mathematics',
    section: 'Section A',
    area: 'mathematics',
    teacher: TEACHERS.rivera.id,
    learners: part(0, 32),
    sequence: ['5.NBT.A.1', '5.NBT.B.7', '5.NF.A.1', '5.NF.A.2', '5.NF.B.3', '5.NF.B.4'],
    before: ['4.NF.A.1', '4.NF.B.3'],
    units: MATHEMATICS_UNITS,
  };
  const second: SchoolClass = {
    id: '6002',
    name: 'Grade 5 Mathematics',
    section: 'Section B',
    area: 'mathematics',
    teacher: TEACHERS.rivera.id,
    learners: part(32, 60),
    sequence: ['5.NBT.A.1', '5.NF.A.1', '5.NBT.B.7', '5.NF.A.2', '5.NF.B.4', '5.NF.B.3'],
    before: ['4.NF.A.1', '4.NF.B.3'],
    units: MATHEMATICS_UNITS,
  };
  const third: SchoolClass = {
    id: '6003',
    name: 'Grade 5 Language Arts',
    section: 'Period 3',
    area: 'English language arts',
    teacher: TEACHERS.rivera.id,
    learners: [...part(60, 74), ...part(2, 7), ...part(40, 45)],
    sequence: ['RI.5.1', 'L.5.4', 'RI.5.2', 'RL.5.2', 'RI.5.2', 'L.5.4'],
    before: ['RI.4.1', 'L.4.4'],
    units: [
      { title: 'Reading closely', targets: ['RI.5.1', 'RI.5.2', 'RL.5.2'] },
      { title: 'Words', targets: ['L.5.4'] },
    ],
  };
  return { all: [first, second, third], first, second, third, learners, leaver, invited };
}
