import type { CommentRequest, Post, PostRequest, Seen } from './posts.ts';
import type { TeacherId } from '../ids.ts';

/**
 * The one place that decides adoption (`writeback/PROTOCOL.md` 2.3): a post is taken over only when our project
 * made it, the acting teacher posted it, it goes to exactly the learners asked for, and no other
 * ledger row is bound to it. A copy made by hand carries the same marker and is never taken.
 * Nor is a draft that says something else: it was made for an earlier decision. Of several (a create that was answered late), the oldest;
 * the others are swept as strays.
 */
export function adoptable(request: PostRequest | CommentRequest, actor: TeacherId, seen: Seen): Post | null {
  const mine = seen.posts.filter(
    (post) =>
      post.marker === request.marker &&
      post.ref.carrier === request.carrier &&
      post.ours &&
      post.creator === actor &&
      post.state !== 'deleted' &&
      (post.state === 'published' || saysTheSame(post, request)) &&
      sameLearners(post.assignees, request.to) &&
      !seen.bound.has(post.ref.id),
  );
  mine.sort((a, b) => (a.createdAt ?? '').localeCompare(b.createdAt ?? '') || a.ref.id.localeCompare(b.ref.id));
  return mine[0] ?? null;
}

/** As far as a host gives back what it was sent: line ends and outer space may differ. */
export function saysTheSame(
  a: { readonly title?: string | null; readonly text: string },
  b: { readonly title?: string | null; readonly text: string },
): boolean {
  return plain(a.title) === plain(b.title) && plain(a.text) === plain(b.text);
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\r\n/g, '\n').trim();
}

export function sameLearners(found: Post['assignees'], wanted: readonly string[]): boolean {
  if (found === 'all' || found.length !== wanted.length) return false;
  const [have, want] = [new Set<string>(found), new Set<string>(wanted)];
  return have.size === wanted.length && want.size === have.size && found.every((id) => want.has(id));
}
