import type { Instant, SchoolDate } from '../time.ts';
import { fromDateTime, toDateTime } from '../time.ts';
import { daysBefore, newestDue, todayAt, type Schedule } from './due-date.ts';

/** Hours after its time before a night that was not had is late: one that runs, or is tried again, needs some. */
const GRACE_HOURS = 3;

/** A school's newest scheduled night, as the store has it. */
export interface NewestNight {
  readonly date: SchoolDate;
  /** `left`: begun, not finished, and in nobody's hands. */
  readonly ended: 'finished' | 'running' | 'left';
  /** Courses whose part was not finished. */
  readonly unfinished: number;
}

/** `late`: the schedule names a newer one, and its time is over; `ahead`: it lies in the future of the clock; `unfinished`: not every course was. */
export type NightTrouble = 'late' | 'ahead' | 'unfinished';

/** What is wrong with a school's newest night at that moment; null when nothing is, or when the school never had a scheduled one. */
export function troubleOf(file: Schedule, at: Instant, night: NewestNight | null): NightTrouble | null {
  if (night === null) return null;
  if (night.date > daysBefore(todayAt(file, at), -1)) return 'ahead';
  const due = newestDue(file, fromDateTime(toDateTime(at).minus({ hours: GRACE_HOURS })));
  if (due !== null && (night.date < due || (night.date === due && night.ended === 'left'))) return 'late';
  return night.ended === 'finished' && night.unfinished > 0 ? 'unfinished' : null;
}
