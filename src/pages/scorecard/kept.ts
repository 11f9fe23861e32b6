import { createHash } from 'node:crypto';
import type { RunId } from '../../ids.ts';
import type { Scorecard } from '../../routing/scorecard/scorecard.ts';
import type { SelectedCourse } from '../../sync/find.ts';
import { dateIn, type Instant } from '../../time.ts';

/**
 * Counts a class's card once for as long as the same comes of it: no newer night, the same school file, the same day. One card
 * a class is kept, in this process; whoever asks while it is counted waits for the same one.
 */
export function keepScorecards(
  count: (of: SelectedCourse, at: Instant) => Promise<Scorecard>,
): (of: SelectedCourse, run: RunId, at: Instant) => Promise<Scorecard> {
  const kept = new Map<string, { readonly from: string; readonly card: Promise<Scorecard> }>();
  return (of, run, at) => {
    const { school } = of.file;
    const place = JSON.stringify([school.id, of.course.id]);
    const from = createHash('sha256')
      .update(JSON.stringify([run, dateIn(school.timeZone, at), of.file]))
      .digest('base64');
    const cached = kept.get(place);
    if (cached?.from === from) return cached.card;
    const card = count(of, at);
    kept.set(place, { from, card });
    card.catch(() => {
      if (kept.get(place)?.card === card) kept.delete(place);
    });
    return card;
  };
}
