import type { LearnerId, SubmissionId } from '../../ids.ts';
import type { AddonPlace } from '../../lms/addon.ts';
import type { Lms } from '../../lms/types.ts';
import type { OnTicket } from '../../store/tickets/learners.ts';
import type { BoundPlace } from '../../store/tickets/places.ts';

/** Where a learner's grade goes. */
export interface GradePlace {
  readonly place: BoundPlace;
  /** Their work under the attachment; null: a link hangs there. */
  readonly submission: SubmissionId | null;
}

/** Where the learner's page said that their work is; null: it never said so, as they came by the link alone to what hangs as an attachment. */
export function knownPlace(
  places: readonly BoundPlace[],
  { attachment, submission }: Pick<OnTicket, 'attachment' | 'submission'>,
): GradePlace | null {
  const place = places.find((each) => each.attachment === attachment);
  if (place === undefined) return null;
  if (attachment === null) return { place, submission: null };
  return submission === null ? null : { place, submission };
}

/** Where those have their work whose pages never said so: the LMS lists it, once for all of them. */
export async function listedPlaces(
  { addon }: Pick<Lms, 'addon'>,
  places: readonly BoundPlace[],
  learners: ReadonlySet<LearnerId>,
  kind: AddonPlace['kind'],
): Promise<ReadonlyMap<LearnerId, GradePlace>> {
  const found = new Map<LearnerId, GradePlace>();
  if (addon === null || learners.size === 0) return found;
  for (const place of places) {
    const { course, item, attachment } = place;
    if (attachment === null) continue;
    for await (const row of addon.works({ course, item, kind }, attachment)) {
      if (!row.ok || !learners.has(row.value.learner) || found.has(row.value.learner)) continue;
      found.set(row.value.learner, { place, submission: row.value.submission });
    }
  }
  return found;
}
