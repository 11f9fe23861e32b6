import type { LedgerRow } from '../plan/ledger-row.ts';
import { applyWrites, type OpenWrites } from '../writeback/apply.ts';
import { asTeacher, type Act } from './as-teacher.ts';
import type { Refused } from './refused.ts';
import { writeOptions } from './write-options.ts';

const NOTHING: OpenWrites = { carry: [], cancel: [], change: [], withdraw: [], strays: [] };

/**
 * Has the write-back finish rows that were decided and never done: sent, cancelled or taken back, as `open` says. Returns how many were finished.
 * @param which selects among the unfinished rows
 */
export async function clearUnfinished(
  act: Act,
  open: (rows: readonly LedgerRow[]) => Partial<OpenWrites>,
  which: (row: LedgerRow) => boolean = () => true,
): Promise<number | Refused> {
  const { parts, at } = act;
  const rows = (await unfinishedRows(act)).filter(which);
  if (rows.length === 0) return 0;
  return asTeacher(act, async ({ lms, enrolled }) => {
    await applyWrites({ ...NOTHING, ...open(rows) }, writeOptions(parts, act, { lms, enrolled, at }));
    return rows.length - (await unfinishedRows(act)).filter(which).length;
  });
}

async function unfinishedRows({ parts, file, course }: Act): Promise<LedgerRow[]> {
  const rows = await parts.store.school(file.school.id, (records) => records.loadLedger(course.id));
  return rows.filter((row) => row.state === 'NEW' || row.state === 'BOUND');
}
