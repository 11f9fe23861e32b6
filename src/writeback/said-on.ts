import type { WriteKey } from '../ids.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { PostingWrite } from '../plan/types.ts';
import { dateIn, type SchoolDate } from '../time.ts';
import { isComment } from './request.ts';

/**
 * What readers were shown on a day, for the caps (PROTOCOL.md 2.12): posts that are done, and comments from the moment they are bound, as
 * nobody drafts a comment and a run may have ended before it knew.
 * @param going rows that this run goes on with, and counts itself
 */
export function saidOn(
  rows: readonly LedgerRow[],
  { date, zone, going }: { readonly date: SchoolDate; readonly zone: string; readonly going: ReadonlySet<WriteKey> },
): PostingWrite[] {
  return rows
    .filter(({ key, state, carrier, changedAt }) => {
      const isSaid = state === 'DONE' || (state === 'BOUND' && isComment(carrier) && !going.has(key));
      return isSaid && dateIn(zone, changedAt) === date;
    })
    .map(({ write }) => write);
}
