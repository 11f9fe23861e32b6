import type { LearnerId } from '../ids.ts';
import { sameLearners, saysTheSame } from '../lms/adopt.ts';
import type { LmsError } from '../lms/errors.ts';
import type { Post, PostRequest, Seen } from '../lms/types.ts';
import { contentHash } from '../plan/plan.ts';
import { isAboutLearner, isOfTheDay } from '../plan/traits.ts';
import { daysBetween } from '../time.ts';
import { limitOf } from '../plan/limits.ts';
import type { PostingWrite, WithdrawWrite } from '../plan/types.ts';
import type { Batch } from './batch.ts';
import { isComment, requestOf } from './request.ts';
import { cancelComment, sayRow } from './say.ts';
import { CHANGING, type LedgerRow, WITHDRAWN_AFTER_ITS_DAY } from '../plan/ledger-row.ts';
import type { Outcome } from './types.ts';
import { workersIfThere, workersOn } from './worked.ts';

/** Missing from the lists for so long counts as gone (PROTOCOL.md 3: two nights). */
const DAYS_TO_GONE = 2;

/** How far back markers are reconciled (PROTOCOL.md 2.16). */
export const RECONCILE_DAYS = 14;

const GIVEN_UNKNOWN = 'a post of ours stands that the ledger knows nothing of, as after a restore; the next night looks what it gave';
const REMOVED = 'a teacher removed the post; it is not sent again';
const EDITED = 'a teacher edited the post; it is left as it is';

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
  if (row.remoteId === null) await recordLearners(row, request.to, batch);
  let id = row.remoteId;
  let change: 'created' | 'adopted' = 'created';
  if (id === null && isGivenUnknown(row, batch)) return { key, is: 'skipped', why: GIVEN_UNKNOWN };
  await batch.brakes.take(row.write.kind);
  if (id === null) {
    const seen: Seen = { posts: batch.seen.filter((post) => !isOlder(post, row)), bound: batch.bound };
    if (standsForOthers(request, seen)) return held(row, 'a post with this message stands already, for others than was decided', batch);
    const drafted = await lms.ensureDraft(batch.course, request, seen);
    if (drafted.change === 'adopted') change = 'adopted';
    else batch.drafted.add(drafted.post.ref.id);
    id = await ledger.bind(key, drafted.post.ref.id, now());
    batch.bound.add(id);
    await batch.brakes.check();
  } else {
    const listed = batch.seen.find((post) => post.ref.id === id);
    // a change whose answer was lost; how a published post differs otherwise may be a teacher's edit
    if (listed !== undefined && isOfTheDay(row.write) && (listed.state === 'draft' || row.trouble === CHANGING)) {
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

/** Who left since the decision is out of the record too: should they come back, the post is not one that a teacher took from them. */
async function recordLearners({ key, write }: LedgerRow, to: readonly [LearnerId, ...LearnerId[]], { ledger, now }: Batch): Promise<void> {
  if (sameLearners(to, write.learners)) return;
  const narrowed = withLearners(write, to);
  await ledger.rewrite(key, narrowed, contentHash(narrowed), now());
}

/** A post of ours for one of the same learners that no row knows: the ledger was set back, and the night's own list left it out. It may be this very chance. */
function isGivenUnknown({ write }: LedgerRow, { seen, bound, markers, now }: Batch): boolean {
  return write.kind === 'reassign' && seen.some(({ ours, state, ref, marker, assignees, createdAt }) => ours && state === 'published'
    && ref.carrier === 'assignment' && !bound.has(ref.id) && !markers.has(marker) && assignees !== 'all' && assignees.some((learner) => write.learners.includes(learner))
    && createdAt !== null && daysBetween(createdAt, now()) <= RECONCILE_DAYS);
}

/** A draft of an earlier decision, whatever it says: its deletion may be on the way. It is swept. */
function isOlder({ state, createdAt }: Post, { changedAt }: LedgerRow): boolean {
  return state === 'draft' && createdAt !== null && createdAt < changedAt;
}

/** Published by us, and our record of it is gone or older (the store was set back): another one would be a second. */
function standsForOthers({ marker, to }: PostRequest, { posts, bound }: Seen): boolean {
  return posts.some((post) => post.marker === marker && post.ours && post.state === 'published' && !bound.has(post.ref.id)
    && !sameLearners(post.assignees, to));
}

async function held({ key }: LedgerRow, why: string, { ledger, now }: Batch): Promise<Outcome> {
  await ledger.move(key, ['NEW', 'BOUND'], 'HELD', why, now());
  return { key, is: 'failed', why, todo: 'Look at the post in the LMS; then decide on the board.' };
}

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
    const stands = batch.seen.find((post) => post.ref.id === row.remoteId) ?? await lookAgain(row, batch);
    const unseen = batch.drafted.has(row.remoteId);
    if (stands === undefined && !unseen) { // it may have been published, and seen: the next run looks again, until it counts as removed
      if (daysBetween(row.changedAt, now()) >= DAYS_TO_GONE) await ledger.move(row.key, ['NEW', 'BOUND'], 'TOMBSTONE', REMOVED, now());
      return false;
    }
    if (stands?.state === 'published') {
      if (row.trouble === CHANGING) await recordAsItStands(row, stands, batch);
      await ledger.move(row.key, ['NEW', 'BOUND'], 'DONE', null, now());
      return true;
    }
    // Recorded first: a draft left behind is swept, a row whose draft went unrecorded would wait for ever.
    if (row.state === 'CANCELLED' || await ledger.move(row.key, ['NEW', 'BOUND'], 'CANCELLED', why, now())) {
      await lms.ensureGone(batch.course, { carrier: row.carrier, id: row.remoteId });
    }
    return false;
  }
  // A draft whose answer was lost goes as well. Recorded first here too: its deletion may arrive late, when the row must not wait for it any more.
  if (await ledger.move(row.key, ['NEW', 'BOUND'], 'CANCELLED', why, now())) {
    const strays = batch.seen.filter((post) => post.marker === row.marker && post.ours && post.state === 'draft' && !batch.bound.has(post.ref.id));
    for (const stray of strays) await lms.ensureGone(batch.course, stray.ref);
  }
  return false;
}

