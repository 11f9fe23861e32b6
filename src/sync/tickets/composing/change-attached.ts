import { isDeepStrictEqual } from 'node:util';
import type { SchoolId } from '../../../ids.ts';
import type { AddonPlace } from '../../../lms/addon.ts';
import { LmsError } from '../../../lms/errors.ts';
import type { Lms } from '../../../lms/types.ts';
import { placesOf, unbindPlace, type BoundPlace } from '../../../store/tickets/places.ts';
import { maxPointsOf } from '../../../ticket/grade.ts';
import { ComposedTicket, type Ticket } from '../../../ticket/types.ts';
import type { DeskParts } from '../parts.ts';

/** Whether a composed ticket says something else than what it has become already. */
export function saysElse(ticket: Ticket, composed: ComposedTicket): boolean {
  return !isDeepStrictEqual(ComposedTicket.parse(ticket), ComposedTicket.parse(composed));
}

/**
 * Before a draft's new words are kept, what hangs in the LMS is called as they say and takes their points; what was taken away there hangs no
 * more. Where the words are the same, it is only looked at.
 * @throws LmsError and then nothing is kept
 */
export async function changeAttached(
  { store }: Pick<DeskParts, 'store'>,
  school: SchoolId,
  { addon, linkTickets }: Pick<Lms, 'addon' | 'linkTickets'>,
  before: Ticket,
  composed: ComposedTicket,
): Promise<void> {
  const isElse = saysElse(before, composed);
  const title = composed.title;
  const points = maxPointsOf(composed);
  for (const place of await store.school(school, (db) => placesOf(db, before.id))) {
    const { course, item, attachment } = place;
    if (attachment === null) {
      if (isElse) await linkTickets?.change(course, item, { title, points });
    } else if (addon !== null) {
      const at: AddonPlace = { course, item, kind: 'assignment' };
      await orGone(
        async () =>
          void (await (isElse
            ? addon.change(at, attachment, { title, maxPoints: points })
            : addon.attachment(at, attachment))),
        () => takenAway(store, school, place),
      );
    }
  }
}

async function orGone(ask: () => Promise<void>, gone: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof LmsError) || error.kind !== 'gone') throw error;
    await gone();
  }
}

async function takenAway(store: DeskParts['store'], school: SchoolId, place: BoundPlace): Promise<void> {
  await store.school(school, (db) => unbindPlace(db, place));
}
