import type { LearnerId, WriteKey } from '../ids.ts';
import type { SchoolDate } from '../time.ts';
import { chanceOf, kindOf, type PostingWrite } from './kinds/registry.ts';
import type { Reached } from './limits.ts';

/** writeback/PROTOCOL.md 2.12: a fault upstream must not flood a child or a class. */
const NOTES_A_DAY = 1;
const ITEMS_A_DAY = 3;
const WRITES_PER_LEARNER = 4;

export interface Capped extends Reached {
  readonly key: WriteKey;
}

/** The class and its day, as the caps see them. */
export interface ClassDay {
  /** In the school's own zone. */
  readonly date: SchoolDate;
  readonly learners: number;
  /** What was sent to this class today already. */
  readonly sent: readonly PostingWrite[];
}

/**
 * Which of the writes would go over a cap: per child one note and three items a day, per course four
 * times the class a night. They stay undone and are tried again another day. Where not all fit, the first in the list
 * go; a chance left over from an earlier day never takes a child's last place, which is kept for today's route.
 */
export function overCaps(writes: readonly PostingWrite[], { date, learners, sent }: ClassDay): Capped[] {
  const most = learners * WRITES_PER_LEARNER;
  if (writes.length > most) {
    return writes.map(({ key }) => ({ key, limit: 'class', most }));
  }
  const notes = new Map<LearnerId, number>();
  const items = new Map<LearnerId, number>();
  const counts = (write: PostingWrite): Map<LearnerId, number> => (kindOf(write).cap === 'note' ? notes : items);
  const take = (write: PostingWrite): void => {
    for (const learner of write.learners) counts(write).set(learner, (counts(write).get(learner) ?? 0) + 1);
  };
  sent.forEach(take);
  return writes.flatMap((write): Capped[] => {
    const limit = kindOf(write).cap;
    const cap = limit === 'note' ? NOTES_A_DAY : ITEMS_A_DAY;
    const chance = chanceOf(write);
    const places = chance !== null && chance.date < date ? cap - 1 : cap;
    const full = write.learners.some((learner) => (counts(write).get(learner) ?? 0) >= places);
    if (full) return [{ key: write.key, limit, most: cap }];
    take(write);
    return [];
  });
}
