import type { LearnerId } from '../../../src/ids.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';

/** What a post is for this child, whatever its key says: a note of a week, a round on a target, a slot of a day. */
export function meaningOf(write: PostingWrite, learner: LearnerId): string {
  if (write.kind === 'note') return `note ${write.week} ${learner}`;
  return write.kind === 'route'
    ? `route ${write.date} ${write.slot} ${learner}`
    : `chance ${write.target} ${write.round} ${learner}`;
}
