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
      ...countsOf([report], took),
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

/** One attempt at a school's night, as it ended. */
export function nightLine(
  {
    school,
    run,
    date,
    again,
  }: {
    readonly school: SchoolId;
    readonly run: RunId;
    readonly date: SchoolDate;
    /** It is tried again by itself. */
    readonly again: boolean;
  },
  reports: readonly CourseReport[],
  took: Took,
): Told {
  const unfinished = reports.filter((report) => report.unfinished).length;
  return {
    as: again || unfinished > 0 ? 'warn' : 'info',
    line: {
      event: 'night-done',
      school,
      run,
      date,
      ended: again ? 'again' : 'finished',
      courses: reports.length,
      unfinished,
      ...countsOf(reports, took),
    },
  };
}

function countsOf(reports: readonly CourseReport[], { calls, ...took }: Took): Omit<LogLine, 'event'> {
  const sum = (of: (report: CourseReport) => number): number => reports.reduce((all, report) => all + of(report), 0);
  const stopped = reports.filter(({ unfinished }) => unfinished).flatMap(({ problems }) => problems);
  return {
    why: [...new Set(stopped.map(({ kind }) => kind))],
    ...took,
    calls,
    rowsRead: sum(({ coursework, submissions, responses }) => coursework + submissions + responses),
    rowsWritten: sum(({ evidence }) => evidence.new + evidence.changed),
    planned: sum(({ writes }) => writes.waiting),
    sent: sum(({ writes }) => writes.created + writes.updated + writes.adopted + writes.withdrawn),
    held: sum(({ writes }) => writes.failed.length),
  };
}
