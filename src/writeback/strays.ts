import { LmsError } from '../lms/errors.ts';
import type { Post } from '../lms/posts.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import { daysBetween, type Instant } from '../time.ts';
import type { Batch } from './batch.ts';
import { isBusy } from './busy.ts';

/** A draft of ours that no row is bound to is deleted after this long (PROTOCOL.md 2.7). */
const SWEEP_AFTER_DAYS = 1 / 24;

/**
 * Drafts of ours that no open row is bound to or still looks for, an hour old: left by answers that were lost, by requests a network
 * doubled, by rows that were closed. Learners never see them.
 */
export function straysAmong(posts: readonly Post[], rows: readonly LedgerRow[], now: Instant): Post[] {
  const bound = new Set(
    rows.filter(({ state }) => state !== 'CANCELLED' && state !== 'TOMBSTONE').map((row) => row.remoteId),
  );
  const looking = rows.filter(({ state }) => state === 'NEW');
  const isLookedFor = ({ marker, createdAt }: Post): boolean =>
    looking.some((row) => row.marker === marker && createdAt !== null && createdAt >= row.changedAt);
  return posts
    .filter((post) => !isLookedFor(post))
    .filter(
      ({ ours, state, createdAt, ref }) =>
        ours &&
        state === 'draft' &&
        !bound.has(ref.id) &&
        createdAt !== null &&
        daysBetween(createdAt, now) > SWEEP_AFTER_DAYS,
    );
}

/** Deletes them; never anything published. One whose deletion is refused (a copy by hand that looks like ours) does not stop the others. */
export async function sweep({ seen, ledger, lms, course, now }: Batch): Promise<void> {
  if (straysAmong(seen, [], now()).length === 0) return;
  const strays = straysAmong(seen, await ledger.rows(), now()); // read again: it is the last word before something is deleted
  for (const { ref } of strays) {
    await ledger.confirm();
    try {
      await lms.ensureGone(course, ref);
    } catch (error) {
      if (!(error instanceof LmsError)) throw error;
      if (error.scope !== 'call' || isBusy(error)) return; // the next run sweeps again
    }
  }
}
