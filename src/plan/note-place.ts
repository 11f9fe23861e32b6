import type { CourseworkId, LearnerId } from '../ids.ts';
import type { CommentCarrier } from '../lms/posts.ts';
import type { Capabilities, Coursework, NoteChannel, Submission } from '../lms/types.ts';
import type { WriteCarrier } from './kinds/write-base.ts';

/** How a note reaches its learner, and where it stands. */
export interface NotePlace {
  readonly channel: NoteChannel;
  readonly carrier: WriteCarrier;
  /** The work a comment stands on; null for the other carriers. */
  readonly on: CourseworkId | null;
}

/** What the class holds that a comment could stand on. */
export interface CommentGround {
  readonly coursework: readonly Coursework[];
  readonly submissions: readonly Submission[];
}

/**
 * The best channel the host has for each learner. A comment needs work of the learner's own to stand on: the newest that
 * takes one; a learner without such work gets the next channel.
 */
export function notePlaces(
  can: Pick<Capabilities, 'note' | 'notePost'>,
  ground: CommentGround,
): (learner: LearnerId) => NotePlace {
  const places = { comment: newestOf('comment', ground), 'grade-comment': newestOf('grade-comment', ground) };
  return (learner) => {
    for (const channel of can.note) {
      if (channel === 'post') return { channel, carrier: can.notePost, on: null };
      if (channel === 'frame' || channel === 'paste') return { channel, carrier: 'none', on: null };
      const on = places[channel].get(learner);
      if (on !== undefined) return { channel, carrier: channel, on };
    }
    return { channel: 'paste', carrier: 'none', on: null };
  };
}

/** How the last night found that a note reaches each learner; whom it did not see gets a text to paste. */
export function placeIn({
  places,
}: {
  readonly places: readonly (NotePlace & { readonly learner: LearnerId })[];
}): (learner: LearnerId) => NotePlace {
  const byLearner = new Map(places.map(({ learner, channel, carrier, on }) => [learner, { channel, carrier, on }]));
  return (learner) => byLearner.get(learner) ?? { channel: 'paste', carrier: 'none', on: null };
}

/** For each learner the newest work that takes such a comment. */
export function newestOf(
  carrier: CommentCarrier,
  { coursework, submissions }: CommentGround,
): ReadonlyMap<LearnerId, CourseworkId> {
  const open = coursework.filter((work) => work.state === 'published');
  const rank = new Map(open.toSorted(byAge).map((work, i) => [work.id, i]));
  const newest = new Map<LearnerId, CourseworkId>();
  for (const { learner, coursework: on, comments } of submissions) {
    const age = rank.get(on);
    if (age === undefined || !comments.includes(carrier)) continue;
    const known = newest.get(learner);
    if (known === undefined || age > (rank.get(known) ?? -1)) newest.set(learner, on);
  }
  return newest;
}

/** Oldest first by due date, else by when it was made; equal times by id, so that a repeated run says the same. */
function byAge(a: Coursework, b: Coursework): number {
  return (a.due ?? a.createdAt ?? '').localeCompare(b.due ?? b.createdAt ?? '') || a.id.localeCompare(b.id);
}
