import { schoolWeekOf } from '../school/calendar.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { PostingWrite } from './types.ts';

/** Whether what it says is still so: a route on its day, a note in its school week, a chance until its window ends. */
export function stillMatters(write: PostingWrite, date: SchoolDate, now: Instant): boolean {
  if (write.kind === 'route') return write.date === date;
  if (write.kind === 'note') return write.week === schoolWeekOf(date);
  return write.due !== null && write.due >= now;
}
