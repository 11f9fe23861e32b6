import type { CourseId } from '../../src/ids.ts';
import type { Lms } from '../../src/lms/types.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { benchSchool } from './bench-school.ts';
import { NIGHT } from './school.ts';
import { benchSchoologyCalls } from './schoology-calls.ts';
import { printTable } from './table.ts';

const STUDENTS_A_PAGE = 30;
const ROWS_A_PAGE = 100;

/** Calls per course of the sandbox school's first night and of one when nothing changed, beside the least. */
export async function benchCalls(): Promise<void> {
  const school = await benchSchool(null);
  const night = { at: NIGHT, dryRun: false, acceptRoster: false };
  const lines: string[][] = [];
  try {
    for (const course of school.file.courses) {
      const rows = await rowsOf(await school.app.sync.connect(school.file, course), course.id);
      const before = await school.calls();
      const [first] = (await runNight(school.app.sync, { course: course.id }, night)).courses;
      const between = await school.calls();
      const [again] = (await runNight(school.app.sync, { course: course.id }, night)).courses;
      const after = await school.calls();
      if (first === undefined || again === undefined) continue;
      const lists =
        2 +
        pages(rows.students, STUDENTS_A_PAGE) +
        pages(rows.coursework, ROWS_A_PAGE) +
        pages(rows.submissions, ROWS_A_PAGE);
      const quizzes = { first: forms(before, between), again: forms(between, after) };
      lines.push([
        course.id,
        'first',
        String(total(first.calls)),
        String(lists + quizzes.first),
        `${lists} lists + ${quizzes.first} for quizzes`,
      ]);
      lines.push([
        course.id,
        'unchanged',
        String(total(again.calls)),
        String(lists + quizzes.again),
        `${lists} lists + ${quizzes.again} open quizzes`,
      ]);
    }
  } finally {
    await school.close();
  }
  printTable('Classroom and Forms: calls per course', ['course', 'night', 'calls', 'least', 'of which'], lines);
  await benchSchoologyCalls();
}

/** Rows the LMS lists, those of drafts and of teachers trying it out included: the report counts fewer. */
async function rowsOf(lms: Lms, course: CourseId): Promise<Record<'students' | 'coursework' | 'submissions', number>> {
  return {
    students: await countOf(lms.roster(course)),
    coursework: await countOf(lms.coursework(course)),
    submissions: await countOf(lms.submissions(course)),
  };
}

async function countOf(list: AsyncIterable<unknown>): Promise<number> {
  const rows: unknown[] = [];
  for await (const row of list) rows.push(row);
  return rows.length;
}

function pages(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size));
}

function total(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

/** Calls about quizzes between two counts: questions and pages of responses. */
function forms(from: Readonly<Record<string, number>>, to: Readonly<Record<string, number>>): number {
  return Object.entries(to)
    .filter(([method]) => method.startsWith('forms.'))
    .reduce((sum, [method, count]) => sum + count - (from[method] ?? 0), 0);
}
