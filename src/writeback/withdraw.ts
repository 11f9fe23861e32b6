import { WITHDRAWN_AFTER_ITS_DAY, type LedgerRow } from '../plan/ledger-row.ts';
import type { WithdrawWrite } from '../plan/kinds/withdraw.ts';
import type { Batch } from './batch.ts';
import { changePost } from './change.ts';
import { withLearners } from './request.ts';
import { EDITED, isEdited, standing, UNSEEN } from './stands.ts';
import type { Outcome } from './types.ts';
import { workersIfThere } from './worked.ts';

const REMOVED_ALREADY = 'a teacher had removed the post already';

/**
 * Takes back a route post that follows its day, unless somebody edited it or worked on it in the meantime. One that is to be taken from some
 * of its learners stays with whoever has worked on it.
 */
export async function withdrawPost(write: WithdrawWrite, row: LedgerRow, batch: Batch): Promise<Outcome> {
  const { lms, ledger, now, course } = batch;
  const { key } = write;
  const post = await standing(row, batch);
  if (post !== null && isEdited(post, row.write, batch.enrolled)) return { key, is: 'skipped', why: EDITED };
  const workers = await workersIfThere(lms, course, write.post.id);
  if (workers !== null && workers.length > 0) {
    const [first, ...rest] = row.write.learners.filter(
      (learner) => workers.includes(learner) || !write.learners.includes(learner),
    );
    const isWhole = write.learners.length === row.write.learners.length;
    if (isWhole || first === undefined || rest.length + 1 === row.write.learners.length)
      return { key, is: 'skipped', why: 'a learner has worked on the post; it stays' };
    const changed = await changePost(row, withLearners(row.write, [first, ...rest]), batch);
    return changed.is === 'updated' ? { key, is: 'withdrawn' } : { ...changed, key };
  }
  if (workers !== null && post === null) return { key, is: 'skipped', why: UNSEEN };
  if (workers !== null) await batch.brakes.take(write.kind);
  // Recorded first: should it stand after all, the next night's list proves it; unrecorded, its absence would pass for a teacher's removal.
  if (row.state !== 'CANCELLED' && !(await ledger.move(row.key, ['DONE'], 'CANCELLED', WITHDRAWN_AFTER_ITS_DAY, now())))
    return { key, is: 'unchanged' };
  if (workers === null) return { key, is: 'skipped', why: REMOVED_ALREADY };
  const gone = await lms.ensureGone(course, write.post);
  if (gone === 'updated') return { key, is: 'withdrawn' };
  return { key, is: 'skipped', why: gone === 'none' ? REMOVED_ALREADY : EDITED };
}
