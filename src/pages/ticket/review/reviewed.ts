import type { Reviewed, RoomLearner } from '../../../ticket/live.ts';
import type { TicketPageData } from '../page-data.ts';

/** One learner's work, and the other facts a review shows about them. */
export interface UnderReview {
  readonly work: RoomLearner;
  readonly beside: Reviewed;
}

const NOTHING: Reviewed = { targets: [], notes: [], grade: null, gradeWaits: null };

/** Data of the one learner the page is about, and of nobody else. */
export function underReview({ live, learner }: Pick<TicketPageData, 'live' | 'learner'>): UnderReview | null {
  if (live.role !== 'teacher') return null;
  const work = live.learners.find(({ id }) => id === learner?.id);
  return work === undefined ? null : { work, beside: live.review ?? NOTHING };
}
