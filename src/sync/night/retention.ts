import type { SchoolId } from '../../ids.ts';
import { limitsAt } from '../../school/school-year.ts';
import type { LetGo } from '../../store/retention.ts';
import type { JobStore } from '../../store/records.ts';
import type { Instant } from '../../time.ts';

/** Lots of one night: what is left then goes in the next, so that a first night over old rows ends too. */
const MOST_LOTS = 200;

/**
 * Lets go of all rows of a school that are kept no longer (SAFETY.md 8), lot by lot, each in a transaction of its own. A school without a
 * readable file loses nothing: it is not known when its year ends.
 */
export async function letGoOfOld(store: JobStore, school: SchoolId, at: Instant): Promise<LetGo> {
  const total: Record<string, number> = {};
  for (let lot = 0; lot < MOST_LOTS; lot += 1) {
    const counts = await store.school(school, async (records): Promise<LetGo> => {
      const file = await records.loadSchoolFile();
      return file === null ? {} : records.letGo(limitsAt(file, at));
    });
    const entries = Object.entries(counts);
    if (entries.length === 0) break;
    for (const [table, rows] of entries) total[table] = (total[table] ?? 0) + rows;
  }
  return total;
}
