import type { CourseworkId, LearnerId, PostId, TargetCode } from '../ids.ts';
import type { Evidence } from '../evidence/types.ts';
import type { Coursework, Submission } from '../lms/types.ts';
import type { GivenChance } from '../pathway/types.ts';
import { isEdited } from '../writeback/carry.ts';
import type { LedgerRow } from '../writeback/types.ts';

/** Coursework that is a reassignment of ours: its scores are evidence on that target. */
export function ownChances(rows: readonly LedgerRow[]): ReadonlyMap<CourseworkId, { target: TargetCode; round: number }> {
  return new Map(rows.flatMap(({ write, remoteId }) => (
    write.kind === 'reassign' && remoteId !== null
      ? [[remoteId as string as CourseworkId, { target: write.target, round: write.round }] as const]
      : [])));
}

/**
 * The chances learners were given: every reassignment that was seen (`DONE`), or that a teacher
 * removed or holds (those stay so). One that was decided but never sent is not given yet.
 */
export function givenChances(rows: readonly LedgerRow[], evidence: readonly Evidence[], submissions: readonly Submission[]): GivenChance[] {
  const ours = new Set<string | null>(rows.map((row) => row.remoteId));
  const handedIn = new Set(submissions.filter((each) => ours.has(each.coursework) && (each.state === 'turned-in' || each.state === 'returned'))
    .map((each) => `${each.coursework} ${each.learner}`));
  const scores = new Map<string, Evidence>();
  for (const each of evidence) {
    if (each.kind !== 'chance' || each.coursework === null) continue;
    const place = `${each.coursework} ${each.learner}`;
    const known = scores.get(place);
    if (known === undefined || known.at < each.at) scores.set(place, each);
  }
  return rows.flatMap((row) => {
    const { write, remoteId, state } = row;
    if (write.kind !== 'reassign' || write.due === null) return [];
    if (state === 'NEW' || state === 'BOUND' || state === 'CANCELLED') return [];
    const due = write.due;
    return write.learners.map((learner: LearnerId): GivenChance => {
      const score = remoteId === null ? undefined : scores.get(`${remoteId} ${learner}`);
      return {
        learner, target: write.target, round: write.round, coursework: remoteId as string | null as CourseworkId | null,
        givenAt: row.decidedAt, date: write.date, due, activity: write.activity, minutes: write.minutes,
        handedIn: handedIn.has(`${remoteId} ${learner}`), share: score?.share ?? null, scoredAt: score?.at ?? null,
      };
    });
  });
}

/** Assignments of ours that a person edited since we wrote them. */
export function editedPosts(rows: readonly LedgerRow[], coursework: readonly Coursework[], enrolled: ReadonlySet<LearnerId>): ReadonlySet<PostId> {
  const posts = new Map(coursework.flatMap((work) => (work.post === null ? [] : [[work.post.ref.id, work.post] as const])));
  return new Set(rows.flatMap((row) => {
    const post = row.remoteId === null ? undefined : posts.get(row.remoteId);
    return post !== undefined && row.state === 'DONE' && isEdited(post, row.write, enrolled) ? [post.ref.id] : [];
  }));
}

/** Everything a learner handed something in on, or that was graded. */
export function workedOn(submissions: readonly Submission[]): ReadonlySet<PostId> {
  return new Set(submissions.filter(({ score, state }) => score !== null || (state !== 'new' && state !== 'created'))
    .map((submission) => submission.coursework as string as PostId));
}
