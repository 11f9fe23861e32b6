import type { SchoolHead } from '../../audit/types.ts';
import { RunId, type SchoolId } from '../../ids.ts';
import { dueDate } from '../../school/due-date.ts';
import { strayNights } from '../../school/stray-nights.ts';
import type { NightClaim } from '../../store/nights/nights.ts';
import type { Instant } from '../../time.ts';
import { traceOf } from '../../trace.ts';
import type { CourseReport } from '../../report/types.ts';
import { fairLimit, type FairLimit } from '../../queue/fair-limit.ts';
import { runNight } from './night.ts';
import type { SyncParts } from '../parts.ts';

/** Renewed as each course ends; whoever dies is replaced after this long. */
const LEASE_MINUTES = 20;

/** What the scheduled nights did: a run for each school that was due. */
export interface DueNights {
  readonly runs: readonly RunId[];
  readonly courses: readonly CourseReport[];
  /** How far the audits of those schools had come. */
  readonly audit: readonly SchoolHead[];
}

/**
 * The scheduled night, however often it is triggered: each school's runs once for each school date, from the school's own
 * time on; one that was begun and left is taken up where it stopped. A night that a clock ahead of itself had put into the
 * future keeps none waiting, and runs when its date comes. The courses of all due schools take turns; one school's failure does
 * not keep the others waiting: each is noted, and the first is thrown when all had their turn.
 */
export async function runDueSchools(parts: SyncParts, at: Instant): Promise<DueNights> {
  const limit = fairLimit(parts.courses);
  const ended = await Promise.allSettled(
    (await parts.store.schools()).map(async (school) => {
      try {
        return await runDueSchool(parts, school, at, limit);
      } catch (error) {
        await parts.noteFault({ event: 'school-fault', reference: parts.newId(), school, ...traceOf(error) });
        throw error;
      }
    }),
  );
  const nights = ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  return {
    runs: nights.flatMap(({ runs }) => runs),
    courses: nights.flatMap(({ courses }) => courses),
    audit: nights.flatMap(({ audit }) => audit),
  };
}

async function runDueSchool(parts: SyncParts, school: SchoolId, at: Instant, limit: FairLimit): Promise<DueNights> {
  const { store } = parts;
  // In its turn, like a course: a lease that begins while the school still waits would be over before its work is.
  const claim = await limit(school, () =>
    store.school(school, async (records): Promise<NightClaim | null> => {
      const file = await records.loadSchoolFile();
      if (file === null) return null;
      const done = await records.finishedNights();
      const stray = strayNights(file, at, done);
      const date = dueDate(file, at, done.find((each) => !stray.includes(each)) ?? null);
      if (date === null) return null;
      await records.forgetNights(stray);
      return records.claimNight(date, RunId.parse(parts.newId()), LEASE_MINUTES);
    }),
  );
  if (claim === null) return { runs: [], courses: [], audit: [] };
  const before = await store.school(school, (records) => records.reportsOfRun(claim.run));
  const done = new Set(before.filter((course) => !worthAgain(course)).map((course) => course.id));
  const report = await runNight(
    parts,
    { school },
    {
      at,
      dryRun: false,
      acceptRoster: false,
      run: claim.run,
      done,
      limit,
      onCourse: async () => {
        await store.school(school, (records) => records.renewNight(claim, LEASE_MINUTES));
      },
    },
  );
  const again = report.courses.some(worthAgain);
  await store.school(school, (records) => (again ? records.renewNight(claim, 0) : records.finishNight(claim)));
  return {
    runs: [claim.run],
    courses: report.courses.map((course) => ({ ...course, school })),
    audit: report.audit ?? [],
  };
}

/** Stopped, or a write left undone, for a reason that passes by itself; what a person has to mend is not tried again before the next night. */
export function worthAgain({
  unfinished,
  problems,
  writes,
}: Pick<CourseReport, 'unfinished' | 'problems' | 'writes'>): boolean {
  return (
    (unfinished && problems.some(({ kind }) => kind === 'busy' || kind === 'down')) ||
    writes.failed.some((write) => write.again === true)
  );
}
