import type { CourseworkId, LearnerId, Marker, PostId, TeacherId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** `assignment` stands in the learner's list of work; `announcement` is a message in the class stream. */
export type PostCarrier = 'assignment' | 'announcement';

/**
 * A comment on one learner's work. It is published at once: a comment cannot be a draft (`writeback/PROTOCOL.md` 2.9).
 */
export type CommentCarrier = 'comment' | 'grade-comment';

export type Carrier = PostCarrier | CommentCarrier;

export interface PostRef {
  readonly carrier: Carrier;
  readonly id: PostId;
}

/** A draft or published post, of which there are lists. */
export type StandingRef = PostRef & { readonly carrier: PostCarrier };

/** What stands in the LMS under one of our markers. */
export interface Post {
  readonly ref: PostRef;
  readonly marker: Marker;
  readonly state: 'draft' | 'published' | 'deleted';
  readonly title: string | null;
  readonly text: string;
  /** `all`: the whole class, which no post with a marker of ours ever is. */
  readonly assignees: 'all' | readonly LearnerId[];
  readonly creator: TeacherId | null;
  /** The host says that our own project made it; for a copy made by hand this is false. */
  readonly ours: boolean;
  readonly createdAt: Instant | null;
}

interface Posting {
  readonly carrier: PostCarrier;
  readonly marker: Marker;
  /** Null for an announcement, which has none. */
  readonly title: string | null;
  readonly text: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** End of the revision window. */
  readonly due: Instant | null;
  /** Points the teacher can give; null: ungraded. */
  readonly points: number | null;
  /** Heading the post stands under, where the host has one. */
  readonly topic: string | null;
}

/**
 * The two cases of `writeback/PROTOCOL.md` 2.4. Words about a learner go to exactly that one; a shared post
 * has a non-empty list and words made without any child's data.
 */
export type PostRequest =
  | (Posting & { readonly about: 'learner'; readonly to: readonly [LearnerId] })
  | (Posting & { readonly about: 'nobody'; readonly to: readonly [LearnerId, ...LearnerId[]] });

/** Words about one learner, on that learner's work. */
export interface CommentRequest {
  readonly carrier: CommentCarrier;
  readonly about: 'learner';
  readonly to: readonly [LearnerId];
  readonly on: CourseworkId;
  readonly marker: Marker;
  readonly text: string;
}

export type Change = 'created' | 'updated' | 'adopted' | 'none';

/** What stands there now, and whether anything was changed to make it so. */
export interface Written {
  readonly change: Change;
  readonly post: Post;
}

/** What may not be taken over when looking for a post whose creation had no clear answer. */
export interface Seen {
  /** Every draft and published post of ours in the course, read just now. */
  readonly posts: readonly Post[];
  /** Ids that other ledger rows are bound to. */
  readonly bound: ReadonlySet<PostId>;
}
