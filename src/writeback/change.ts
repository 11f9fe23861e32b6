import type { LearnerId } from '../ids.ts';
import { saysTheSame } from '../lms/adopt.ts';
import type { Post } from '../lms/types.ts';
import { CHANGING, type LedgerRow } from '../plan/ledger-row.ts';
import { contentHash } from '../plan/plan.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Batch } from './batch.ts';
import { withLearners } from './request.ts';
import { EDITED, isEdited, standing } from './stands.ts';
import type { Outcome } from './types.ts';
import { workersOn } from './worked.ts';

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
export async function bringToRow(post: Post, { write }: LedgerRow, to: readonly [LearnerId, ...LearnerId[]], { lms, course, ledger }: Batch): Promise<void> {
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
