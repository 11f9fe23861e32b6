import type { LearnerId } from '../ids.ts';
import { saysTheSame } from '../lms/adopt.ts';
import type { Post } from '../lms/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Batch } from './batch.ts';
import { isComment } from './request.ts';

export const UNSEEN = 'the post is not to be found in the list; it is left as it is, and the next night looks again';
export const EDITED = 'a teacher edited the post; it is left as it is';

/**
 * The bound post as listed, or as a second list shows it, for one may lag (F8) or leave a row out. Null: neither does. It may stand all the
 * same, and read as a teacher wrote it.
 */
export async function standing(
  { remoteId, carrier }: LedgerRow,
  { seen, lms, course }: Pick<Batch, 'seen' | 'lms' | 'course'>,
): Promise<Post | null> {
  const listed = seen.find((post) => post.ref.id === remoteId);
  if (listed !== undefined) return listed;
  if (remoteId === null || carrier === 'none' || isComment(carrier)) return null;
  for await (const row of lms.posts(course, [carrier])) if (row.ok && row.value.ref.id === remoteId) return row.value;
  return null;
}

/** Differs from what we wrote: a person changed it, and it is theirs now. Who left the class is not counted. */
export function isEdited(post: Post, write: PostingWrite, enrolled: ReadonlySet<LearnerId>): boolean {
  if (!saysTheSame(post, write)) return true;
  if (post.assignees === 'all') return true;
  const [given, meant] = [new Set<LearnerId>(post.assignees), new Set<LearnerId>(write.learners)];
  return post.assignees.some((id) => !meant.has(id)) || write.learners.some((id) => enrolled.has(id) && !given.has(id));
}
