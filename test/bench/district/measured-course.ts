import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { daysAfter } from '../../../src/time.ts';
import { gradedSchool, START } from '../school.ts';

/** One of the district's: 25 students and 40 coursework. */
const SIZE = { courses: 1, learners: 25, coursework: 40 };
const STUDENTS_A_PAGE = 30;
const ROWS_A_PAGE = 100;

/** Calls of one course to Classroom, as the real code makes them against the stand-in, beside the least (README.md). */
export interface CourseCalls {
  readonly first: number;
  readonly unchanged: number;
  readonly least: number;
}

/** Measured anew in each run, so that no count of the district's is made up. */
export async function measuredCourse(): Promise<CourseCalls> {
  let calls = 0;
  const at = daysAfter(START, SIZE.coursework + 1);
  const nights = await googleMemoryNights(gradedSchool(SIZE), at, (inside) => (input, init) => {
    if (!String(input instanceof Request ? input.url : input).endsWith('/token')) calls += 1;
    return inside(input, init);
  });
  const night = async (): Promise<number> => {
    const before = calls;
    const { unfinished } = await nights.sync();
    if (unfinished) throw new Error('the measured course was not finished');
    return calls - before;
  };
  const first = await night();
  nights.moveTo(daysAfter(at, 1));
  const unchanged = await night();
  const rows = SIZE.learners * SIZE.coursework;
  const least =
    2 + pages(SIZE.learners, STUDENTS_A_PAGE) + pages(SIZE.coursework, ROWS_A_PAGE) + pages(rows, ROWS_A_PAGE);
  return { first, unchanged, least };
}

function pages(rows: number, size: number): number {
  return Math.ceil(rows / size);
}
