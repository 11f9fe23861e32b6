import type { Post } from '../lms/posts.ts';
import { CHANGING, missedSince, missedWords, REMOVED, type LedgerRow } from '../plan/ledger-row.ts';
import { contentHash } from '../plan/plan.ts';
import { daysBetween, type Instant } from '../time.ts';
import type { Batch } from './batch.ts';
import { isComment, withLearners } from './request.ts';
import { cancelComment } from './say.ts';
import { isOnTheWay, standing } from './stands.ts';

/** Hours between two looks that are two nights (PROTOCOL.md 3). */
const NIGHT_HOURS = 12;

/**
 * Nobody has seen it and it is no longer right: the draft goes, the row is closed. A post that was
 * published although the answer was lost has been seen: it stays, and the row says so. True: it had been seen.
 */
export async function cancelRow(row: LedgerRow, why: string, batch: Batch): Promise<boolean> {
  const { lms, ledger, now } = batch;
  if (isComment(row.carrier)) {
    await cancelComment(row, why, batch);
    return false;
  }
  if (row.remoteId !== null && row.carrier !== 'none') {
    const stands = batch.seen.find((post) => post.ref.id === row.remoteId) ?? (await standing(row, batch));
    const unseen = batch.drafted.has(row.remoteId);
    if (stands === null && !unseen) {
      await miss(row, batch);
      return false;
    }
    if (stands?.state === 'published') {
      if (row.trouble === CHANGING) await endChange(row, stands, batch);
      else await ledger.move(row.key, ['NEW', 'BOUND'], 'DONE', null, now());
      return true;
    }
    // Recorded first: a draft left behind is deleted later, but a row whose draft was deleted unrecorded would wait forever.
    if (row.state === 'CANCELLED' || (await ledger.move(row.key, ['NEW', 'BOUND'], 'CANCELLED', why, now()))) {
      await lms.ensureGone(batch.course, { carrier: row.carrier, id: row.remoteId });
    }
    return false;
  }
  // A draft whose answer was lost goes as well. Recorded first here too: its deletion may arrive late, when the row must not wait for it any more.
  if (await ledger.move(row.key, ['NEW', 'BOUND'], 'CANCELLED', why, now())) {
    const strays = batch.seen.filter(
      (post) => post.marker === row.marker && post.ours && post.state === 'draft' && !batch.bound.has(post.ref.id),
    );
    for (const stray of strays) await lms.ensureGone(batch.course, stray.ref);
  }
  return false;
}

/**
 * It may have been published, and seen. The first night that misses it notes so, and a later one that misses it too counts it as removed: a list
 * may leave a row out, and two lists of one night may leave out the same. A change under way keeps its own note, and goes by its day.
 */
async function miss(row: LedgerRow, { ledger, now }: Batch): Promise<void> {
  const since = row.trouble === CHANGING ? row.changedAt : missedSince(row);
  if (since === null) await ledger.leave(row.key, missedWords(now()));
  else if (isAnotherNight(since, now())) await ledger.move(row.key, ['NEW', 'BOUND'], 'TOMBSTONE', REMOVED, now());
}

function isAnotherNight(since: Instant, at: Instant): boolean {
  return daysBetween(since, at) * 24 >= NIGHT_HOURS;
}

/**
 * A change that was begun and is no longer wanted. A post that reads as one of our own steps left it counts as ours;
 * any other reading is a teacher's edit.
 */
async function endChange(row: LedgerRow, post: Post, { ledger, now, enrolled }: Batch): Promise<void> {
  const { key, write } = row;
  const [first, ...rest] = post.assignees === 'all' ? [] : post.assignees.toSorted();
  if (first === undefined || !isOnTheWay(post, row, enrolled)) {
    await ledger.dropChange(key, now());
    return;
  }
  const stands = { ...withLearners(write, [first, ...rest]), title: post.title, text: post.text };
  await ledger.rewrite(key, stands, contentHash(stands), now());
  await ledger.move(key, ['BOUND'], 'DONE', null, now());
}
