import { adoptable } from '../lms/adopt.ts';
import type { CourseId } from '../ids.ts';
import type { Post } from '../lms/posts.ts';
import type { Lms } from '../lms/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import { commentRequestOf, isComment, requestOf } from './request.ts';
import type { Ledger } from './types.ts';

export interface HeldOptions {
  readonly course: CourseId;
  readonly lms: Lms;
  readonly ledger: Pick<Ledger, 'rows' | 'confirm'>;
}

/**
 * Looks for what a held write left in the LMS before it may be sent again: drafts of it are taken away. What stands there
 * for learners to see is given back and left as it is; null: nothing does.
 */
export async function clearHeld(row: LedgerRow, { course, lms, ledger }: HeldOptions): Promise<Post | null> {
  const others = new Set(
    (await ledger.rows()).flatMap(({ key, remoteId }) => (remoteId === null || key === row.key ? [] : [remoteId])),
  );
  const mine = (await postsOf(row, course, lms)).filter(
    (post) => post.marker === row.marker && post.ours && !others.has(post.ref.id),
  );
  for (const draft of mine.filter((post) => post.state === 'draft')) {
    await ledger.confirm();
    await lms.ensureGone(course, draft.ref);
  }
  const published = mine.filter((post) => post.state === 'published');
  const bound = published.find((post) => post.ref.id === row.remoteId);
  if (bound !== undefined || published.length === 0) return bound ?? null;
  const everyone = new Set(row.write.learners);
  const request = requestOf(row, everyone, null) ?? commentRequestOf(row, everyone);
  return request === null ? null : adoptable(request, (await lms.me()).id, { posts: published, bound: others });
}

async function postsOf(row: LedgerRow, course: CourseId, lms: Lms): Promise<Post[]> {
  const { carrier } = row;
  if (carrier === 'none') return [];
  const posts: Post[] = [];
  const request = commentRequestOf(row, new Set(row.write.learners));
  const rows = isComment(carrier)
    ? request === null
      ? undefined
      : lms.comments?.on(course, request)
    : lms.posts(course, [carrier]);
  for await (const each of rows ?? []) if (each.ok) posts.push(each.value);
  return posts;
}
