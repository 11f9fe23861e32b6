import type { LearnerId, WriteKey } from '../ids.ts';
import { capOf } from './traits.ts';
import type { PostingWrite } from './types.ts';

/** Safety protocol 2.12: a fault upstream must not flood a child or a class. */
const NOTES_A_DAY = 1;
const ITEMS_A_DAY = 3;
const WRITES_PER_LEARNER = 4;
const TIMES_THE_MEDIAN = 3;
/** Dates that wrote before the school's own cap holds. */
export const DATES_TO_KNOW = 10;

export interface Capped {
  readonly key: WriteKey;
  readonly why: string;
}

/**
 * Which of the writes would go over a cap: per child one note and three items a day, per course four
 * times the class a night. They stay undone and are tried again another day.
 * @param today what was sent to this class today already
 */
export function overCaps(writes: readonly PostingWrite[], today: readonly PostingWrite[], classSize: number): Capped[] {
  if (writes.length > classSize * WRITES_PER_LEARNER) {
    return writes.map(({ key }) => ({ key, why: `over the cap of ${classSize * WRITES_PER_LEARNER} writes a night for this class` }));
  }
  const notes = new Map<LearnerId, number>();
  const items = new Map<LearnerId, number>();
  const counts = (write: PostingWrite): Map<LearnerId, number> => (capOf(write) === 'note' ? notes : items);
  const take = (write: PostingWrite): void => {
    for (const learner of write.learners) counts(write).set(learner, (counts(write).get(learner) ?? 0) + 1);
  };
  today.forEach(take);
  return writes.flatMap((write) => {
    const cap = capOf(write) === 'note' ? NOTES_A_DAY : ITEMS_A_DAY;
    const full = write.learners.some((learner) => (counts(write).get(learner) ?? 0) >= cap);
    if (full) return [{ key: write.key, why: `over the cap of ${cap} a day for a learner` }];
    take(write);
    return [];
  });
}

/** What a school may send on one date: three times the median of the last ten dates that sent anything; null until there are ten. */
export function schoolCap(writes: readonly number[]): number | null {
  if (writes.length < DATES_TO_KNOW) return null;
  const sorted = writes.slice(0, DATES_TO_KNOW).toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[DATES_TO_KNOW / 2 - 1], sorted[DATES_TO_KNOW / 2]];
  return Math.floor(((low + high) / 2) * TIMES_THE_MEDIAN);
}
