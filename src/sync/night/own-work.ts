import { CourseworkId, type LearnerId, type PostId } from '../../ids.ts';
import type { OwnChances } from '../../evidence/checks.ts';
import { sittingsOf } from '../../evidence/sittings.ts';
import type { Evidence } from '../../evidence/types.ts';
import type { Post } from '../../lms/posts.ts';
import type { Coursework, Submission } from '../../lms/types.ts';
import type { GivenChance } from '../../pathway/types.ts';
import { isEdited } from '../../writeback/stands.ts';
import type { Seen } from '../../plan/decisions.ts';
import { chanceOf } from '../../plan/kinds/registry.ts';
import { WORDS_GONE } from '../../plan/kinds/write-base.ts';
import { CHANGING, REMOVED, type LedgerRow } from '../../plan/ledger-row.ts';
import type { Instant } from '../../time.ts';
import { hasWorked } from '../../writeback/worked.ts';

/** Coursework that is a reassignment of ours: its scores are evidence on that target. */
export function ownChances(rows: readonly LedgerRow[]): OwnChances {
  return new Map(
    rows.flatMap(({ write, remoteId, decidedAt }) => {
      const chance = chanceOf(write);
      if (chance === null || remoteId === null) return [];
      const { target, round, check } = chance;
      return [
        [CourseworkId.parse(remoteId), { target, round, check, learners: write.learners, since: decidedAt }] as const,
      ];
    }),
  );
}

/**
 * The ledger as tonight's list proves it: a row whose post stands published was published although the answer to that was
 * lost, or came after the row was closed; one that was being changed is done when the post reads as we wrote it. So is one that counted as
 * removed because lists had left it out. What a person had taken back stays closed.
 */
export function provenBy(
  coursework: readonly Coursework[],
  rows: readonly LedgerRow[],
  enrolled: ReadonlySet<LearnerId>,
): LedgerRow[] {
  const posts = postsIn(coursework);
  return rows.map((row) => {
    const post = row.remoteId === null ? undefined : posts.get(row.remoteId);
    const proven =
      post?.state === 'published' &&
      (row.state === 'CANCELLED' ||
        (row.state === 'TOMBSTONE' && row.trouble === REMOVED) ||
        (row.state === 'BOUND' && (row.trouble !== CHANGING || !isEdited(post, row.write, enrolled))));
    return proven ? { ...row, state: 'DONE' } : row;
  });
}

/**
 * The chances learners were given: every reassignment that was seen (`DONE`), that may have been seen (`BOUND`, and
 * not listed as a draft), or that a teacher removed or holds (those stay so). One that nobody can have seen is not
 * given yet.
 */
export function givenChances(
  rows: readonly LedgerRow[],
  coursework: readonly Coursework[],
  evidence: readonly Evidence[],
  turnedIn: Seen['handedIn'],
): GivenChance[] {
  const drafts = new Set<string>(coursework.filter((work) => work.state === 'draft').map((work) => work.id));
  const handedIn = new Set(turnedIn.map((each) => `${each.coursework} ${each.learner}`));
  const scores = scoresOf(evidence);
  return rows.flatMap((row) => {
    const { write, remoteId, state } = row;
    const chance = chanceOf(write);
    if (chance === null || chance.due === null) return [];
    if (state === 'NEW' || state === 'CANCELLED' || (state === 'BOUND' && (remoteId === null || drafts.has(remoteId))))
      return [];
    const { target, round, date, due, activity, minutes, check } = chance;
    return write.learners.map((learner: LearnerId): GivenChance => {
      const score =
        remoteId === null
          ? undefined
          : (scores.get(`${remoteId} ${learner} ${target}`) ?? scores.get(`${remoteId} ${learner}`));
      return {
        learner,
        target,
        round,
        coursework: remoteId as string | null as CourseworkId | null,
        givenAt: row.decidedAt,
        date,
        due,
        activity,
        minutes,
        marksItself: check !== null,
        handedIn: check === null ? handedIn.has(`${remoteId} ${learner}`) : score !== undefined,
        share: score?.share ?? null,
        scoredAt: score?.at ?? null,
      };
    });
  });
}

/** What each learner reached on each chance: on its own target, else on whatever its questions belong to, by the newest attempt. */
function scoresOf(
  evidence: readonly Evidence[],
): ReadonlyMap<string, { readonly share: number; readonly at: Instant }> {
  const scores = new Map<string, { share: number; at: Instant }>();
  const take = (place: string, { share, at }: { share: number; at: Instant }): void => {
    const known = scores.get(place);
    if (known === undefined || known.at < at) scores.set(place, { share, at });
  };
  const on = evidence.filter((each) => each.kind === 'chance' && each.coursework !== null);
  const workOf = new Map(on.map(({ source, coursework }) => [source, coursework]));
  for (const { learner, target, source, share, at } of sittingsOf(on)) {
    const place = `${workOf.get(source)} ${learner}`;
    take(`${place} ${target}`, { share, at });
    take(place, { share, at });
  }
  return scores;
}

/** Who handed something in on a chance of ours. */
export function handedInOn(rows: readonly LedgerRow[], submissions: readonly Submission[]): Seen['handedIn'] {
  const chances = new Set<string | null>(
    rows.filter(({ write }) => chanceOf(write) !== null).map((row) => row.remoteId),
  );
  return submissions
    .filter((each) => chances.has(each.coursework) && (each.state === 'turned-in' || each.state === 'returned'))
    .map(({ learner, coursework }) => ({ learner, coursework }));
}

/** Assignments of ours that a person edited since we wrote them. */
export function editedPosts(
  rows: readonly LedgerRow[],
  coursework: readonly Coursework[],
  enrolled: ReadonlySet<LearnerId>,
): ReadonlySet<PostId> {
  const posts = postsIn(coursework);
  return new Set(
    rows.flatMap((row) => {
      const post = row.remoteId === null ? undefined : posts.get(row.remoteId);
      return post !== undefined &&
        row.state === 'DONE' &&
        row.write.text !== WORDS_GONE &&
        isEdited(post, row.write, enrolled)
        ? [post.ref.id]
        : [];
    }),
  );
}

/** What learners handed something in on, or that was graded, among these posts. */
export function workedOn(posts: ReadonlySet<PostId>, submissions: readonly Submission[]): NonNullable<Seen['worked']> {
  return submissions
    .filter(hasWorked)
    .map(({ learner, coursework }) => ({ learner, post: coursework as string as PostId }))
    .filter(({ post }) => posts.has(post));
}

function postsIn(coursework: readonly Coursework[]): ReadonlyMap<PostId, Post> {
  return new Map(coursework.flatMap(({ post }) => (post === null ? [] : [[post.ref.id, post] as const])));
}