/** Before an absence is believed: one list may leave a row out, and over a weekend only one was read in all these days. */
async function lookAgain({ carrier, remoteId, changedAt }: LedgerRow, { lms, course, now }: Batch): Promise<Post | undefined> {
  if (carrier === 'none' || isComment(carrier) || daysBetween(changedAt, now()) < DAYS_TO_GONE) return undefined;
  for await (const row of lms.posts(course, [carrier])) if (row.ok && row.value.ref.id === remoteId) return row.value;
  return undefined;
}

/** A change that was begun and is not wanted any more: what stands is what was said, and no teacher's edit. */
async function recordAsItStands({ key, write }: LedgerRow, { title, text, assignees }: Post, { ledger, now }: Batch): Promise<void> {
  const [first, ...rest] = assignees === 'all' ? [] : assignees.toSorted();
  if (first === undefined) return;
  const stands = { ...withLearners(write, [first, ...rest]), title, text };
  await ledger.rewrite(key, stands, contentHash(stands), now());
}

/**
 * A published route post whose group or words changed the same day. The change is recorded before it is sent (the
 * row goes back to `BOUND`), so that an answer that is lost is not taken for a teacher's edit. What a teacher
 * edited stays so, and whoever has worked on the post keeps it.
 */
export async function changePost(row: LedgerRow, write: PostingWrite, batch: Batch): Promise<Outcome> {
  const { lms, ledger, now, course, enrolled } = batch;
  const { key } = write;
  const post = standing(row, batch);
  if (post === null || isEdited(post, row.write, enrolled)) return { key, is: 'skipped', why: EDITED };
  const workers = await workersOn(lms, course, post.ref.id);
  const [first, ...rest] = [...new Set([...write.learners, ...workers])].filter((learner) => enrolled.has(learner));
  if (first === undefined) return { key, is: 'skipped', why: 'no learner it is meant for is enrolled now' };
  await batch.brakes.take(write.kind);
  const changed = { ...row, write: withLearners(write, [first, ...rest]) };
  await ledger.move(key, ['DONE'], 'BOUND', CHANGING, now()); // before its words: a row that says what nobody was shown must not be DONE
  await ledger.rewrite(key, changed.write, contentHash(write), now()); // the hash of what was wanted: the same wish is no change
  await bringToRow(post, changed, [first, ...rest], batch);
  await ledger.move(key, ['BOUND'], 'DONE', null, now());
  return { key, is: 'updated' };
}

/**
 * First the words, before those alone who keep the post: nobody new is shown the old ones, and whoever is to lose it is not shown the new
 * ones. Where nobody keeps it the words still come first, for a host takes no empty list.
 */
