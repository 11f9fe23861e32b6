import type { CourseId } from '../../ids.ts';
import { topicWords } from '../../notes/posts.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { SchoolFile } from '../../school/file.ts';
import { StoreError } from '../../store/errors.ts';
import { dateIn, type Instant } from '../../time.ts';
import { applyWrites } from '../../writeback/apply.ts';
import { actOn, asTeacher, type Act } from '../as-teacher.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import { storeBrakes } from '../store-brakes.ts';
import { storeLedger } from '../store-ledger.ts';
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
      const cleared = await actOn(parts, { file, course }, at, (act) => clear(act, which));
      if (cleared instanceof Refused) left.push({ course: id, why: cleared.problem.what.en });
      else drafts += cleared;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      left.push({ course: id, why: error.message });
    }
  }
  return { drafts, left };
}

async function clear(act: Act, which: (row: LedgerRow) => boolean): Promise<number | Refused> {
  const { parts, file, course, at } = act;
  const school = file.school.id;
  const unfinished = async (): Promise<LedgerRow[]> =>
    (await parts.store.school(school, (records) => records.loadLedger(course.id))).filter(
      (row) => (row.state === 'NEW' || row.state === 'BOUND') && which(row),
    );
  const rows = await unfinished();
  if (rows.length === 0) return 0;
  return asTeacher(act, async ({ lms, enrolled }) => {
    await applyWrites(
      { carry: [], cancel: rows, change: [], withdraw: [], strays: [] },
      {
        course: course.id,
        lms,
        ledger: storeLedger(parts.store, school, course.id),
        enrolled,
        topic: topicWords(file.school.languages),
        brakes: storeBrakes(parts.store, file, course.id, dateIn(file.school.timeZone, at)),
        disconnected: (error) => parts.disconnected(file, course, error, at),
        now: () => at,
      },
    );
    return rows.length - (await unfinished()).length;
  });
}
