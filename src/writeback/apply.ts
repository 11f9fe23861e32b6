import type { CourseId, LearnerId } from '../ids.ts';
import { LmsError } from '../lms/errors.ts';
import type { Lms, Post, PostCarrier } from '../lms/types.ts';
import type { PostingWrite, WithdrawWrite } from '../plan/types.ts';
import { daysBetween, type Instant } from '../time.ts';
import type { Batch } from './batch.ts';
import { cancelRow, carryRow, changePost, failRow, withdrawPost } from './carry.ts';
import { isComment } from './request.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { Ledger, Outcome } from './types.ts';

/** A draft of ours that no row is bound to is swept after this long (safety protocol 2.7). */
const SWEEP_AFTER_DAYS = 1 / 24;

export interface Work {
  /** Rows in `NEW` or `BOUND`, in the order they are to be done. */
  readonly carry: readonly LedgerRow[];
  readonly cancel: readonly LedgerRow[];
  /** Posts that stand already and should read otherwise. */
  readonly change: readonly { readonly row: LedgerRow; readonly write: PostingWrite }[];
  readonly withdraw: readonly { readonly row: LedgerRow; readonly write: WithdrawWrite }[];
}

export interface ApplyOptions {
  readonly course: CourseId;
  readonly lms: Lms;
  readonly ledger: Ledger;
  readonly enrolled: ReadonlySet<LearnerId>;
  readonly topic: string | null;
  readonly now: () => Instant;
}

/**
 * Does the work, one write at a time, and says what became of each. One row's failure is one
 * outcome; a failure that would meet every row alike (credential, frozen course) ends the batch, and
 * the rows left keep their state for the next run. Nothing is decided here.
 */
export async function applyWork(work: Work, options: ApplyOptions): Promise<Outcome[]> {
  const total = work.carry.length + work.cancel.length + work.change.length + work.withdraw.length;
  if (total === 0) return [];
  const rows = await options.ledger.rows();
  const bound = new Set(rows.flatMap((row) => (row.remoteId === null ? [] : [row.remoteId])));
  const seen = await lookAround(work, options);
  const batch: Batch = { ...options, seen, bound };
  const outcomes: Outcome[] = [];
  let ended: LmsError | null = null;

  const attempt = async (row: LedgerRow, step: () => Promise<Outcome | null>): Promise<void> => {
    if (ended !== null) {
      outcomes.push({ key: row.key, is: 'failed', why: ended.message, todo: ended.todo });
      return;
    }
    try {
      const outcome = await step();
      if (outcome !== null) outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof LmsError)) throw error;
      if (error.scope !== 'call') ended = error;
      outcomes.push(await failRow(row, error, batch));
    }
  };

  for (const row of work.cancel) {
    await attempt(row, async () => {
      await cancelRow(row, 'no longer wanted', batch);
      return null;
    });
  }
  for (const { row, write } of work.withdraw) await attempt(row, () => withdrawPost(write, row, batch));
  for (const { row, write } of work.change) await attempt(row, () => changePost(row, write, batch));
  for (const row of work.carry) await attempt(row, () => carryRow(row, batch));
  if (ended === null) await sweep(batch);
  return outcomes;
}

/** Drafts and published posts of ours, listed once before the batch; only in the carriers it needs. Comments are looked for one by one. */
async function lookAround(work: Work, { lms, course }: ApplyOptions): Promise<Post[]> {
  const all = [...work.carry, ...work.cancel, ...work.change.map((each) => each.row), ...work.withdraw.map((each) => each.row)];
  const carriers = [...new Set(all.flatMap((row): PostCarrier[] => (row.carrier === 'none' || isComment(row.carrier) ? [] : [row.carrier])))];
  const posts: Post[] = [];
  if (carriers.length === 0) return posts;
  for await (const row of lms.posts(course, carriers)) {
    if (row.ok) posts.push(row.value);
  }
  return posts;
}

/** Strays of lost answers: our own unbound drafts, an hour old. Nothing published is ever deleted here. */
async function sweep({ seen, bound, lms, course, now }: Batch): Promise<void> {
  for (const post of seen) {
    const stray = post.ours && post.state === 'draft' && !bound.has(post.ref.id)
      && post.createdAt !== null && daysBetween(post.createdAt, now()) > SWEEP_AFTER_DAYS;
    if (!stray) continue;
    try {
      await lms.ensureGone(course, post.ref);
    } catch (error) {
      if (!(error instanceof LmsError)) throw error;
      return; // the next run sweeps again; learners never see a draft
    }
  }
}
