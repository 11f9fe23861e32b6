import { RunId, type SchoolId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { Instant } from '../../time.ts';
import type { CourseReport, Problem } from '../../report/types.ts';
import type { SchoolHead } from '../../audit/types.ts';
import { fairLimit } from '../../queue/fair-limit.ts';
import { everyCourse, selectCourses, type Selection } from '../find.ts';
import type { RowCounts } from '../../store/lots.ts';
import type { SyncParts } from '../parts.ts';
import { unreadSchool } from '../problems.ts';
import { letGoOfOld } from './retention.ts';
import type { CourseResult } from './sync-course.ts';
import { watchedCourse } from './watched-course.ts';

export type { Selection } from '../find.ts';

export interface NightOptions {
  /** The clock of the run. */
  readonly at: Instant;
  /** The clock, read once a course's lock is held: a process that stood still for days must not decide as of the past. Absent: `at` holds. */
  readonly now?: () => Instant;
  /** Decide and say, write nothing. */
  readonly dryRun: boolean;
  /** A roster that lost more than half is taken as true. */
  readonly acceptRoster: boolean;
  /** A person asked for these courses: what was undone the same day is decided again, and waits. */
  readonly byHand?: boolean;
  /** The report carries what was decided, for a run by hand. Off for scheduled nights: a whole district's decisions would fill the memory. */
  readonly days?: boolean;
  /** Called as each course ends. */
  readonly onCourse?: (report: CourseReport) => void | Promise<void>;
}

/** `DESIGN.md` 4.5; `plan` only in a dry run. */
export interface NightReport {
  readonly run: RunId;
  readonly at: Instant;
  readonly school?: SchoolId;
  readonly courses: readonly CourseResult[];
  /** Of all schools those whose file could not be read: nothing was done for them. Absent: there is none. */
  readonly unread?: readonly { readonly school: SchoolId; readonly problem: Problem }[];
  /** Rows that are kept no longer and went after the night of a whole school, by table. Absent: none did. */
  readonly letGo?: readonly { readonly school: SchoolId; readonly rows: RowCounts }[];
  /** How far the audit of each school had come when its night, or that of one of its courses, had ended. Absent: nothing is recorded. */
  readonly audit?: readonly SchoolHead[];
  /** The language of the first school, for people's output. */
  readonly language: Language;
}

/**
 * Runs the selected courses, some at a time and schools in turn; one course's failure is its own line.
 * Run ids are random: they name a run in reports and never enter a key.
 */
export async function runNight(parts: SyncParts, selection: Selection, options: NightOptions): Promise<NightReport> {
  const run = RunId.parse(parts.newId());
  const all = 'all' in selection;
  const { courses: selected, unread } = all
    ? await everyCourse(parts.store)
    : { courses: await selectCourses(parts.store, selection), unread: [] };
  const limit = fairLimit(parts.courses);
  const ended = await Promise.allSettled(
    selected.map(({ file, course }) =>
      limit(file.school.id, async () => {
        const report = await watchedCourse(parts, file, course, { ...options, run });
        await options.onCourse?.(report);
        return all ? { ...report, school: file.school.id } : report;
      }),
    ),
  );
  // all courses have ended before a failure is thrown, so that the caller can close the store
  const courses = ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  const school = all ? undefined : selected[0]?.file.school.id;
  const whole = 'course' in selection || options.dryRun ? [] : [...new Set(selected.map(({ file }) => file.school.id))];
  const letGo = (
    await Promise.all(whole.map(async (id) => ({ school: id, rows: await letGoOfOld(parts.store, id, options.at) })))
  ).filter(({ rows }) => Object.keys(rows).length > 0);
  const touched = options.dryRun ? [] : [...new Set(selected.map(({ file }) => file.school.id))];
  const audit = await headsOf(parts, touched, run);
  return {
    run,
    at: options.at,
    ...(school === undefined ? {} : { school }),
    courses,
    ...(unread.length === 0
      ? {}
      : { unread: unread.map(({ school: id, error }) => ({ school: id, problem: unreadSchool(error) })) }),
    ...(letGo.length === 0 ? {} : { letGo }),
    ...(audit.length === 0 ? {} : { audit }),
    language: selected[0]?.file.school.languages[0] ?? 'en',
  };
}

async function headsOf({ store }: SyncParts, schools: readonly SchoolId[], run: RunId): Promise<SchoolHead[]> {
  const heads = await Promise.all(
    schools.map(async (school) => {
      const head = await store.school(school, (records) => records.keepAuditHead(run));
      return head === null ? [] : [{ school, ...head }];
    }),
  );
  return heads.flat();
}
