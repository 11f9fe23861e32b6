import { RunId, type SchoolId } from '../../../ids.ts';
import type { CourseQueue, CourseTask } from '../../../queue/types.ts';
import { dueDate } from '../../../school/due-date.ts';
import { strayNights } from '../../../school/stray-nights.ts';
import type { NightClaim } from '../../../store/nights/nights.ts';
import type { Instant } from '../../../time.ts';
import { traceOf } from '../../../trace.ts';
import type { SelectedCourse } from '../../find.ts';
import { selectCourses } from '../../find.ts';
import type { SyncParts } from '../../parts.ts';
import { LEASE_MINUTES } from './course-night.ts';
import { endNight } from './end-night.ts';
import { worthAgain } from './worth-again.ts';

/** A night that was begun now, or taken up. */
export interface BegunNight {
  readonly school: SchoolId;
  readonly claim: NightClaim;
  /** Every course of the school. */
  readonly courses: readonly SelectedCourse[];
  /** Those that are put into the queue. */
  readonly tasks: readonly CourseTask[];
}

/** What could not be begun: each is noted. */
export interface BegunNights {
  readonly nights: readonly BegunNight[];
  readonly failed: readonly unknown[];
}

/**
 * Begins the scheduled nights, however often it is triggered: each school's once for each school date, from the school's own time on; one
 * that was begun and left is taken up under its run, without the courses that were had. Only today's night is ever begun: what an outage missed
 * stays missed, as a night decides on today's state. A night that a clock ahead of itself had put into the future keeps none waiting, and runs
 * when its date comes. One school's failure does not keep the others waiting.
 */
export async function beginDueNights(
  parts: SyncParts,
  queue: (nights: readonly BegunNight[]) => CourseQueue,
  at: Instant,
): Promise<BegunNights> {
  const failed: unknown[] = [];
  const noted = async <T>(school: SchoolId, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      failed.push(error);
      await parts.noteFault({ event: 'school-fault', reference: parts.newId(), school, ...traceOf(error) });
      return null;
    }
  };
  const begun = await Promise.all(
    (await parts.store.schools()).map((school) => noted(school, () => beginNight(parts, school, at))),
  );
  const nights = begun.filter((night) => night !== null);
  const into = queue(nights);
  await Promise.all(
    nights.map(({ school, claim, tasks }) =>
      noted(school, async () => {
        try {
          await into.enqueue(tasks);
        } catch (error) {
          // the next trigger puts the missing courses into the queue
          await parts.store.school(school, (records) => records.renewNight(claim, 0));
          throw error;
        }
      }),
    ),
  );
  return { nights, failed };
}

async function beginNight(parts: SyncParts, school: SchoolId, at: Instant): Promise<BegunNight | null> {
  const { store } = parts;
  const claim = await store.school(school, async (records): Promise<NightClaim | null> => {
    const file = await records.loadSchoolFile();
    if (file === null) return null;
    const done = await records.finishedNights();
    const stray = strayNights(file, at, done);
    const date = dueDate(file, at, done.find((each) => !stray.includes(each)) ?? null);
    if (date === null) return null;
    await records.forgetNights(stray);
    return records.claimNight(date, RunId.parse(parts.newId()), LEASE_MINUTES);
  });
  if (claim === null) return null;
  const courses = await selectCourses(store, { school });
  const { date, run } = claim;
  const planned = await store.school(school, async (records) => {
    const open = await records.planCourses(
      date,
      courses.map(({ course }) => course.id),
    );
    // courses that an older version ran in this night, before it was replaced, are known by their reports alone
    const had = claim.attempt === 1 ? [] : (await records.reportsOfRun(run)).filter((each) => !worthAgain(each));
    const ids = new Set(had.map(({ id }) => id));
    await records.markHad(date, [...ids]);
    return open.filter(({ course }) => !ids.has(course));
  });
  if (planned.length === 0) await endNight(parts, { school, date, run }, at);
  return { school, claim, courses, tasks: planned.map((each) => ({ school, date, run, ...each })) };
}
