import type { CourseId } from '../../ids.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { SchoolFile } from '../../school/file.ts';
import { StoreError } from '../../store/errors.ts';
import type { Instant } from '../../time.ts';
import { actOn } from '../as-teacher.ts';
import { clearUnfinished } from '../clear-unfinished.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import type { Receipt } from './receipt.ts';

/** Takes drafts of ours out of some courses before the record of them goes; what cannot be reached now is listed. */
export async function clearDrafts(
  parts: SyncParts,
  file: SchoolFile,
  courses: readonly CourseId[],
  which: (row: LedgerRow) => boolean,
  at: Instant,
): Promise<Pick<Receipt, 'drafts' | 'left'>> {
  const left: { course: CourseId; why: string }[] = [];
  let drafts = 0;
  for (const id of courses) {
    const course = file.courses.find((each) => each.id === id);
    if (course === undefined) continue;
    try {
      const cleared = await actOn(parts, { file, course }, at, (act) =>
        clearUnfinished(act, (cancel) => ({ cancel }), which),
      );
      if (cleared instanceof Refused) left.push({ course: id, why: cleared.problem.what.en });
      else drafts += cleared;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      left.push({ course: id, why: error.message });
    }
  }
  return { drafts, left };
}
