import { schoolWeekOf } from '../school/calendar.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { PostingWrite } from './types.ts';

/** Whether what it says is still so: a route on its day, a note in its school week, a chance until its window ends. */
export function stillMatters(write: PostingWrite, date: SchoolDate, now: Instant): boolean {
  switch (write.kind) {
    case 'route': return write.date === date;
    case 'note': return write.week === schoolWeekOf(date);
    case 'reassign': return write.due !== null && write.due >= now;
    default: return write satisfies never;
  }
}
