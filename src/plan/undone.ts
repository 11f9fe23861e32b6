import type { RunId, WriteKey } from '../ids.ts';
import type { Instant, SchoolDate } from '../time.ts';
import { kindOf } from './kinds/registry.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { Write } from './types.ts';

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

/** An undo took it back, and perhaps somebody asked for it anew on some day since. */
export function wasEverUndone({ state, trouble }: Pick<LedgerRow, 'state' | 'trouble'>): boolean {
  return state === 'TOMBSTONE' && (trouble?.startsWith(UNDONE) === true || trouble?.startsWith(ASKED_ANEW) === true);
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

/**
 * Whether the write gives anew what was undone and asked for: under its key, whoever it is for now, or the same kind of thing for one of the same learners and
 * targets. Then its key may be another, where those who shared a chance need it no more, or others beside them do.
 */
export function givesAnew(write: Write, undone: readonly Pick<LedgerRow, 'key' | 'write'>[]): boolean {
  if (undone.some(({ key }) => key === write.key)) return true;
  if (write.kind === 'withdraw') return false;
  const [learners, targets] = [new Set(write.learners), new Set(kindOf(write).serves(write))];
  return undone.some(
    ({ write: before }) =>
      before.kind === write.kind &&
      before.learners.some((learner) => learners.has(learner)) &&
      kindOf(before)
        .serves(before)
        .some((target) => targets.has(target)),
  );
}
