import type { RunId, SchoolId } from '../ids.ts';
import type { CourseReport } from '../report/types.ts';
import type { SchoolDate } from '../time.ts';
import type { LogLine } from './fields.ts';
import type { Took } from './watched.ts';

/** A line, and whether somebody should look at it. */
export interface Told {
  readonly as: 'info' | 'warn';
  readonly line: LogLine;
}

/** One course's night, as it ended. */
export function courseLine(school: SchoolId, run: RunId, report: CourseReport, took: Took): Told {
  return {
    as: report.unfinished ? 'warn' : 'info',
    line: {
      event: 'course-done',
      school,
      course: report.id,
      run,
      ended: report.unfinished ? 'unfinished' : 'finished',
      ...took,
      ...countsOf([report]),
    },
  };
}

/** What somebody pressed on a page, as it came out. */
export function actLine(
  { act, role, school }: Required<Pick<LogLine, 'act' | 'role' | 'school'>>,
  { refused, status }: { readonly refused: boolean; readonly status: number | null },
  { calls, ...took }: Took,
): Told {
  return {
    as: 'info',
    line: {
      event: 'act-done',
      act,
      role,
      school,
      ended: refused ? 'refused' : 'finished',
      ...(status === null ? {} : { status }),
      ...took,
      calls,
    },
  };
}

/** A school's night that is finished, however many processes had its courses. What it cost stands in the lines of its courses. */
export function nightLine(
  { school, run, date }: { readonly school: SchoolId; readonly run: RunId; readonly date: SchoolDate },
  reports: readonly CourseReport[],
): Told {
  const unfinished = reports.filter((report) => report.unfinished).length;
  return {
    as: unfinished > 0 ? 'warn' : 'info',
    line: {
      event: 'night-done',
      school,
      run,
      date,
      ended: 'finished',
      courses: reports.length,
      unfinished,
      ...countsOf(reports),
    },
  };
}

function countsOf(reports: readonly CourseReport[]): Omit<LogLine, 'event'> {
  const sum = (of: (report: CourseReport) => number): number => reports.reduce((all, report) => all + of(report), 0);
  const stopped = reports.filter(({ unfinished }) => unfinished).flatMap(({ problems }) => problems);
  return {
    why: [...new Set(stopped.map(({ kind }) => kind))],
    rowsRead: sum(({ coursework, submissions, responses }) => coursework + submissions + responses),
    rowsWritten: sum(({ evidence }) => evidence.new + evidence.changed),
    planned: sum(({ writes }) => writes.waiting),
    sent: sum(({ writes }) => writes.created + writes.updated + writes.adopted + writes.withdrawn),
    held: sum(({ writes }) => writes.failed.length),
  };
}
