import type { CourseId, SchoolId } from '../ids.ts';
import { DATES_TO_KNOW, schoolCap } from '../plan/caps.ts';
import type { JobStore } from '../store/records.ts';
import type { SchoolDate } from '../time.ts';
import type { Brakes } from '../writeback/brakes.ts';

/**
 * The brakes of one course as the store has them, each asked in a transaction of its own: a pause holds at once, and courses
 * that run side by side share one count for the school and its date.
 */
export function storeBrakes(store: JobStore, school: SchoolId, course: CourseId, date: SchoolDate): Brakes {
  let limit: Promise<number | null> | null = null;
  /** What earlier dates sent does not change while this one runs. */
  const most = (): Promise<number | null> => {
    limit ??= store.school(school, async (records) => schoolCap(await records.writesOfDates(date, DATES_TO_KNOW)));
    return limit;
  };
  return {
    paused: () => store.school(school, (records) => records.pauseOf(course)),
    async take() {
      const cap = await most();
      return await store.school(school, (records) => records.takeWrite(date, cap)) ? null : cap;
    },
    giveBack: () => store.school(school, (records) => records.giveBackWrite(date)),
  };
}
