import type { LearnerId } from '../ids.ts';
import { saysTheSame } from '../lms/adopt.ts';
import type { Post } from '../lms/posts.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Batch } from './batch.ts';
import { isComment, withLearners } from './request.ts';

export const UNSEEN = 'the post is not to be found; it is left as it is, and the next night looks again';
export const EDITED = 'a teacher edited the post; it is left as it is';

/**
 * The bound post as it stands now, read just before something is done with it: a list is as old as what was sent since, and may leave
 * a row out. Null: it is not to be found. It may stand all the same, and read as a teacher wrote it.
 */
export async function standing(
  { remoteId, carrier }: Pick<LedgerRow, 'remoteId' | 'carrier'>,
  { lms, course }: Pick<Batch, 'lms' | 'course'>,
): Promise<Post | null> {
  return remoteId === null || carrier === 'none' || isComment(carrier)
    ? null
    : lms.post(course, { carrier, id: remoteId });
}

/** Differs from what we wrote: a person changed it, and it is theirs now. Who left the class is not counted. */
export function isEdited(post: Post, write: PostingWrite, enrolled: ReadonlySet<LearnerId>): boolean {
  if (!saysTheSame(post, write)) return true;
  if (post.assignees === 'all') return true;
  const [given, meant] = [new Set<LearnerId>(post.assignees), new Set<LearnerId>(write.learners)];
  return post.assignees.some((id) => !meant.has(id)) || write.learners.some((id) => enrolled.has(id) && !given.has(id));
}

/**
 * A post whose change is under way reads as one of our own steps left it (`change.ts`): as before the change, as after it, or between. What
 * else stands there a teacher wrote. Who left the class is not counted.
 */
export function isOnTheWay(
  post: Post,
  { write, before }: Pick<LedgerRow, 'write' | 'before'>,
  enrolled: ReadonlySet<LearnerId>,
): boolean {
  if (post.assignees === 'all') return false;
  const reads = { ...post, assignees: post.assignees.filter((learner) => enrolled.has(learner)) };
  const steps = before === null ? [write] : stepsBetween(before.write, write, enrolled);
  return steps.some((step) => !isEdited(reads, step, enrolled));
}

/** What the post says after each step: taken from whom it is not for any more, said anew to those who keep it, given to everybody it is for. */
function stepsBetween(before: PostingWrite, after: PostingWrite, enrolled: ReadonlySet<LearnerId>): PostingWrite[] {
  const { title, text } = after;
  const kept = before.learners.filter((learner) => after.learners.some((each) => each === learner));
  const [first, ...rest] = kept;
  const taken = first === undefined ? null : withLearners(before, [first, ...rest]);
  return [
    before,
    ...(taken === null ? [] : [taken, { ...taken, title, text }]),
    ...(kept.some((learner) => enrolled.has(learner)) ? [] : [{ ...before, title, text }]), // nobody keeps it: a host takes no empty list
    after,
  ];
}