async function bringToRow(post: Post, { write }: LedgerRow, to: readonly [LearnerId, ...LearnerId[]], { lms, course, ledger }: Batch): Promise<void> {
  let stands = post;
  if (!saysTheSame(post, write)) {
    const [first, ...rest] = to.filter((learner) => post.assignees !== 'all' && post.assignees.includes(learner));
    if (first !== undefined && post.state === 'published') {
      stands = (await lms.ensureAssignees(course, stands, [first, ...rest])).post;
      await ledger.confirm();
    }
    stands = (await lms.ensureWords(course, stands, { title: write.title, text: write.text })).post;
    await ledger.confirm();
  }
  await lms.ensureAssignees(course, stands, to);
}

/** Takes back a route post of an earlier day, unless somebody edited it or worked on it in the meantime. */
export async function withdrawPost(write: WithdrawWrite, row: LedgerRow, batch: Batch): Promise<Outcome> {
  const { lms, ledger, now, course } = batch;
  const { key } = write;
  const post = standing(row, batch);
  if (post === null || isEdited(post, row.write, batch.enrolled)) return { key, is: 'skipped', why: EDITED };
  if ((await workersIfThere(lms, course, write.post.id)).length > 0) return { key, is: 'skipped', why: 'a learner has worked on the post; it stays' };
  await batch.brakes.take(write.kind);
  // Recorded first: should it stand after all, the next night's list proves it; unrecorded, its absence would pass for a teacher's removal.
  if (row.state !== 'CANCELLED' && !await ledger.move(row.key, ['DONE'], 'CANCELLED', WITHDRAWN_AFTER_ITS_DAY, now())) return { key, is: 'unchanged' };
  const gone = await lms.ensureGone(course, write.post);
  if (gone === 'updated') return { key, is: 'withdrawn' };
  return { key, is: 'skipped', why: gone === 'none' ? 'a teacher had removed the post already' : EDITED };
}

/** The bound post as listed; a list that lags (F8) does not show it yet, then as we left it. */
export function standing(row: LedgerRow, batch: Pick<Batch, 'seen'>): Post | null {
  const { write, remoteId, carrier } = row;
  const listed = batch.seen.find((post) => post.ref.id === remoteId);
  if (listed !== undefined) return listed;
  if (remoteId === null || carrier === 'none') return null;
  return {
    ref: { carrier, id: remoteId }, marker: row.marker, state: 'published', title: write.title, text: write.text,
    assignees: write.learners, creator: null, ours: true, createdAt: null,
  };
}

/** Differs from what we wrote: a person changed it, and it is theirs now. Who left the class is not counted. */
export function isEdited(post: Post, write: PostingWrite, enrolled: ReadonlySet<LearnerId>): boolean {
  if (!saysTheSame(post, write)) return true;
  if (post.assignees === 'all') return true;
  const [given, meant] = [new Set<LearnerId>(post.assignees), new Set<LearnerId>(write.learners)];
  return post.assignees.some((id) => !meant.has(id)) || write.learners.some((id) => enrolled.has(id) && !given.has(id));
}

/** Failures that end one row's attempt, by what the row should become. */
export async function failRow(row: LedgerRow, error: LmsError, batch: Batch): Promise<Outcome> {
  const { key } = row;
  if (error.kind === 'gone' && row.remoteId !== null) return removed(row, batch);
  if (error.kind === 'malformed' && !error.uncertain) {
    await batch.ledger.move(key, ['NEW', 'BOUND'], 'HELD', error.message, batch.now());
  } else if (limitOf(row.trouble) !== null) {
    await batch.ledger.leave(key, null); // it is not the limit any more that it waits for
  }
  return { key, is: 'failed', why: error.message, todo: error.todo, again: mayPass(error) };
}

/** Nobody answered, or the host was busy: nothing that a person has to mend. */
export function mayPass({ kind, uncertain }: LmsError): boolean {
  return kind === 'busy' || kind === 'down' || uncertain;
}

async function removed(row: LedgerRow, batch: Batch): Promise<Outcome> {
  await batch.ledger.move(row.key, ['BOUND', 'DONE'], 'TOMBSTONE', REMOVED, batch.now());
  return { key: row.key, is: 'skipped', why: REMOVED };
}

function withLearners(write: PostingWrite, to: readonly [LearnerId, ...LearnerId[]]): PostingWrite {
  return isAboutLearner(write) ? write : { ...write, learners: to };
}
