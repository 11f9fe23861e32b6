import type { Instant, SchoolDate } from '../time.ts';
import { kindOf, type PostingWrite } from './kinds/registry.ts';

/** Whether what it says is still so: a route on its day, a note in its school week, a chance until its window ends. */
export function stillMatters(write: PostingWrite, date: SchoolDate, now: Instant): boolean {
  return kindOf(write).stillMatters(write, date, now);
}
