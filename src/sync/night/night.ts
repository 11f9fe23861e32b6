import pLimit from 'p-limit';
import { RunId, type CourseId, type SchoolId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { Instant } from '../../time.ts';
import type { CourseReport } from '../../report/types.ts';
import { selectCourses, type Selection } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { syncCourse, type CourseResult } from './sync-course.ts';

export type { Selection } from '../find.ts';

export interface NightOptions {
  /** The clock of the run. */
  readonly at: Instant;
  /** Asked when a run has got hold of a course: one that was stopped for days before is no night of the past. Absent: `at` holds. */
  readonly now?: () => Instant;
  /** Decide and say, write nothing. */
  readonly dryRun: boolean;
  /** A roster that lost more than half is taken as true. */
  readonly acceptRoster: boolean;
  /** The report tells what was decided, for a run by hand; of a whole district's night it would fill the memory. */
  readonly days?: boolean;
  /** A night that is taken up again goes on under its own run, without the courses it has finished. */
  readonly run?: RunId;
  readonly done?: ReadonlySet<CourseId>;
  /** Called as each course ends. */
  readonly onCourse?: (report: CourseReport) => void | Promise<void>;
}

/** `DESIGN.md` 4.5; `plan` only in a dry run. */
export interface NightReport {
  readonly run: RunId;
  readonly at: Instant;
  readonly school?: SchoolId;
  readonly courses: readonly CourseResult[];
  /** The language of the first school, for people's output. */
  readonly language: Language;
}

/**
 * Runs the selected courses, a few at a time; one course's failure is its own line.
 * Run ids are random: they name a run in reports and never enter a key.
 */
export async function runNight(parts: SyncParts, selection: Selection, options: NightOptions): Promise<NightReport> {
  const run = options.run ?? RunId.parse(parts.newId());
  const selected = (await selectCourses(parts.store, selection)).filter(({ course }) => options.done?.has(course.id) !== true);
  const limit = pLimit(parts.courses);
  const all = 'all' in selection;
  const ended = await Promise.allSettled(selected.map(({ file, course }) => limit(async () => {
    const report = await syncCourse(parts, file, course, { ...options, run });
    await options.onCourse?.(report);
    return all ? { ...report, school: file.school.id } : report;
  })));
  // whoever closes the store after a failure must find no course still at work
  const courses = ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  const school = all ? undefined : selected[0]?.file.school.id;
  return {
    run,
    at: options.at,
    ...(school === undefined ? {} : { school }),
    courses,
    language: selected[0]?.file.school.languages[0] ?? 'en',
  };
}
