import type { LearnerId } from '../ids.ts';
import type { CommentCarrier, CommentRequest, PostCarrier, PostRequest } from '../lms/posts.ts';
import { isAboutLearner, kindOf } from '../plan/kinds/registry.ts';
import type { WriteCarrier } from '../plan/kinds/write-base.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';

/** How a write reaches the LMS. A note pasted by the teacher, or shown in our own frame, posts nothing. */
export function carrierOf(write: PostingWrite): WriteCarrier {
  return kindOf(write).place(write).carrier;
}

export function isComment(carrier: WriteCarrier): carrier is CommentCarrier {
  return carrier === 'comment' || carrier === 'grade-comment';
}

/** Those of them that can be listed, each once. */
export function listable(carriers: readonly WriteCarrier[]): PostCarrier[] {
  return [...new Set(carriers.flatMap((each): PostCarrier[] => (each === 'none' || isComment(each) ? [] : [each])))];
}

/**
 * The request for one ledger row, to the frozen recipients that may still get it. The two cases of
 * PROTOCOL.md 2.4: a note has exactly its one learner; a shared post has no word about anyone.
 * Null: nobody is left to send it to, or the row is no post.
 */
export function requestOf(row: LedgerRow, enrolled: ReadonlySet<LearnerId>, topic: string | null): PostRequest | null {
  const { write, carrier, marker } = row;
  if (carrier === 'none' || isComment(carrier)) return null;
  const common = {
    carrier,
    marker,
    title: write.title,
    text: write.text,
    links: write.links,
    due: write.due,
    points: write.points,
    topic: carrier === 'assignment' ? topic : null,
  };
  if (isAboutLearner(write)) {
    const [learner] = write.learners;
    return enrolled.has(learner) ? { ...common, about: 'learner', to: [learner] } : null;
  }
  const [first, ...rest] = write.learners.filter((learner) => enrolled.has(learner));
  return first === undefined ? null : { ...common, about: 'nobody', to: [first, ...rest] };
}

/** The same for a comment: words about one learner, on that learner's work. Null: the learner is not enrolled, or the row is no comment. */
export function commentRequestOf(
  { write, carrier, marker }: LedgerRow,
  enrolled: ReadonlySet<LearnerId>,
): CommentRequest | null {
  const { on } = kindOf(write).place(write);
  if (!isComment(carrier) || !isAboutLearner(write) || on === null) return null;
  const [learner] = write.learners;
  return enrolled.has(learner) ? { carrier, about: 'learner', to: [learner], on, marker, text: write.text } : null;
}

/** The same write for these alone; one about a learner stays as it is. */
export function withLearners(write: PostingWrite, to: readonly [LearnerId, ...LearnerId[]]): PostingWrite {
  return isAboutLearner(write) ? write : { ...write, learners: to };
}
