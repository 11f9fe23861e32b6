import type { LearnerId } from '../ids.ts';
import { sameLearners } from '../lms/adopt.ts';
import type { Post, PostRequest, Seen } from '../lms/posts.ts';
import { CHANGING, type LedgerRow } from '../plan/ledger-row.ts';
import { chanceOf, isOfTheDay } from '../plan/kinds/registry.ts';
import { daysBetween } from '../time.ts';
import type { Batch } from './batch.ts';
import { cancelRow } from './cancel.ts';
import { bringToRow, recordLearners, resumeChange } from './change.ts';
import { isComment, requestOf } from './request.ts';
import { sayRow } from './say.ts';
import type { Outcome } from './types.ts';

/** How far back markers are reconciled (PROTOCOL.md 2.16). */
export const RECONCILE_DAYS = 14;

const GIVEN_UNKNOWN =
  'a post of ours stands that the ledger knows nothing of, as after a restore; the next night looks what it gave';

/**
 * One row from where it stands to DONE: `NEW` look, adopt or create a draft, bind; `BOUND` publish.
 * An unclear answer ends the attempt: the row stays, and the next run looks before it sends.
 */
export async function carryRow(row: LedgerRow, batch: Batch): Promise<Outcome> {
  const { lms, ledger, now } = batch;
  const { key } = row;
  if (isComment(row.carrier)) return sayRow(row, batch);
  const request = requestOf(row, batch.enrolled, batch.topic);
  if (row.carrier === 'none') {
    await ledger.move(key, ['NEW'], 'DONE', null, now());
    return { key, is: 'skipped', why: 'waits on the board for the teacher to paste it' };
  }
  if (request === null) {
    await cancelRow(row, 'no learner it is meant for is enrolled now', batch);
    return { key, is: 'skipped', why: 'no learner it is meant for is enrolled now' };
  }
  if (row.trouble === CHANGING) return resumeChange(row, request.to, batch);
  if (row.remoteId === null) await recordLearners(row, request.to, batch);
  let id = row.remoteId;
  let change: 'created' | 'adopted' = 'created';
  const listed = batch.seen.find((post) => post.ref.id === id);
  if (
    listed?.state !== 'published' &&
    (isGivenUnknown(row, batch) || (id !== null && isSentApart(row, request.to, batch)))
  )
    return { key, is: 'skipped', why: GIVEN_UNKNOWN };
  await batch.brakes.take(row.write.kind);
  if (id === null) {
    const seen: Seen = { posts: batch.seen.filter((post) => !isOlder(post, row)), bound: batch.bound };
    if (standsForOthers(request, seen))
      return held(row, 'a post with this message stands already, for others than was decided', batch);
    const drafted = await lms.ensureDraft(batch.course, request, seen);
    if (drafted.change === 'adopted') change = 'adopted';
    else batch.drafted.add(drafted.post.ref.id);
    id = await ledger.bind(key, drafted.post.ref.id, now());
    batch.bound.add(id);
    await batch.brakes.check();
  } else {
    // how a published post differs may be a teacher's edit
    if (listed?.state === 'draft' && isOfTheDay(row.write)) {
      await recordLearners(row, request.to, batch);
      await bringToRow(listed, row, request.to, batch);
    }
    if (listed?.state === 'published') change = 'adopted';
    await ledger.confirm();
  }
  batch.drafted.delete(id);
  await lms.ensurePublished(batch.course, { carrier: row.carrier, id }, async () => {
    await batch.brakes.check();
    await ledger.confirm();
  });
  await ledger.move(key, ['BOUND'], 'DONE', null, now());
  return { key, is: change };
}

/**
 * A post of ours for one of the same learners that no row knows: the ledger was set back, and the night's own list left it out. It may be
 * this very chance.
 */
function isGivenUnknown({ write }: LedgerRow, { seen, bound, markers, now }: Batch): boolean {
  return (
    chanceOf(write) !== null &&
    seen.some(
      ({ ours, state, ref, marker, assignees, createdAt }) =>
        ours &&
        state === 'published' &&
        ref.carrier === 'assignment' &&
        !bound.has(ref.id) &&
        !markers.has(marker) &&
        assignees !== 'all' &&
        assignees.some((learner) => write.learners.includes(learner)) &&
        createdAt !== null &&
        daysBetween(createdAt, now()) <= RECONCILE_DAYS,
    )
  );
}

/**
 * What the row is for stands published as another post than the one it is bound to: the ledger was set back to when that was a draft, which was
 * cancelled since, and the night's own list left the other out.
 */
function isSentApart({ marker, remoteId }: LedgerRow, to: readonly LearnerId[], { seen, bound }: Batch): boolean {
  return seen.some(
    (post) =>
      post.marker === marker &&
      post.ref.carrier === 'assignment' && // a copy of an announcement that a teacher made passes for ours
      post.ours &&
      post.state === 'published' &&
      sameLearners(post.assignees, to) &&
      post.ref.id !== remoteId &&
      !bound.has(post.ref.id),
  );
}

/** A draft of an earlier decision, whatever it says, is not adopted: its deletion may be on the way. It is deleted. */
function isOlder({ state, createdAt }: Post, { changedAt }: LedgerRow): boolean {
  return state === 'draft' && createdAt !== null && createdAt < changedAt;
}

/** Published by us, and our record of it is gone or older (the store was set back): another one would be a second. */
function standsForOthers({ marker, to }: PostRequest, { posts, bound }: Seen): boolean {
  return posts.some(
    (post) =>
      post.marker === marker &&
      post.ours &&
      post.state === 'published' &&
      !bound.has(post.ref.id) &&
      !sameLearners(post.assignees, to),
  );
}

async function held({ key }: LedgerRow, why: string, { ledger, now }: Batch): Promise<Outcome> {
  await ledger.move(key, ['NEW', 'BOUND'], 'HELD', why, now());
  return { key, is: 'failed', why, todo: 'Look at the post in the LMS; then decide on the board.' };
}
