import type { LearnerId } from '../ids.ts';
import { sameLearners, saysTheSame } from '../lms/adopt.ts';
import { LmsError } from '../lms/errors.ts';
import type { Post, Written } from '../lms/posts.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import { contentHash } from '../plan/plan.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Batch } from './batch.ts';
import { withLearners } from './request.ts';
import { EDITED, isEdited, isOnTheWay, standing, UNSEEN } from './stands.ts';
import type { Outcome } from './types.ts';
import { workersOn } from './worked.ts';

/**
 * A published route post whose group or words changed the same day. The change is recorded before it is sent (the row goes back to `BOUND` and
 * keeps what it said), so that an answer that is lost is not taken for a teacher's edit, nor an edit for our own change. Refused plainly
 * before anything took effect, it is `DONE` again with its old words. What a teacher edited stays so, and whoever has worked on the post keeps it.
 */
export async function changePost(row: LedgerRow, write: PostingWrite, batch: Batch): Promise<Outcome> {
  const { ledger, now, enrolled } = batch;
  const { key } = write;
  const post = await standing(row, batch);
  if (post === null) return { key, is: 'skipped', why: UNSEEN };
  if (isEdited(post, row.write, enrolled)) return { key, is: 'skipped', why: EDITED };
  const to = await withWorkers(
    post,
    write.learners.filter((learner) => enrolled.has(learner)),
    batch,
  );
  if (to === null) return { key, is: 'skipped', why: 'no learner it is meant for is enrolled now' };
  await batch.brakes.take(write.kind);
  const changed = { ...row, write: withLearners(write, to) };
  // the hash of what was wanted: the same wish is no change
  if (!(await ledger.beginChange(key, changed.write, contentHash(write), now()))) return { key, is: 'unchanged' };
  const progress = { begun: false };
  try {
    await bringToRow(post, changed, to, batch, progress);
  } catch (error) {
    if (!progress.begun && isPlainNo(error)) await ledger.dropChange(key, now());
    throw error;
  }
  await ledger.move(key, ['BOUND'], 'DONE', null, now());
  return { key, is: 'updated' };
}

/** A change of ours whose outcome is unknown goes on from where one of its steps left the post; where a teacher has edited the post meanwhile, the change ends. */
export async function resumeChange(
  row: LedgerRow,
  learners: readonly [LearnerId, ...LearnerId[]],
  batch: Batch,
): Promise<Outcome> {
  const { ledger, now, enrolled } = batch;
  const { key } = row;
  const post = await standing(row, batch);
  if (post === null) return { key, is: 'skipped', why: UNSEEN };
  if (!isOnTheWay(post, row, enrolled)) {
    await ledger.dropChange(key, now());
    return { key, is: 'skipped', why: EDITED };
  }
  const to = (await withWorkers(post, learners, batch)) ?? learners;
  await batch.brakes.take(row.write.kind);
  // whoever left stays in the record until it is done: a step sent before they left may be what stands
  const [first, ...rest] = row.write.learners;
  const everybody = {
    ...row,
    write: withLearners(row.write, [first, ...new Set([...rest, ...to.filter((each) => each !== first)])]),
  };
  await recordLearners(row, everybody.write.learners, batch);
  await bringToRow(post, row, to, batch);
  await recordLearners(everybody, to, batch);
  await ledger.move(key, ['BOUND'], 'DONE', null, now());
  return { key, is: 'adopted' };
}

/**
 * Removes learners who left since the decision from the record too, so that the post does not count as taken from them
 * by a teacher if they come back.
 */
export async function recordLearners(
  { key, write }: LedgerRow,
  to: readonly [LearnerId, ...LearnerId[]],
  { ledger, now }: Batch,
): Promise<void> {
  if (sameLearners(to, write.learners)) return;
  const narrowed = withLearners(write, to);
  await ledger.rewrite(key, narrowed, contentHash(narrowed), now());
}

/**
 * These learners and those who have worked on the published post; the latter keep it even where tonight's roster leaves
 * them out. Null: nobody.
 */
async function withWorkers(
  post: Post,
  learners: readonly LearnerId[],
  { lms, course }: Batch,
): Promise<readonly [LearnerId, ...LearnerId[]] | null> {
  const workers = post.state === 'published' ? await workersOn(lms, course, post.ref.id) : [];
  const had = workers.filter((learner) => post.assignees !== 'all' && post.assignees.includes(learner));
  const [first, ...rest] = new Set([...learners, ...had]);
  return first === undefined ? null : [first, ...rest];
}

/** Refused, and certainly nothing was done. */
function isPlainNo(error: unknown): boolean {
  return error instanceof LmsError && !error.uncertain && !error.wrote;
}

/**
 * First the words, before those alone who keep the post: nobody new is shown the old ones, and whoever is to lose it is not shown the new
 * ones. Where nobody keeps it the words still come first, for a host takes no empty list.
 * @param progress `begun`: a call of it has taken effect
 */
export async function bringToRow(
  post: Post,
  { write }: LedgerRow,
  to: readonly [LearnerId, ...LearnerId[]],
  { lms, course, ledger }: Batch,
  progress = { begun: false },
): Promise<void> {
  const after = async ({ change, post: stands }: Written): Promise<Post> => {
    progress.begun ||= change !== 'none';
    await ledger.confirm();
    return stands;
  };
  let stands = post;
  if (!saysTheSame(post, write)) {
    const [first, ...rest] = to.filter((learner) => post.assignees !== 'all' && post.assignees.includes(learner));
    if (first !== undefined && post.state === 'published')
      stands = await after(await lms.ensureAssignees(course, stands, [first, ...rest]));
    stands = await after(await lms.ensureWords(course, stands, { title: write.title, text: write.text }));
  }
  await lms.ensureAssignees(course, stands, to);
}
