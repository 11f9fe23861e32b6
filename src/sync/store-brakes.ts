import type { CourseId } from '../ids.ts';
import { capFor, historyFrom, schoolCap, type SchoolCap } from '../plan/school-cap.ts';
import type { SchoolFile } from '../school/file.ts';
import type { JobStore } from '../store/records.ts';
import type { SchoolDate } from '../time.ts';
import type { Brakes } from '../writeback/brakes.ts';

/**
 * The brakes of one course as the store has them, each asked in a transaction of its own: a pause holds at once, and courses
 * that run side by side share one count for the school and its date.
 */
export function storeBrakes(store: JobStore, file: SchoolFile, course: CourseId, date: SchoolDate): Brakes {
  const school = file.school.id;
  let cap: Promise<SchoolCap> | null = null;
  /** What earlier dates sent, and how large the classes are, does not change while this batch runs. */
  const most = (): Promise<SchoolCap> => {
    cap ??= store.school(school, async (records) => {
      const sizes = await records.classSizes();
      return schoolCap({
        date,
        classes: file.courses.map(({ id }) => sizes.get(id) ?? 0),
        sent: await records.writesBetween(historyFrom(date), date),
        writesADay: file.writesADay ?? null,
      });
    });
    return cap;
  };
  return {
    paused: () => store.school(school, (records) => records.pauseOf(course)),
    async take(kind) {
      const limit = capFor(kind, await most());
      return (await store.school(school, (records) => records.takeWrite(date, limit))) ? null : limit;
    },
    giveBack: () => store.school(school, (records) => records.giveBackWrite(date)),
  };
}
