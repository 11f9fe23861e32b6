import { RunId } from '../ids.ts';
import { isSchoolDay } from '../school/calendar.ts';
import type { SchoolFile } from '../school/file.ts';
import { dateIn, type Instant } from '../time.ts';
import { runNight, type NightReport } from './night.ts';
import type { SyncParts } from './parts.ts';

/** The scheduled night: every school that holds school that day, one after the other; closed days stay silent. */
export async function runDueSchools(parts: SyncParts, at: Instant): Promise<NightReport> {
  const courses: NightReport['courses'][number][] = [];
  for (const id of await parts.store.schools()) {
    const file = await parts.store.school(id, (records) => records.loadSchoolFile());
    if (file === null || !isDue(file, at)) continue;
    const report = await runNight(parts, { school: id }, { at, dryRun: false, acceptRoster: false });
    courses.push(...report.courses.map((course) => ({ ...course, school: id })));
  }
  return { run: RunId.parse(parts.newId()), at, courses, language: 'en' };
}

export function isDue(file: Pick<SchoolFile, 'closed' | 'weekends' | 'school'>, at: Instant): boolean {
  return isSchoolDay(file, dateIn(file.school.timeZone, at));
}
