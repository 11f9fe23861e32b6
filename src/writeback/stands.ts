import type { LearnerId } from '../ids.ts';
import { saysTheSame } from '../lms/adopt.ts';
import type { Post } from '../lms/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Batch } from './batch.ts';

export const EDITED = 'a teacher edited the post; it is left as it is';

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
