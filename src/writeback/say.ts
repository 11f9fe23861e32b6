import { adoptable } from '../lms/adopt.ts';
import { LmsError } from '../lms/errors.ts';
import type { CommentRequest, Post } from '../lms/posts.ts';
import type { Comments } from '../lms/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import { minutesBetween } from '../time.ts';
import type { Batch } from './batch.ts';
import { commentRequestOf } from './request.ts';
import type { Outcome } from './types.ts';

/**
 * A comment whose request got no answer may appear late; nothing is concluded before this time is over (PROTOCOL.md
 * 2.9).
 */
export const WAIT_MINUTES = 10;

const UNCLEAR = 'it is not clear whether the comment was sent, and it is not to be found; a person has to look';

/**
 * One row through a channel without drafts: NEW to DONE. The attempt is noted in the row before the request, once and
 * forever, so that no second request leaves without a person; an unclear one is looked for, adopted, or HELD.
 */
export async function sayRow(row: LedgerRow, batch: Batch): Promise<Outcome> {
  const { lms, ledger, now, course } = batch;
  const { key } = row;
  if (row.remoteId !== null) {
    // said and found already: only its row has not been closed yet
    await ledger.move(key, ['BOUND'], 'DONE', null, now());
    return { key, is: 'adopted' };
  }
  const request = commentRequestOf(row, batch.enrolled);
  if (request === null) return cancelled(row, 'no learner it is meant for is enrolled now', batch);
  if (lms.comments === null) return cancelled(row, 'the host offers no comments any more', batch);
  const said = await commentThere(request, lms.comments, batch);
  if (said !== null) return done(row, said, 'adopted', batch);
  if (row.attemptedAt !== null) {
    if (minutesBetween(row.attemptedAt, now()) < WAIT_MINUTES)
      return { key, is: 'skipped', why: 'its answer was lost; it is looked for again after ten minutes' };
    await ledger.move(key, ['NEW'], 'HELD', UNCLEAR, now());
    return {
      key,
      is: 'failed',
      why: UNCLEAR,
      todo: "Look at the learner's work in the LMS; then decide on the board.",
    };
  }
  await batch.brakes.take(row.write.kind);
  if (!(await ledger.claim(key, now()))) return { key, is: 'skipped', why: 'another run is sending it' };
  try {
    return await done(row, await lms.comments.say(course, request), 'created', batch);
  } catch (error) {
    if (!(error instanceof LmsError) || error.uncertain) throw error;
    await ledger.release(key); // a plain no: nothing was said
    if (error.scope === 'call' && (error.kind === 'gone' || error.kind === 'denied'))
      return cancelled(row, error.message, batch);
    throw error;
  }
}

/** Closes a comment that is no longer wanted. One that may have been said is looked for; not found, it is HELD: closed, it might be said again. */
export async function cancelComment(row: LedgerRow, why: string, batch: Batch): Promise<void> {
  const { lms, ledger, now, enrolled } = batch;
  if (row.remoteId !== null) {
    await ledger.move(row.key, ['BOUND'], 'DONE', null, now());
    return;
  }
  if (row.attemptedAt === null) {
    await ledger.move(row.key, ['NEW'], 'CANCELLED', why, now());
    return;
  }
  const request = commentRequestOf(row, enrolled);
  const said = request === null || lms.comments === null ? null : await commentThere(request, lms.comments, batch);
  if (said !== null) await done(row, said, 'adopted', batch);
  else if (minutesBetween(row.attemptedAt, now()) >= WAIT_MINUTES)
    await ledger.move(row.key, ['NEW'], 'HELD', UNCLEAR, now());
}

async function commentThere(
  request: CommentRequest,
  comments: Comments,
  { lms, course, bound }: Batch,
): Promise<Post | null> {
  const posts: Post[] = [];
  for await (const row of comments.on(course, request)) {
    if (row.ok) posts.push(row.value);
  }
  return posts.length === 0 ? null : adoptable(request, (await lms.me()).id, { posts, bound });
}

async function done(
  row: LedgerRow,
  { ref }: Post,
  is: 'created' | 'adopted',
  { ledger, bound, now }: Batch,
): Promise<Outcome> {
  bound.add(await ledger.bind(row.key, ref.id, now()));
  await ledger.move(row.key, ['BOUND'], 'DONE', null, now());
  return { key: row.key, is };
}

async function cancelled(row: LedgerRow, why: string, batch: Batch): Promise<Outcome> {
  await cancelComment(row, why, batch);
  return { key: row.key, is: 'skipped', why };
}
