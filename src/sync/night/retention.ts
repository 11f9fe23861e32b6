import type { SchoolId } from '../../ids.ts';
import { limitsAt } from '../../school/school-year.ts';
import { lotByLot, type RowCounts } from '../../store/lots.ts';
import type { JobStore } from '../../store/records.ts';
import type { Instant } from '../../time.ts';

/** Most lots deleted in one night; the rest goes in the next ones, so that the first night over years of old rows ends in time too. */
const MOST_LOTS = 200;

/**
 * Lets go of all rows of a school that are kept no longer (SAFETY.md 8), lot by lot, each in a transaction of its own. A school without a
 * readable file loses nothing: it is not known when its year ends.
 */
export async function letGoOfOld(store: JobStore, school: SchoolId, at: Instant): Promise<RowCounts> {
  return lotByLot(
    (only) =>
      store.school(school, async (records): Promise<RowCounts> => {
        const file = await records.loadSchoolFile();
        return file === null ? {} : records.letGo(limitsAt(file, at), { only });
      }),
    MOST_LOTS,
  );
}
