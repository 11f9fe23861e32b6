import type { EarlierNote } from '../../notes/types.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';

/** What notes said, as the ledger remembers them: all but those nobody can have read. */
export function earlierNotes(rows: readonly LedgerRow[]): EarlierNote[] {
  return rows.flatMap(({ write, state }) => {
    if (write.kind !== 'note' || state === 'CANCELLED') return [];
    const {
      learners: [learner],
      week,
      said,
    } = write;
    return [{ learner, week, said }];
  });
}
