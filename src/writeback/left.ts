import { CHANGING, type LedgerRow } from '../plan/ledger-row.ts';
import { LEFT_BY, type Limit } from '../plan/limits.ts';
import type { WriteKey } from '../ids.ts';
import type { Ledger } from './types.ts';

/** Rows that a limit holds back remember which, so that the board can say why they wait. A row whose change was begun keeps that. */
export async function rememberLeft(
  rows: readonly LedgerRow[],
  limits: ReadonlyMap<WriteKey, Limit>,
  ledger: Ledger,
): Promise<void> {
  for (const { key, trouble } of rows) {
    const limit = limits.get(key);
    if (limit !== undefined && trouble !== CHANGING && trouble !== LEFT_BY[limit])
      await ledger.leave(key, LEFT_BY[limit]);
  }
}
