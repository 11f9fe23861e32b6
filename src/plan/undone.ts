import type { RunId, WriteKey } from '../ids.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { LedgerRow } from './ledger-row.ts';

const UNDONE = 'withdrawn by undo of run ';
const ASKED_ANEW = 'undone, and asked for anew on ';

/** What the ledger says of a write that an undo took back: it is never sent again by itself. */
export function undoneWords(run: RunId): string {
  return UNDONE + run;
}

/** What it says once a person has asked for it anew. For that school day alone it may be planned again, and it waits for a teacher. */
export function askedAnewWords(date: SchoolDate): string {
  return ASKED_ANEW + date;
}

/** It was sent, and an undo took it back. */
export function wasUndone({ state, trouble }: Pick<LedgerRow, 'state' | 'trouble'>): boolean {
  return state === 'TOMBSTONE' && trouble?.startsWith(UNDONE) === true;
}

/** What was undone on that school day: a person may ask for it anew until the day is over. What a teacher removed is not among it. */
export function undoneOn(
  rows: readonly LedgerRow[],
  date: SchoolDate,
  dayOf: (at: Instant) => SchoolDate,
): LedgerRow[] {
  return rows.filter((row) => wasUndone(row) && dayOf(row.changedAt) === date);
}

export function isAskedAnew({ state, trouble }: Pick<LedgerRow, 'state' | 'trouble'>, date: SchoolDate): boolean {
  return state === 'TOMBSTONE' && trouble === askedAnewWords(date);
}

/**
 * The ledger as a plan of that day sees it: what a person asked for anew is as if it had never been sent.
 * @param also keys that a run by hand asks for just now
 */
export function withAskedAnew(
  rows: readonly LedgerRow[],
  date: SchoolDate,
  also: ReadonlySet<WriteKey> = new Set(),
): LedgerRow[] {
  return rows.map((row) => (isAskedAnew(row, date) || also.has(row.key) ? { ...row, state: 'CANCELLED' } : row));
}
